package org.carrel.device.link.mqtt;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.carrel.contract.id.Bytes;
import org.carrel.device.link.mqtt.PahoConnection.Stage;
import org.carrel.device.link.mqtt.ReasonPolicy.Ending;
import org.carrel.device.port.HubLink;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.RandomSource;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to an MQTT 5 broker. Two threads of its own: {@code hub-link-NAME} connects, watches and gives up;
 * {@code hub-link-in-NAME} hands everything to the agent, one after the other, and waits where the agent makes it wait. Messages at
 * QoS 1 are acknowledged when the agent has taken them. {@link #publish} may be called from any thread and never waits.
 *
 * <p>Nothing is kept over a disconnection, inward or outward; what must not be lost is in the store, and in the broker's session.
 * What waits in memory is bounded by {@link MqttSettings.Limits} in both directions, and by the agent's own pace of publishing.
 */
public final class PahoHubLink implements HubLink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PahoHubLink.class);
    private static final long NO_NUMBER = 0;

    private final MqttSettings settings;
    private final LongSupplier sessions;
    private final LongFunction<Bytes> lastWill;
    private final Consumer<HubLinkInput> agent;
    private final RetryDelay delay;
    private final BlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
    private final Semaphore changes = new Semaphore(0);
    private final AtomicReference<Optional<PahoConnection>> current = new AtomicReference<>(Optional.empty());
    /**
     * Held, because a logger that nobody holds forgets its level. Paho prints a stack trace for each line that is lost, and payloads
     * where somebody turns its details on; what matters of it is logged here.
     */
    private final java.util.logging.Logger paho = java.util.logging.Logger.getLogger("org.eclipse.paho");

    private final Thread keeping;
    private final Thread telling;
    private volatile boolean closing;
    private volatile boolean closed;

    /** Touched by the keeping thread alone: a number that no broker has seen, or NO_NUMBER. */
    private long unspent = NO_NUMBER;

    private Told told = new Told.Nothing();

    /** What the agent believes of the line. */
    private sealed interface Told {
        record Nothing() implements Told {}

        record Up() implements Told {}

        record Down(HubLinkInput.Reason reason) implements Told {}
    }

    /**
     * @param sessions gives a new durable session number, positive and growing. Called on the link's thread and may block; when it
     *     throws, that attempt to connect has failed. A number that reached no broker is used for the next attempt
     * @param lastWill what the broker is to publish, retained, on the device's state topic when the session of this number is lost
     * @param agent takes everything that the link tells; may block until the agent has room. When it throws on a message, that message
     *     is not acknowledged, the connection is given up, and the broker sends the message again
     * @throws IllegalArgumentException when the settings name certificates that cannot be used
     */
    public PahoHubLink(
            MqttSettings settings,
            LongSupplier sessions,
            LongFunction<Bytes> lastWill,
            Consumer<HubLinkInput> agent,
            RandomSource random) {
        this.settings = settings;
        if (!(settings.trust() instanceof MqttSettings.Trust.Library)) {
            // Told at once rather than at each attempt; what enrolment wrote needs no look, which takes its time at a
            // start.
            Encryption.of(settings.trust(), settings.login());
        }
        this.sessions = sessions;
        this.lastWill = lastWill;
        this.agent = agent;
        this.delay = new RetryDelay(settings.backoff(), random);
        this.paho.setLevel(java.util.logging.Level.OFF);
        String name = settings.address().login();
        this.keeping = Thread.ofPlatform().daemon().name("hub-link-" + name).unstarted(this::keep);
        this.telling = Thread.ofPlatform().daemon().name("hub-link-in-" + name).unstarted(this::tellAll);
    }

    /** Begins to connect. Once only. */
    public void start() {
        telling.start();
        keeping.start();
    }

    @Override
    public void publish(Publication publication) {
        if (publication.qos() < 0 || publication.qos() > 1) {
            throw new IllegalArgumentException("QoS must be 0 or 1, not " + publication.qos());
        }
        current.get()
                .ifPresentOrElse(
                        connection -> connection.publish(publication),
                        () -> tell(Outgoing.refused(publication, false, "not connected")));
    }

    /**
     * Waits for what is under way to be delivered, says goodbye so that the last will is forgotten, and stops; all of it within
     * about twice the close deadline. After that the agent is told nothing more.
     */
    @Override
    public void close() {
        closing = true;
        changes.release();
        join(keeping, settings.deadlines().close().multipliedBy(2));
        notices.add(new Notice.Stop());
        if (!join(telling, settings.deadlines().close().dividedBy(2))) {
            closed = true;
            telling.interrupt();
        }
        closed = true;
    }

    private static boolean join(Thread thread, Duration most) {
        if (thread == Thread.currentThread() || thread.getState() == Thread.State.NEW) {
            return true;
        }
        try {
            return thread.join(most);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void keep() {
        try {
            while (!closing) {
                Ending ending = once();
                if (!closing) {
                    down(ending);
                    Duration pause = delay.next(ending.pace());
                    LOG.debug("next attempt in {}", pause);
                    await(() -> closing, System.nanoTime() + pause.toNanos());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection from the attempt to its end. */
    private Ending once() throws InterruptedException {
        PahoConnection connection;
        try {
            if (unspent == NO_NUMBER) {
                unspent = sessions.getAsLong();
            }
            connection = new PahoConnection(
                    settings,
                    Encryption.of(settings.trust(), settings.login()),
                    unspent,
                    notices::add,
                    changes::release);
            connection.connect(lastWill.apply(unspent));
        } catch (MqttException | RuntimeException impossible) {
            LOG.debug("cannot even try to connect", impossible);
            return Ending.network("cannot even try to connect: " + impossible);
        }
        try {
            if (established(connection)) {
                serve(connection);
            }
        } finally {
            current.set(Optional.empty());
            connection.destroy();
            if (connection.spent()) {
                unspent = NO_NUMBER;
            }
        }
        return connection.ending();
    }

    /** Whether the connection stands and the agent knows. */
    private boolean established(PahoConnection connection) throws InterruptedException {
        long deadline = System.nanoTime() + settings.deadlines().connect().toNanos();
        await(() -> closing || connection.stage() != Stage.CONNECTING, deadline);
        if (connection.stage() == Stage.CONNECTED) {
            connection.subscribe();
            await(() -> closing || connection.stage() != Stage.CONNECTED, deadline);
        }
        return switch (connection.stage()) {
            case CONNECTING -> {
                connection.end(Ending.network("no CONNACK in time"));
                yield false;
            }
            case CONNECTED -> {
                connection.end(Ending.network("no SUBACK in time"));
                yield false;
            }
            case SUBSCRIBED -> {
                current.set(Optional.of(connection));
                boolean opened = connection.open();
                if (opened) {
                    told = new Told.Up();
                    LOG.info("hub line up");
                }
                yield opened;
            }
            case OPEN, ENDED -> false;
        };
    }

    private void serve(PahoConnection connection) throws InterruptedException {
        long openedAt = System.nanoTime();
        // Two devices of one name, before a broker that does not say so, must not find each other stable in between.
        long stableAfter = settings.backoff().most().toNanos();
        while (!closing && connection.stage() == Stage.OPEN) {
            await(() -> closing || connection.stage() != Stage.OPEN, connection.nextTick(System.nanoTime()));
            connection.tick(System.nanoTime());
        }
        if (System.nanoTime() - openedAt >= stableAfter) {
            delay.reset();
        }
        if (closing) {
            long half = settings.deadlines().close().toNanos();
            connection.wind();
            await(() -> connection.idle() || connection.stage() == Stage.ENDED, System.nanoTime() + half);
            connection.leave();
            await(() -> connection.stage() == Stage.ENDED, System.nanoTime() + half / 2);
        }
    }

    /** Waits until the condition holds or the deadline has come, at the latest. Conditions are asked again after each change. */
    private void await(BooleanSupplier condition, long deadline) throws InterruptedException {
        long left = deadline - System.nanoTime();
        while (!condition.getAsBoolean() && left > 0) {
            if (changes.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                changes.drainPermits();
            }
            left = deadline - System.nanoTime();
        }
    }

    private void down(Ending ending) {
        boolean news = switch (told) {
            case Told.Nothing _, Told.Up _ -> true;
            case Told.Down(HubLinkInput.Reason reason) -> reason != ending.reason();
        };
        if (news) {
            told = new Told.Down(ending.reason());
            LOG.warn("hub line down, {}: {}", ending.reason(), ending.detail());
            tell(new HubLinkInput.Disconnected(ending.reason(), ending.detail()));
        } else {
            LOG.debug("hub line still down: {}", ending.detail());
        }
    }

    private void tell(HubLinkInput input) {
        notices.add(new Notice.Tell(input));
    }

    private void tellAll() {
        try {
            while (!closed) {
                switch (notices.take()) {
                    case Notice.Tell(HubLinkInput input) -> hand(input);
                    case Notice.Arrival(PahoConnection connection, int packetId, HubLinkInput.Arrived input) -> {
                        if (hand(input)) {
                            connection.taken(packetId);
                        } else {
                            connection.end(Ending.network("the agent failed on a message"));
                        }
                    }
                    case Notice.Outcome(PahoConnection connection, long number, HubLinkInput input) -> {
                        connection.settled(number);
                        hand(input);
                    }
                    case Notice.Stop _ -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the agent took it. */
    private boolean hand(HubLinkInput input) {
        try {
            agent.accept(input);
            return true;
        } catch (RuntimeException failed) {
            LOG.error("the agent failed on {}", input.getClass().getSimpleName(), failed);
            return false;
        }
    }
}
