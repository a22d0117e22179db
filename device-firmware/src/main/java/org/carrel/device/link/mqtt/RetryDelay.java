package org.carrel.device.link.mqtt;

import java.time.Duration;
import org.carrel.device.port.RandomSource;

/** How long to wait before the next attempt: doubling, bounded, and drawn at random within. One thread at a time. */
final class RetryDelay {
    private static final int DOUBLINGS_MAX = 30;

    private final MqttSettings.Backoff backoff;
    private final RandomSource random;
    private int failures;

    RetryDelay(MqttSettings.Backoff backoff, RandomSource random) {
        this.backoff = backoff;
        this.random = random;
    }

    /** The wait after one more failure. */
    Duration next(ReasonPolicy.Pace pace) {
        return switch (pace) {
            case NORMAL -> {
                long least = backoff.least().toMillis();
                long ceiling = Math.min(
                        least << Math.min(failures, DOUBLINGS_MAX),
                        backoff.most().toMillis());
                failures = Math.min(failures + 1, DOUBLINGS_MAX);
                yield between(least / 2, ceiling);
            }
            case SLOW -> between(backoff.slow().toMillis() / 2, backoff.slow().toMillis());
        };
    }

    /** To be called when a connection has proved stable. */
    void reset() {
        failures = 0;
    }

    private Duration between(long leastMillis, long mostMillis) {
        int span = (int) Math.min(mostMillis - leastMillis, Integer.MAX_VALUE - 1);
        return Duration.ofMillis(leastMillis + random.nextInt(span + 1));
    }
}
