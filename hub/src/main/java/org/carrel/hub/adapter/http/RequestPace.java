package org.carrel.hub.adapter.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests a caller may make: a bucket for each, filled evenly, so that a program that goes round in circles costs the
 * others nothing. In memory. Safe for several threads.
 */
public final class RequestPace {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Beyond it the one that was silent longest starts anew with a full bucket. */
    private static final int CALLERS_MAX = 10_000;

    private final int perMinute;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

    private record Bucket(double left, Instant at) {}

    /**
     * @param remaining how many more at once
     * @param seconds until the bucket is full again; for one that is refused, until there is one more
     */
    public record Taken(boolean granted, int limit, int remaining, long seconds) {}

    /** @param perMinute 0 for as many as they like */
    public RequestPace(int perMinute) {
        this.perMinute = perMinute;
    }

    boolean limits() {
        return perMinute > 0;
    }

    public Taken take(String caller, Instant now) {
        lock.lock();
        try {
            Bucket before = buckets.getOrDefault(caller, new Bucket(perMinute, now));
            double perSecond = (double) perMinute / WINDOW.toSeconds();
            double gained = Math.max(0, Duration.between(before.at(), now).toMillis()) / 1_000.0 * perSecond;
            double full = Math.min(perMinute, before.left() + gained);
            boolean granted = full >= 1;
            double left = granted ? full - 1 : full;
            buckets.put(caller, new Bucket(left, now));
            if (buckets.size() > CALLERS_MAX) {
                buckets.remove(buckets.keySet().iterator().next());
            }
            double missing = granted ? perMinute - left : 1 - left;
            return new Taken(granted, perMinute, (int) left, (long) Math.ceil(missing / perSecond));
        } finally {
            lock.unlock();
        }
    }
}
