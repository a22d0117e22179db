package org.carrel.hub.audit;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.Bytes;

/**
 * Who did or saw what: entries are only ever added, each bound to the one before it by a keyed hash (HMAC-SHA-256), so that a
 * change, a removal or an insertion by somebody without the key shows. Subjects are the hub's own ids; names, card numbers and
 * titles have no place in it.
 */
public interface Audit {
    /** @param key at least 16 bytes, kept apart from the store */
    static Audit chained(AuditLog log, Bytes key) {
        return new ChainedAudit(log, key);
    }

    /** What was done. */
    enum Action {
        CARD_SHOWN,
        PATRON_SEEN,
        PATRON_CHANGED,
        PATRON_ERASED,
        HOLD_PLACED,
        HOLD_CANCELLED,
        HOLD_COLLECTED,
        HOLD_PUT_BACK,
        LOAN_MADE,
        LOAN_ENDED,
        LOAN_RENEWED,
        LOAN_RECALLED,
        RETURN_UNDONE,
        HOLD_PAUSED,
        HOLD_RESUMED,
        HOLD_MOVED,
        FEE_CHARGED,
        FEE_PAID,
        FEE_WAIVED,
        FEE_UNDONE,
        SUSPENDED,
        SUSPENSION_LIFTED,
        SESSION_ENDED,
        CONFLICT_RESOLVED,
        COMMAND_ISSUED,
        CONFIG_CHANGED,
        DEVICE_ENROLLED,
        IMPORTED,
        SEATS_SET_UP,
        SEAT_GIVEN,
        SEAT_USE_CHANGED,
        QUEUE_CHANGED,
        VIOLATION_FORGIVEN,
        CALENDAR_CHANGED,
        BRANCH_CHANGED,
        STOCK_CHANGED,
        SIGNED_IN,
        SIGN_IN_REFUSED,
        CARD_APPLIED_FOR,
        CARD_DECIDED,
        HELP_ANSWERED
    }

    /**
     * @param subject what it was done to, as {@code kind:id}, such as {@code patron:p17}; empty when nothing in particular
     * @param detail further ids or a reason, without patron data; at most 500 characters
     */
    void record(Actor by, Action action, String subject, String detail, Instant now);

    /** Entries after a sequence number, oldest first. */
    List<Entry> after(long sequence, int limit);

    /** Entries before a sequence number that a filter lets through, the newest first. */
    List<Entry> before(long sequence, Filter filter, int limit);

    /** Computes the whole chain anew. */
    Verification verify();

    /** @param sequence 1, 2, 3 … without gaps */
    record Entry(long sequence, Instant at, String actor, Action action, String subject, String detail) {}

    /**
     * Which entries are wanted.
     *
     * @param subject exactly this; empty for any
     * @param actor exactly this; empty for any
     * @param actions none for any
     * @param until exclusive
     */
    record Filter(String subject, String actor, List<Action> actions, Instant from, Instant until) {
        public Filter {
            actions = List.copyOf(actions);
        }

        /** Whatever was done to a thing or a person. */
        public static Filter about(String subject) {
            return new Filter(subject, "", List.of(), Instant.MIN, Instant.MAX);
        }
    }

    /** What a look at the whole chain found. */
    sealed interface Verification {
        /** @param head the newest entry's hash in hex; kept elsewhere, it also betrays a chain cut off at its end */
        record Intact(long entries, String head) implements Verification {}

        record Broken(long sequence, String reason) implements Verification {}
    }
}
