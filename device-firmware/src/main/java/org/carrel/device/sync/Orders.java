package org.carrel.device.sync;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.DeviceTime.Quality;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;

/** Commands: each handed to the agent at most once, never after its expiry, and reported until the broker has the report. */
final class Orders {
    private static final String REPORTS = "sync/report/";
    /** Where the hub's clock and ours differ by more, ours is wrong and cannot judge an expiry. */
    private static final Duration SKEW_MAX = Duration.ofMinutes(5);

    private final DeviceStore store;
    private final Wire wire;
    private final Map<Long, Sent> underWay = new LinkedHashMap<>();
    private boolean online;

    private record Sent(String note, Bytes payload) {}

    Orders(DeviceStore store, Wire wire) {
        this.store = store;
        this.wire = wire;
    }

    List<SyncNotice> ordered(CommandOrder order, Moment now) {
        if (store.hasSeen(order.id())) {
            store.note(REPORTS + order.id()).ifPresent(report -> send(REPORTS + order.id(), report));
            return List.of();
        }
        boolean inTime = judges(order, now) && now.wall().isBefore(order.expires());
        try {
            // Seen before done: a crash in between leaves the command undone, never done twice.
            store.write(now, transaction -> transaction.seen(order.id()));
        } catch (StoreFailure cannotRemember) {
            report(order.id(), new CommandReport.Failed(CommandReport.Reason.HARDWARE_FAILED), now);
            return List.of();
        }
        if (!inTime) {
            report(order.id(), new CommandReport.Expired(), now);
            return List.of();
        }
        return List.of(new SyncNotice.Ordered(order));
    }

    void report(CommandId id, CommandReport.Progress progress, Moment now) {
        Bytes payload = MessageCodec.encode(new CommandReport(id, progress));
        String note = REPORTS + id;
        try {
            store.write(now, transaction -> transaction.note(note, payload));
        } catch (StoreFailure notKept) {
            // Told once, then, if the line is up; the hub's own deadline ends the command otherwise.
        }
        send(note, payload);
    }

    void connected() {
        online = true;
        store.notes(REPORTS).forEach(this::send);
    }

    void disconnected() {
        online = false;
        underWay.clear();
    }

    void delivered(long token, Moment now) {
        Sent sent = underWay.remove(token);
        if (sent != null
                && store.note(sent.note()).filter(sent.payload()::equals).isPresent()) {
            try {
                store.write(now, transaction -> transaction.forget(sent.note()));
            } catch (StoreFailure full) {
                // It is told once more after the next connect, which the hub bears.
            }
        }
    }

    private void send(String note, Bytes payload) {
        if (online) {
            underWay.put(wire.send(Channel.REPORT, payload, Bytes.EMPTY, Duration.ZERO), new Sent(note, payload));
        }
    }

    /** Whether our clock can tell if the command has expired. */
    private static boolean judges(CommandOrder order, Moment now) {
        return now.quality() != Quality.UNKNOWN
                && !now.wall().isBefore(order.issued().minus(SKEW_MAX));
    }
}
