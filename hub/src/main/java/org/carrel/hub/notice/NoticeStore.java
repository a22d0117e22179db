package org.carrel.hub.notice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.notice.Notices.News;

/** Where notices are kept until they were sent, and afterwards, so that none is queued twice. */
public interface NoticeStore {
    /** Keeps a new notice; does nothing when one of this identity is there, unless it was withdrawn: then it is queued again. */
    void addIfNew(Kept notice);

    Optional<Kept> notice(NoticeId id);

    /**
     * Those queued or being sent whose next attempt has come, the longest due first.
     *
     * @param urgent only those of a kind that is urgent, or only the others
     */
    List<Kept> due(Instant now, boolean urgent, int limit);

    /** How many were taken or sent after an instant, by all ways. */
    int leftSince(Instant then);

    /**
     * When those that are not urgent went to one patron by one way, the newest first.
     *
     * @param but not this one
     */
    List<Instant> leftFor(PatronId patron, NoticeId but, Instant since, int limit);

    /** @param subject the id of what it is about */
    List<Kept> unsentAbout(String subject);

    /** Replaces the notice of the same identity. */
    void put(Kept notice);

    /** Newest first. */
    List<Kept> failed(int limit);

    long pending();

    /** What a notice is about. */
    enum Kind {
        HOLD_READY,
        HOLD_LAPSING,
        SEAT_CALLED,
        SEAT_MOVED,
        SEAT_CANCELLED,
        SEAT_ENDING,
        LOAN_DUE_SOON,
        LOAN_OVERDUE,
        LOAN_RECALLED,
        RECEIPT;

        /** What a template of this kind may name in braces. */
        public List<String> places() {
            return switch (this) {
                case HOLD_READY, HOLD_LAPSING -> List.of("book", "branch", "day");
                case SEAT_CALLED -> List.of("number", "seat", "zone", "place", "time", "branch");
                case SEAT_MOVED, SEAT_CANCELLED -> List.of("seat", "zone", "place", "day", "time", "reason", "branch");
                case SEAT_ENDING -> List.of("seat", "zone", "place", "end", "branch");
                case LOAN_DUE_SOON, LOAN_OVERDUE, LOAN_RECALLED -> List.of("books", "branch", "day");
                case RECEIPT -> List.of("done", "branch", "day", "time");
            };
        }

        /** As others write it, such as {@code hold-ready}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it is of no use a few minutes later, or is waited for: it waits for no morning and counts for no limit of one patron. */
        public boolean isUrgent() {
            return this == SEAT_CALLED || this == SEAT_ENDING || this == RECEIPT;
        }

        /** Whether somebody asked for this very one, so that nothing which they chose earlier keeps it back. */
        public boolean isAskedFor() {
            return this == RECEIPT;
        }

        /** Whether there is nothing to tell any more once its instant has come. */
        boolean endsInTime() {
            return switch (this) {
                case HOLD_READY, HOLD_LAPSING, SEAT_CALLED, SEAT_MOVED, SEAT_CANCELLED, SEAT_ENDING, LOAN_DUE_SOON ->
                    true;
                case LOAN_OVERDUE, LOAN_RECALLED, RECEIPT -> false;
            };
        }
    }

    /** Where a notice has got to. */
    enum State {
        QUEUED,
        SENDING,
        SENT,
        /** Given up; staff see it. */
        FAILED,
        /** No longer true before it was sent. */
        WITHDRAWN
    }

    /**
     * @param attempts how often it was taken for sending
     * @param nextAttempt when it may be taken; for one being sent, when it counts as forgotten by whoever took it
     * @param reason why it was deferred or failed last; empty otherwise
     */
    record Kept(
            NoticeId id,
            Kind kind,
            News news,
            State state,
            int attempts,
            Instant nextAttempt,
            Instant changed,
            String reason) {
        Kept to(State next, Instant attemptAt, String why, Instant now) {
            return new Kept(id, kind, news, next, attempts, attemptAt, now, why);
        }

        Kept about(News present) {
            return new Kept(id, kind, present, state, attempts, nextAttempt, changed, reason);
        }
    }
}
