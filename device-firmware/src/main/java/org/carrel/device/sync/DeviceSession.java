package org.carrel.device.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceTime.Quality;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.Telemetry;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.HubLink;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;
import org.carrel.device.port.SyncNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device's conversation with the hub on a {@link HubLink}, from a {@link DeviceStore}. On each connect: birth, all that is retained, reports not
 * yet told, then the outbox from where the hub is known to be. One caller at a time, as every step machine here.
 */
public final class DeviceSession implements HubSession {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceSession.class);
    private static final String ROSTER = "sync/roster";
    private static final String CONFIG = "sync/config-reported";
    private static final Health UNTOLD = new Health(List.of());

    private final Description device;
    private final DeviceStore store;
    private final Wire wire;
    private final Outflow outflow;
    private final Questions questions;
    private final Orders orders;
    private final long began;

    private Optional<Long> session = Optional.empty();
    private Health health = UNTOLD;
    private Optional<PickupRoster> roster;
    private boolean foreignHub;
    private Moment latest;

    /** @param now from which the uptime of this run counts */
    public DeviceSession(Description device, DeviceStore store, HubLink link, RandomSource random, Moment now) {
        this.device = device;
        this.store = store;
        this.wire = new Wire(link, device.address());
        this.outflow = new Outflow(store, wire);
        this.questions = new Questions(random, wire);
        this.orders = new Orders(store, wire);
        this.began = now.nanos();
        this.latest = now;
        this.roster = store.note(ROSTER).flatMap(DeviceSession::storedRoster);
    }

    @Override
    public List<SyncNotice> receive(HubLinkInput input, Moment now) {
        latest = now;
        return switch (input) {
            case HubLinkInput.Connected connected -> connected(connected.session(), now);
            case HubLinkInput.Disconnected _ -> disconnected();
            case HubLinkInput.Arrived arrived -> arrived(arrived, now);
            case HubLinkInput.Delivered delivered -> {
                orders.delivered(delivered.token(), now);
                yield List.of();
            }
            case HubLinkInput.NotDelivered failed -> {
                if (failed.token() > Wire.EVENT_TOKENS) {
                    outflow.notDelivered(failed.permanent(), now);
                }
                yield List.of();
            }
        };
    }

    @Override
    public List<SyncNotice> wake(Moment now) {
        latest = now;
        outflow.wake(now);
        return questions.wake(now);
    }

    @Override
    public long nextDeadline() {
        return Math.min(outflow.nextDeadline(), questions.nextDeadline());
    }

    @Override
    public void pump(Moment now) {
        latest = now;
        outflow.pump(now);
    }

    @Override
    public boolean online() {
        return session.isPresent();
    }

    @Override
    public AskId ask(Ask<?> ask, Moment now) {
        return questions.ask(ask, online(), now);
    }

    @Override
    public void report(CommandId id, CommandReport.Progress progress, Moment now) {
        orders.report(id, progress, now);
    }

    @Override
    public Optional<PickupRoster> roster() {
        boolean over = latest.quality() != Quality.UNKNOWN
                && roster.filter(kept -> !latest.wall().isBefore(kept.expires()))
                        .isPresent();
        if (over) {
            roster = Optional.empty();
            keep(ROSTER, Optional.empty());
        }
        return roster;
    }

    @Override
    public void report(ConfigReported reported, Moment now) {
        latest = now;
        keep(CONFIG, Optional.of(MessageCodec.encode(reported)));
        if (online()) {
            wire.send(reported);
        }
    }

    @Override
    public void leave(Moment now) {
        session.ifPresent(number -> wire.send(new Death(number, Death.Cause.STOPPED)));
        session = Optional.empty();
        outflow.disconnected();
        orders.disconnected();
    }

    @Override
    public void tell(Health now, Moment at) {
        latest = at;
        Health whole = withLink(now);
        if (!whole.equals(health)) {
            health = whole;
            session.ifPresent(number -> wire.send(birth(number, at)));
        }
    }

    @Override
    public void tell(Telemetry telemetry) {
        if (online()) {
            wire.send(telemetry);
        }
    }

    private List<SyncNotice> connected(long number, Moment now) {
        session = Optional.of(number);
        wire.send(birth(number, now));
        store.note(CONFIG)
                .ifPresent(reported -> wire.send(Channel.CONFIG_REPORTED, reported, Bytes.EMPTY, Duration.ZERO));
        orders.connected();
        outflow.connected(now);
        return List.of(new SyncNotice.Online());
    }

    private List<SyncNotice> disconnected() {
        List<SyncNotice> notices = new ArrayList<>(questions.disconnected());
        if (session.isPresent()) {
            session = Optional.empty();
            notices.add(new SyncNotice.Offline());
        }
        outflow.disconnected();
        orders.disconnected();
        return notices;
    }

    private List<SyncNotice> arrived(HubLinkInput.Arrived arrived, Moment now) {
        Optional<Address.Parsed> topic = Address.parse(arrived.topic());
        if (topic.isEmpty() || !topic.get().address().equals(device.address())) {
            LOG.warn("a message came on the topic of somebody else and is not looked at");
            return List.of();
        }
        return switch (MessageCodec.decodeFromHub(topic.get().channel(), arrived.payload())) {
            case Decoded.Read<HubToDevice> read -> heard(read.message(), now);
            case Decoded.Unknown<HubToDevice> unknown -> {
                LOG.warn("the hub said '{}' at {}, which this software does not know", unknown.word(), unknown.path());
                if (unknown.envelope() instanceof Decoded.OfCommand command) {
                    refuse(command.id(), now);
                }
                yield List.of();
            }
            case Decoded.Malformed<HubToDevice> malformed -> {
                LOG.warn(
                        "a message from the hub is {} at '{}' and is not looked at",
                        malformed.reason(),
                        malformed.path());
                yield List.of();
            }
        };
    }

    private List<SyncNotice> heard(HubToDevice message, Moment now) {
        return switch (message) {
            case Acknowledgement acknowledgement -> {
                foreignHub = !outflow.acknowledged(acknowledgement.through(), now);
                yield List.of();
            }
            case Response response -> questions.answered(response);
            case CommandOrder order -> orders.ordered(order, now);
            case PickupRoster next -> newRoster(next);
            case ConfigDesired desired -> inForce(desired) ? List.of() : List.of(new SyncNotice.ConfigChanged(desired));
        };
    }

    private List<SyncNotice> newRoster(PickupRoster next) {
        boolean older = roster.filter(kept -> kept.version() >= next.version()).isPresent();
        boolean over = latest.quality() != Quality.UNKNOWN && !latest.wall().isBefore(next.expires());
        if (older || over) {
            return List.of();
        }
        roster = Optional.of(next);
        keep(ROSTER, Optional.of(MessageCodec.encode(next)));
        return List.of(new SyncNotice.RosterChanged(next));
    }

    private void refuse(CommandId id, Moment now) {
        if (!store.hasSeen(id)) {
            report(id, new CommandReport.Failed(CommandReport.Reason.UNSUPPORTED), now);
        }
    }

    private boolean inForce(ConfigDesired desired) {
        return store.note(CONFIG)
                .map(bytes -> MessageCodec.decodeFromDevice(Channel.CONFIG_REPORTED, bytes))
                .filter(decoded -> decoded instanceof Decoded.Read<?>(ConfigReported reported)
                        && reported.version() == desired.version())
                .isPresent();
    }

    private void keep(String key, Optional<Bytes> value) {
        try {
            store.write(
                    latest,
                    transaction -> value.ifPresentOrElse(
                            bytes -> transaction.note(key, bytes), () -> transaction.forget(key)));
        } catch (StoreFailure full) {
            LOG.warn("{} could not be kept; what is in memory serves until the next start", key, full);
        }
    }

    private Birth birth(long number, Moment now) {
        return new Birth(
                number,
                device.kind(),
                device.software(),
                device.compartments(),
                health,
                new DeviceTime(now.wall(), now.quality(), Math.max(0, (now.nanos() - began) / 1_000_000)),
                store.oldestKept(),
                store.newest());
    }

    /** The agent's health and ours: what keeps events from the hub must be seen by staff. */
    private Health withLink(Health agents) {
        List<Health.Part> parts = new ArrayList<>(agents.parts());
        parts.add(
                foreignHub
                        ? new Health.Part("outbox", Health.Condition.FAILED, "sequence-behind-hub")
                        : outflow.refused()
                                ? new Health.Part("outbox", Health.Condition.FAILED, "event-refused")
                                : new Health.Part("outbox", Health.Condition.WELL, ""));
        return new Health(parts);
    }

    private static Optional<PickupRoster> storedRoster(Bytes bytes) {
        return MessageCodec.decodeFromHub(Channel.ROSTER, bytes) instanceof Decoded.Read<?>(PickupRoster kept)
                ? Optional.of(kept)
                : Optional.empty();
    }
}
