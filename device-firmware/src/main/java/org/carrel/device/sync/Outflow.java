package org.carrel.device.sync;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.DeviceStore.StoredEvent;
import org.carrel.device.port.Moment;

/**
 * Sends the outbox in order, a window at a time, end to end: room comes only from the hub's acknowledgement, never from the broker's.
 * What stays unacknowledged is sent again, more and more slowly.
 */
final class Outflow {
    static final int WINDOW = 32;
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_MAX = Duration.ofMinutes(2);

    private final DeviceStore store;
    private final Wire wire;
    private boolean open;
    private long sent;
    private long resendAt = Moment.NEVER;
    private Duration patience = PATIENCE;
    private boolean refused;

    Outflow(DeviceStore store, Wire wire) {
        this.store = store;
        this.wire = wire;
    }

    void connected(Moment now) {
        open = true;
        startAgain();
        patience = PATIENCE;
        pump(now);
    }

    void disconnected() {
        open = false;
        resendAt = Moment.NEVER;
    }

    void pump(Moment now) {
        if (!open) {
            return;
        }
        long room = store.acknowledgedThrough() + WINDOW - sent;
        if (room > 0 && sent < store.newest()) {
            List<StoredEvent> events = store.eventsAfter(sent, (int) room);
            for (StoredEvent event : events) {
                wire.send(
                        Wire.EVENT_TOKENS + event.sequence(), Channel.EVENT, event.wire(), Bytes.EMPTY, Duration.ZERO);
                sent = event.sequence();
            }
        }
        if (sent <= store.acknowledgedThrough()) {
            resendAt = Moment.NEVER;
        } else if (resendAt == Moment.NEVER) {
            resendAt = now.in(patience);
        }
    }

    /**
     * The hub has committed so far.
     *
     * @return false when the hub has more than was ever given here: this store is not the one that the hub remembers
     */
    boolean acknowledged(long through, Moment now) {
        if (through > store.newest()) {
            return false;
        }
        long before = store.acknowledgedThrough();
        if (through != before && !kept(through, now)) {
            return true; // It is said again after the next connect or event.
        }
        if (through < before) {
            startAgain(); // The hub was restored from a backup and lacks what it had.
        } else if (through > before) {
            sent = Math.max(sent, through);
            patience = PATIENCE;
            resendAt = Moment.NEVER;
            refused = false;
        }
        pump(now);
        return true;
    }

    private boolean kept(long through, Moment now) {
        try {
            store.write(now, transaction -> transaction.acknowledged(through));
            return true;
        } catch (StoreFailure full) {
            return false;
        }
    }

    /** The broker did not take an event. It stays where it is, and is tried again later; never at once, or it would go round for ever. */
    void notDelivered(boolean permanent, Moment now) {
        refused |= permanent;
        if (open) {
            patience = permanent ? PATIENCE_MAX : patience;
            resendAt = Math.min(resendAt, now.in(patience));
        }
    }

    void wake(Moment now) {
        if (now.reached(resendAt)) {
            startAgain();
            Duration doubled = patience.multipliedBy(2);
            patience = doubled.compareTo(PATIENCE_MAX) > 0 ? PATIENCE_MAX : doubled;
            pump(now);
        }
    }

    long nextDeadline() {
        return resendAt;
    }

    /** Whether the broker said of an event that it will never take it. */
    boolean refused() {
        return refused;
    }

    private void startAgain() {
        sent = store.acknowledgedThrough();
        resendAt = Moment.NEVER;
    }
}
