package org.carrel.device.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;
import org.carrel.device.port.SyncNotice;

/** Hands new settings on once, and tells on each connect what became of the last ones. */
final class ConfigKeeper {
    private static final String REPORTED_KEY = "sync.config.reported";
    private static final String RUNNING_KEY = "sync.config.running";

    private final Ledger ledger;
    private final Courier courier;
    private final Patience patience;

    /** At most one each. */
    private List<ConfigReported> reported = List.of();

    private List<ConfigDesired> running = List.of();
    private List<ConfigDesired> announced = List.of();
    private boolean open;
    private long retryAt = Moment.NEVER;

    ConfigKeeper(Ledger ledger, Courier courier, RandomSource random) {
        this.ledger = ledger;
        this.courier = courier;
        this.patience = new Patience(Duration.ofSeconds(2), Duration.ofMinutes(1), random);
        note(REPORTED_KEY).ifPresent(wire -> {
            Decoded<DeviceToHub> decoded = MessageCodec.decodeFromDevice(Channel.CONFIG_REPORTED, wire);
            if (decoded instanceof Decoded.Read<DeviceToHub>(ConfigReported last)) {
                reported = List.of(last);
            }
        });
        note(RUNNING_KEY).ifPresent(wire -> {
            Decoded<HubToDevice> decoded = MessageCodec.decodeFromHub(Channel.CONFIG_DESIRED, wire);
            if (decoded instanceof Decoded.Read<HubToDevice>(ConfigDesired last)) {
                running = List.of(last);
            }
        });
    }

    void opened() {
        open = true;
        patience.reset();
        send();
    }

    void closed() {
        open = false;
        retryAt = Moment.NEVER;
    }

    void received(ConfigDesired desired, Moment now, List<SyncNotice> notices) {
        boolean decided = reported.stream().anyMatch(last -> last.version() >= desired.version());
        boolean beingDecided = announced.stream().anyMatch(last -> last.version() >= desired.version());
        if (decided || beingDecided) {
            return;
        }
        announced = List.of(desired);
        boolean same = running.stream().anyMatch(last -> last.settings().equals(desired.settings()));
        if (same) {
            report(new ConfigReported(desired.version(), ConfigReported.Result.RUNNING, List.of()), now);
        } else {
            notices.add(new SyncNotice.ConfigChanged(desired));
        }
    }

    void report(ConfigReported result, Moment now) {
        if (reported.equals(List.of(result))) {
            return;
        }
        reported = List.of(result);
        List<ConfigDesired> nowRunning = result.result() == ConfigReported.Result.RUNNING
                ? announced.stream()
                        .filter(desired -> desired.version() == result.version())
                        .toList()
                : List.of();
        ledger.write(now, tx -> {
            tx.note(REPORTED_KEY, MessageCodec.encode(result));
            nowRunning.forEach(desired -> tx.note(RUNNING_KEY, MessageCodec.encode(desired)));
        });
        running = nowRunning.isEmpty() ? running : nowRunning;
        send();
    }

    void notDelivered(Courier.OfConfig config, boolean permanent, Moment now) {
        if (!permanent && reported.stream().anyMatch(last -> last.version() == config.version())) {
            retryAt = patience.until(now);
        }
    }

    void work(Moment now) {
        if (now.reached(retryAt)) {
            retryAt = Moment.NEVER;
            send();
        }
    }

    long nextDeadline() {
        return retryAt;
    }

    private void send() {
        if (open) {
            reported.forEach(last -> courier.send(
                    Channel.CONFIG_REPORTED, MessageCodec.encode(last), new Courier.OfConfig(last.version())));
        }
    }

    private Optional<Bytes> note(String key) {
        return ledger.read(() -> ledger.store().note(key)).flatMap(note -> note);
    }
}
