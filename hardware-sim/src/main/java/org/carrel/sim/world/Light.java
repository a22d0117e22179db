package org.carrel.sim.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A lamp or a buzzer, driven by one pin, with the memory of a person who watches it for three seconds. */
final class Light {
    private static final long WATCHED_NANOS = 3_000_000_000L;
    private static final long STILL_NANOS = 1_300_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int REMEMBERED = 32;

    private final ArrayDeque<Long> risen = new ArrayDeque<>();
    private boolean lit;
    private long changedNanos = -STILL_NANOS;

    void set(boolean on, long now) {
        if (on == lit) {
            return;
        }
        lit = on;
        changedNanos = now;
        if (on) {
            if (risen.size() == REMEMBERED) {
                risen.removeFirst();
            }
            risen.addLast(now);
        }
    }

    boolean lit() {
        return lit;
    }

    /** What it looks like now. A lamp that has just been switched is taken for what it is until it changes again. */
    LampPattern pattern(long now) {
        List<Long> gaps = gaps(now);
        if (gaps.isEmpty() || now - changedNanos > STILL_NANOS) {
            return lit ? LampPattern.STEADY : LampPattern.OFF;
        }
        if (gaps.stream().allMatch(gap -> Math.abs(gap - SECOND_NANOS) <= SECOND_NANOS / 4)) {
            return LampPattern.SLOW;
        }
        boolean shortGap = gaps.stream().anyMatch(gap -> gap < SECOND_NANOS / 2);
        boolean longGap = gaps.stream().anyMatch(gap -> gap >= SECOND_NANOS / 2);
        return shortGap && longGap ? LampPattern.DOUBLE : LampPattern.UNSTEADY;
    }

    private List<Long> gaps(long now) {
        List<Long> gaps = new ArrayList<>();
        Iterator<Long> times = risen.iterator();
        long previous = Long.MIN_VALUE;
        while (times.hasNext()) {
            long time = times.next();
            if (now - time > WATCHED_NANOS) {
                continue;
            }
            if (previous != Long.MIN_VALUE) {
                gaps.add(time - previous);
            }
            previous = time;
        }
        return gaps;
    }
}
