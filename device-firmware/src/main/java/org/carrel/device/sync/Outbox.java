package org.carrel.device.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.DeviceStore.StoredEvent;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events in order within two windows (the broker's and the hub's) until the hub acknowledges them. An event leaves only by the hub's
 * cumulative acknowledgement; what the broker confirms merely makes room for the next. Sending twice is harmless: the hub knows each event.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** After a reconnection the broker may repeat old acknowledgements; the true one follows within this time. */
    private static final Duration SETTLING = Duration.ofMillis(250);

    /** A store that the hub never acknowledged waits so long for the hub's answer to the birth before it begins to send. */
    private static final Duration GREETING_WAIT = Duration.ofSeconds(5);

    /** How soon a hub is sent to again that repeats its acknowledgement although more is on its way: something was lost between. */
    private static final Duration NUDGED = Duration.ofSeconds(1);

    /** Wait before an event that the broker could not take just then is sent again. */
    private static final Duration RETRY_FIRST = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Courier courier;
    private final SessionSettings settings;
    private final Patience resending;
    private final Patience refusals;
    private final Patience retries;
    private final SortedSet<Long> unconfirmed = new TreeSet<>();
    private boolean open;
    private long acknowledged;
    private long written;
    private long next;
    private long sentThrough;
    /** An acknowledgement of events that this process did not send: not believed, but what lies below is sent without waiting. */
    private long claimed;

    private long refused;
    private boolean nudged;
    private long heldUntil = Long.MIN_VALUE;
    private long resendAt = Moment.NEVER;
    private long rewindAt = Moment.NEVER;
    private long rewindBelow;
    private long retryAt = Moment.NEVER;
    private long writeAt = Moment.NEVER;

    Outbox(Ledger ledger, Courier courier, SessionSettings settings, RandomSource random) {
        this.ledger = ledger;
        this.courier = courier;
        this.settings = settings;
        this.resending = new Patience(settings.resendFirst(), settings.resendLast(), random.fork("resend"));
        this.refusals = new Patience(settings.refusedFirst(), settings.refusedLast(), random.fork("refused"));
        this.retries = new Patience(RETRY_FIRST, settings.resendLast(), random.fork("retry"));
        this.acknowledged = ledger.store().acknowledgedThrough();
        this.written = acknowledged;
        this.sentThrough = acknowledged;
        this.next = acknowledged + 1;
    }

    /** The birth is handed over: events may follow. */
    void opened(Moment now) {
        open = true;
        next = acknowledged + 1;
        claimed = 0;
        nudged = false;
        retryAt = Moment.NEVER;
        resendAt = Moment.NEVER;
        rewindAt = Moment.NEVER;
        resending.reset();
        boolean neverGreeted = acknowledged == 0 && sentThrough == 0;
        heldUntil = neverGreeted ? now.in(GREETING_WAIT) : Long.MIN_VALUE;
        pump(now);
    }

    void closed() {
        open = false;
        unconfirmed.clear();
        resendAt = Moment.NEVER;
        rewindAt = Moment.NEVER;
        retryAt = Moment.NEVER;
        heldUntil = Long.MIN_VALUE;
    }

    void acknowledged(long through, Moment now) {
        heldUntil = Long.MIN_VALUE;
        if (through > sentThrough) {
            claim(through);
        } else if (through > acknowledged) {
            claimed = 0;
            acknowledged = through;
            next = Math.max(next, acknowledged + 1);
            nudged = false;
            resending.reset();
            if (acknowledged >= refused) {
                refused = 0;
            }
            resendAt = next - 1 > acknowledged ? resending.until(now) : Moment.NEVER;
            if (acknowledged >= rewindBelow) {
                rewindAt = Moment.NEVER;
            }
        } else if (through < acknowledged) {
            if (rewindAt == Moment.NEVER) {
                rewindBelow = acknowledged;
                rewindAt = now.in(SETTLING);
            }
            acknowledged = through;
        } else if (next - 1 > acknowledged && !nudged) {
            nudged = true;
            resendAt = Math.min(resendAt, now.in(NUDGED));
        }
        if (acknowledged != written && writeAt == Moment.NEVER) {
            writeAt = now.in(settings.persistAfter());
        }
        if (Math.abs(acknowledged - written) >= settings.persistRows()) {
            write(now);
        }
        pump(now);
    }

    void delivered(Courier.OfEvent event, Moment now) {
        unconfirmed.remove(event.sequence());
        retries.reset();
        if (event.sequence() == refused) {
            LOG.info("the broker takes event {} again", refused);
            refused = 0;
            refusals.reset();
            retryAt = Moment.NEVER;
        }
        pump(now);
    }

    void notDelivered(Courier.OfEvent event, boolean permanent, String detail, Moment now) {
        unconfirmed.remove(event.sequence());
        if (event.sequence() <= acknowledged) {
            return;
        }
        next = Math.min(next, event.sequence());
        if (!permanent) {
            retryAt = retryAt == Moment.NEVER ? retries.until(now) : retryAt;
        } else if (refused == 0 || event.sequence() <= refused) {
            if (refused == 0) {
                LOG.error("the broker refuses event {}: {}; it and what follows wait", event.sequence(), detail);
            }
            refused = event.sequence();
            retryAt = refusals.until(now);
        }
    }

    void work(Moment now) {
        if (now.reached(writeAt)) {
            write(now);
        }
        if (!open) {
            return;
        }
        if (now.reached(rewindAt)) {
            LOG.warn(
                    "the hub has events up to {} only, earlier {}; sending again from there",
                    acknowledged,
                    rewindBelow);
            rewindAt = Moment.NEVER;
            next = acknowledged + 1;
        }
        if (now.reached(resendAt)) {
            next = acknowledged + 1;
            resendAt = resending.until(now);
        }
        if (now.reached(retryAt)) {
            retryAt = Moment.NEVER;
        }
        if (now.reached(heldUntil)) {
            heldUntil = Long.MIN_VALUE;
        }
        pump(now);
    }

    /** Sends what is there and what the windows allow. */
    void pump(Moment now) {
        boolean waits = retryAt != Moment.NEVER || !now.reached(heldUntil);
        if (!open || waits) {
            return;
        }
        for (int room = room(); room > 0; room = room()) {
            int limit = room;
            Optional<List<StoredEvent>> read = ledger.read(() -> ledger.store().eventsAfter(next - 1, limit));
            if (read.isEmpty()) {
                retryAt = retries.until(now);
                return;
            }
            if (read.get().isEmpty()) {
                return;
            }
            for (StoredEvent event : read.get()) {
                next = event.sequence() + 1;
                sentThrough = Math.max(sentThrough, event.sequence());
                if (!unconfirmed.add(event.sequence())) {
                    // Still in the broker's hands since last time: a second copy would only fill the window.
                    continue;
                }
                courier.send(Channel.EVENT, event.wire(), new Courier.OfEvent(event.sequence()));
            }
            if (resendAt == Moment.NEVER) {
                resendAt = resending.until(now);
            }
        }
    }

    /** Writes down what the hub has, before the end. */
    void write(Moment now) {
        writeAt = Moment.NEVER;
        long through = acknowledged;
        if (through != written) {
            if (ledger.write(now, tx -> tx.acknowledged(through))) {
                written = through;
            } else {
                writeAt = now.in(settings.resendFirst());
            }
        }
    }

    /** The event that the broker refuses for good and that everything after it waits for; 0 for none. */
    long refused() {
        return refused;
    }

    /** Whether the hub has, on this connection, claimed events that were never in this journal: it is not the one that the hub remembers. */
    boolean behindHub() {
        return claimed > ledger.store().newest();
    }

    long waiting() {
        return ledger.store().newest() - acknowledged;
    }

    long nextDeadline() {
        if (!open) {
            // An acknowledgement may come before the birth is delivered; what it set off waits until then.
            return writeAt;
        }
        long held = heldUntil != Long.MIN_VALUE ? heldUntil : Moment.NEVER;
        return Math.min(Math.min(Math.min(resendAt, rewindAt), Math.min(retryAt, writeAt)), held);
    }

    /** How many more events may be sent now. While one is refused, it goes alone. */
    private int room() {
        if (refused != 0) {
            return unconfirmed.isEmpty() ? 1 : 0;
        }
        long hubHas = Math.max(acknowledged, Math.min(claimed, ledger.store().newest()));
        long hubRoom = settings.hubWindow() - (next - 1 - hubHas);
        long brokerRoom = (long) settings.brokerWindow() - unconfirmed.size();
        long there = ledger.store().newest() - (next - 1);
        return Math.toIntExact(Math.max(0, Math.min(Math.min(hubRoom, brokerRoom), there)));
    }

    /**
     * The hub says that it has what we have not sent: this process is younger than the hub's memory, or this journal is (a device
     * that was reinstalled or restored). Only sending tells which; the hub compares ids.
     */
    private void claim(long through) {
        if (claimed == 0) {
            LOG.info("the hub has events up to {}, this process sent up to {}; sending on", through, sentThrough);
        }
        claimed = Math.max(claimed, through);
    }
}
