package org.carrel.fleet.simulation.network;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.Death;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.HubLink;
import org.carrel.device.port.HubLinkInput;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;

/**
 * A device's link to the simulated broker, with the manners of the real one: connects by itself with growing waits, carries the
 * session's number in its will, gives up a connection on which a confirmation is owed too long.
 */
public final class DeviceLine implements HubLink, SimBroker.Peer {
    private static final Duration ACKNOWLEDGE_MOST = Duration.ofSeconds(20);
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
    private static final Duration MOST_WAIT = Duration.ofSeconds(60);
    private static final long NO_NUMBER = 0;

    private final Kernel kernel;
    private final SimBroker broker;
    private final Address address;
    private final LongSupplier sessions;
    private final Consumer<HubLinkInput> agent;
    private final Consumer<Runnable> program;
    private final Chance chance;
    private final TreeMap<Long, Line> underWay = new TreeMap<>();
    private Optional<Line> line = Optional.empty();
    private boolean up;
    private boolean dead;
    private long upSince;
    private long session = NO_NUMBER;
    private Duration wait = LEAST_WAIT;

    /** @param program runs what the link does as a step of the device's program */
    public DeviceLine(
            Kernel kernel,
            SimBroker broker,
            Address address,
            LongSupplier sessions,
            Consumer<HubLinkInput> agent,
            Consumer<Runnable> program,
            Chance chance) {
        this.kernel = kernel;
        this.broker = broker;
        this.address = address;
        this.sessions = sessions;
        this.agent = agent;
        this.program = program;
        this.chance = chance;
    }

    public void connect() {
        if (dead) {
            return;
        }
        try {
            if (session == NO_NUMBER) {
                session = sessions.getAsLong();
            }
        } catch (StoreFailure refused) {
            later();
            return;
        }
        Packet will = new Packet(
                address.topic(Channel.STATE),
                MessageCodec.encode(new Death(session, Death.Cause.LOST)),
                1,
                true,
                Bytes.EMPTY,
                Packet.NEVER);
        line = Optional.of(broker.connect(address.login(), List.of(will), SimBroker.ofDevice(address), this));
    }

    /** @param power whether the board went with the program, so that not even its sockets are closed */
    public void die(boolean power) {
        dead = true;
        line.ifPresent(gone -> {
            gone.abandon();
            if (!power) {
                gone.up(() -> broker.gone(gone));
            }
        });
    }

    /** Stops in good order, after what is under way. */
    public void leave() {
        dead = true;
        line.ifPresent(left -> {
            left.up(() -> broker.left(left));
            left.abandon();
        });
    }

    @Override
    public void publish(Publication publication) {
        if (!up || line.isEmpty()) {
            kernel.at(
                    kernel.now(),
                    address.login(),
                    () -> tell(new HubLinkInput.NotDelivered(publication.token(), false, "not connected")));
            return;
        }
        Line used = line.get();
        long token = publication.token();
        long expiresAt = publication.expiry().isZero()
                ? Packet.NEVER
                : kernel.now() + publication.expiry().toNanos();
        Packet packet = new Packet(
                publication.topic(),
                publication.payload(),
                publication.qos(),
                publication.retain(),
                publication.correlation(),
                expiresAt);
        underWay.put(token, used);
        used.publish(broker, packet, delivered -> {
            if (underWay.remove(token) != null) {
                tell(new HubLinkInput.Delivered(token));
            }
        });
        kernel.after(ACKNOWLEDGE_MOST, address.login(), () -> {
            if (used.equals(underWay.get(token))) {
                used.loseAtPeer("a confirmation is owed for too long");
            }
        });
    }

    @Override
    public void connected(Line now) {
        up = true;
        upSince = kernel.now();
        long number = session;
        session = NO_NUMBER;
        tell(new HubLinkInput.Connected(number));
    }

    @Override
    public void ended(Line old, String why) {
        underWay.values().removeIf(old::equals);
        old.up(() -> broker.gone(old));
        if (kernel.now() - upSince >= MOST_WAIT.toNanos()) {
            wait = LEAST_WAIT;
        }
        if (up) {
            up = false;
            HubLinkInput.Reason reason =
                    why.equals("taken over") ? HubLinkInput.Reason.TAKEN_OVER : HubLinkInput.Reason.NETWORK;
            tell(new HubLinkInput.Disconnected(reason, why));
        }
        later();
    }

    @Override
    public void arrived(Packet packet, boolean kept, Runnable receipt) {
        tell(new HubLinkInput.Arrived(packet.topic(), packet.payload(), packet.correlation()));
        if (!dead) {
            receipt.run();
        }
    }

    private void later() {
        long most = wait.toNanos();
        kernel.after(
                Duration.ofNanos(chance.between(most / 2, most)), address.login(), () -> program.accept(this::connect));
        wait = wait.multipliedBy(2).compareTo(MOST_WAIT) > 0 ? MOST_WAIT : wait.multipliedBy(2);
    }

    private void tell(HubLinkInput input) {
        if (!dead) {
            agent.accept(input);
        }
    }
}
