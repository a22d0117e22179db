package org.carrel.hub.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.notice.Notices.News;

/** Where notices are kept until they were sent, and afterwards, so that none is queued twice. */
public interface NoticeStore {
    /** Keeps a new notice; does nothing when one of this identity is there, unless it was withdrawn: then it is queued again. */
    void addIfNew(Kept notice);

    Optional<Kept> notice(NoticeId id);

    /** Those queued or being sent whose next attempt has come, the longest due first. */
    List<Kept> due(Instant now, int limit);

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
        SEAT_CALLED
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
    }
}
