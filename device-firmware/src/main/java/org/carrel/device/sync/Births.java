package org.carrel.device.sync;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Health;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;

/** Tells that the device lives and how it is: on each connection, and again when its health changes. */
final class Births {
    /** A part that flaps is told once in this time. */
    private static final Duration APART = Duration.ofSeconds(1);

    private final Description description;
    private final DeviceStore store;
    private final Courier courier;
    private final long startNanos;
    private final Patience patience;
    private Health wanted = new Health(List.of());
    private Health told = new Health(List.of());
    private long session;
    private long number;
    private long dueAt = Moment.NEVER;
    private long quietUntil = Long.MIN_VALUE;

    Births(Description description, DeviceStore store, Courier courier, RandomSource random, Moment start) {
        this.description = description;
        this.store = store;
        this.courier = courier;
        this.startNanos = start.nanos();
        this.patience = new Patience(Duration.ofSeconds(2), Duration.ofMinutes(1), random);
    }

    void connected(long newSession, Moment now) {
        session = newSession;
        patience.reset();
        publish(now);
    }

    void disconnected() {
        dueAt = Moment.NEVER;
        session = 0;
    }

    void wanted(Health health, Moment now) {
        wanted = health;
        if (session == 0) {
            return;
        }
        if (!wanted.equals(told) && dueAt == Moment.NEVER) {
            dueAt = Math.max(quietUntil, now.nanos());
            work(now);
        }
    }

    /** Whether this was the latest birth. */
    boolean delivered(Courier.OfBirth birth) {
        if (birth.number() != number) {
            return false;
        }
        patience.reset();
        dueAt = wanted.equals(told) ? Moment.NEVER : quietUntil;
        return true;
    }

    void notDelivered(Courier.OfBirth birth, Moment now) {
        if (birth.number() == number) {
            dueAt = patience.until(now);
        }
    }

    void work(Moment now) {
        if (session != 0 && now.reached(dueAt)) {
            publish(now);
        }
    }

    long nextDeadline() {
        return dueAt;
    }

    private void publish(Moment now) {
        told = wanted;
        number++;
        quietUntil = now.in(APART);
        // Told again if the link says nothing of this one; its word, or a change of health, comes first as a rule.
        dueAt = patience.until(now);
        DeviceTime time = new DeviceTime(now.wall(), now.quality(), Math.max(0, now.nanos() - startNanos) / 1_000_000);
        Birth birth = new Birth(
                session,
                description.kind(),
                description.software(),
                description.compartments(),
                told,
                time,
                store.oldestKept(),
                store.newest());
        courier.send(Channel.STATE, MessageCodec.encode(birth), new Courier.OfBirth(number));
    }
}
