package org.carrel.hub.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;

/**
 * Slows down guessing: after five failures an account or an address has to wait, a minute at first and twice as long each time,
 * a quarter of an hour at most. In memory. Safe for several threads.
 */
public final class Lockout {
    private static final int FREE_FAILURES = 5;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration WAIT_MAX = Duration.ofMinutes(15);

    /** Failures older than this are forgotten. */
    private static final Duration MEMORY = Duration.ofHours(1);

    /** Beyond it the oldest is forgotten: somebody tries names at random, and the addresses are counted too. */
    private static final int SUBJECTS_MAX = 5_000;

    private final Map<String, Failures> failing = new ConcurrentSkipListMap<>();

    private record Failures(int count, Instant last) {
        Instant lockedUntil() {
            if (count < FREE_FAILURES) {
                return Instant.MIN;
            }
            long factor = 1L << Math.min(10, count - FREE_FAILURES);
            Duration wait = FIRST_WAIT.multipliedBy(factor);
            return last.plus(wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait);
        }
    }

    /** Under which guesses at a patron's PIN are counted, at whatever door and with whichever of their cards. */
    public static String pinOf(PatronId patron) {
        return "pin of patron " + patron;
    }

    /** As {@link #pinOf}, for a card that nobody has: it is slowed down as if it were somebody's. */
    public static String pinOfNoCard(CardNumber number) {
        return "pin of no card " + number.value();
    }

    public boolean locked(String subject, Instant now) {
        Failures known = failing.get(subject);
        return known != null && now.isBefore(known.lockedUntil());
    }

    public void failed(String subject, Instant now) {
        failing.values().removeIf(old -> old.last().plus(MEMORY).isBefore(now));
        if (failing.size() >= SUBJECTS_MAX) {
            failing.entrySet().stream()
                    .min(Map.Entry.comparingByValue((one, other) -> one.last().compareTo(other.last())))
                    .ifPresent(oldest -> failing.remove(oldest.getKey()));
        }
        failing.merge(subject, new Failures(1, now), (before, first) -> new Failures(before.count() + 1, now));
    }

    public void succeeded(String subject) {
        failing.remove(subject);
    }
}
