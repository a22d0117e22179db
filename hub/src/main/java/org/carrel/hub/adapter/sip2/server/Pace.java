package org.carrel.hub.adapter.sip2.server;

import java.util.concurrent.TimeUnit;

/** Lets a connection's messages pass at a rate, with some in hand; those beyond wait, so that nobody is refused. For one thread. */
final class Pace {
    private long nextNanos = Long.MIN_VALUE;

    /**
     * Waits until one more may pass.
     *
     * @param perSecond 0 for no limit
     */
    void await(int perSecond, long nowNanos) throws InterruptedException {
        long wait = take(perSecond, nowNanos);
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /** How long one more has to wait; it counts as passed then. Two seconds' worth may pass at once. */
    long take(int perSecond, long nowNanos) {
        if (perSecond == 0) {
            return 0;
        }
        long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long earliest = nowNanos - TimeUnit.SECONDS.toNanos(2);
        nextNanos = (nextNanos == Long.MIN_VALUE || nextNanos - earliest < 0 ? earliest : nextNanos) + step;
        return Math.max(0, nextNanos - nowNanos);
    }
}
