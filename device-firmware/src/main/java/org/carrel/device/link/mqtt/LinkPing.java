package org.carrel.device.link.mqtt;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.client.MqttPingSender;
import org.eclipse.paho.mqttv5.client.internal.ClientComms;

/**
 * Paho's keep-alive, driven by the link's own thread: Paho's own timer outlives a client that is torn down while it connects.
 * Paho calls this under locks of its own, so nothing here takes one.
 */
final class LinkPing implements MqttPingSender {
    private static final long NEVER = Long.MAX_VALUE;

    private final Supplier<Duration> keepAlive;
    private final Runnable changed;
    private volatile Runnable check = () -> {};
    private volatile long due = NEVER;

    /** @param changed called when the time of the next ping has changed; must return at once */
    LinkPing(Supplier<Duration> keepAlive, Runnable changed) {
        this.keepAlive = keepAlive;
        this.changed = changed;
    }

    @Override
    public void init(ClientComms comms) {
        check = comms::checkForActivity;
    }

    @Override
    public void start() {
        schedule(keepAlive.get().toMillis());
    }

    @Override
    public void stop() {
        due = NEVER;
    }

    @Override
    public void schedule(long delayInMilliseconds) {
        due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayInMilliseconds);
        changed.run();
    }

    long due() {
        return due;
    }

    /** Pings when it is time to. */
    void tick(long now) {
        if (due != NEVER && now - due >= 0) {
            due = NEVER;
            check.run();
        }
    }
}
