package org.carrel.device.link.mqtt;

import java.time.Duration;
import java.util.Optional;
import org.carrel.device.link.mqtt.ReasonPolicy.Ending;

/**
 * Notices that a line is dead although nobody says so: nothing heard for two keep-alives, a message not acknowledged in time, or
 * closed by Paho without a word. For several threads; takes no lock. All times are monotonic nanoseconds.
 */
final class LineWatch {
    static final long NEVER = Long.MAX_VALUE;
    /** How long to wait for Paho to say why it closed the line. */
    private static final long GRACE_NANOS = Duration.ofMillis(300).toNanos();

    private final long acknowledgeNanos;
    private volatile Duration keepAlive;
    private volatile long heardAt;
    private volatile long closedAt = NEVER;

    LineWatch(MqttSettings.Deadlines deadlines, long now) {
        this.acknowledgeNanos = deadlines.acknowledge().toNanos();
        this.keepAlive = deadlines.keepAlive();
        this.heardAt = now;
    }

    /** The broker's wish overrides ours (MQTT 5 §3.2.2.3.14). */
    void impose(int keepAliveSeconds) {
        if (keepAliveSeconds > 0) {
            keepAlive = Duration.ofSeconds(keepAliveSeconds);
        }
    }

    Duration keepAlive() {
        return keepAlive;
    }

    void heard(long now) {
        heardAt = now;
    }

    void closed(long now) {
        closedAt = now;
    }

    /**
     * When to look again at the latest.
     *
     * @param oldest since when the longest message has been under way; NEVER for none
     */
    long nextLook(long now, long oldest) {
        long acknowledge = oldest == NEVER ? now + acknowledgeNanos / 2 : oldest + acknowledgeNanos;
        long closed = closedAt == NEVER ? NEVER : closedAt + GRACE_NANOS;
        return Math.min(closed, Math.min(heardAt + silenceMax(), acknowledge));
    }

    /** Why the line is dead; empty while it is alive. */
    Optional<Ending> verdict(long now, long oldest) {
        if (now - heardAt >= silenceMax()) {
            return Optional.of(Ending.network("nothing heard for two keep-alives"));
        }
        if (oldest != NEVER && now - oldest >= acknowledgeNanos) {
            return Optional.of(Ending.network("a message was not acknowledged in time"));
        }
        if (closedAt != NEVER && now - closedAt >= GRACE_NANOS) {
            return Optional.of(Ending.network("closed by the client library"));
        }
        return Optional.empty();
    }

    private long silenceMax() {
        return keepAlive.multipliedBy(2).toNanos();
    }
}
