package org.carrel.fleet.simulation.network;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;

/**
 * One connection between a client and the broker: two ways, each in order, each end with an opinion of its own on whether it still
 * stands. What is on its way when the network falls silent waits, as TCP would hold it.
 */
public final class Line {
    static final Duration CONNECT_MOST = Duration.ofSeconds(10);

    final SimBroker.Network network;
    final String client;
    final List<Packet> will;
    final SimBroker.Peer peer;
    boolean openAtBroker;
    private final Kernel kernel;
    private final Chance chance;
    private final Deque<Runnable> heldUp = new ArrayDeque<>();
    private final Deque<Runnable> heldDown = new ArrayDeque<>();
    private long upUntil;
    private long downUntil;
    private boolean lostAtPeer;
    private boolean greeted;

    public Line(
            Kernel kernel,
            Chance chance,
            SimBroker.Network network,
            String client,
            List<Packet> will,
            SimBroker.Peer peer) {
        this.kernel = kernel;
        this.chance = chance;
        this.network = network;
        this.client = client;
        this.will = List.copyOf(will);
        this.peer = peer;
    }

    public boolean openAtPeer() {
        return !lostAtPeer;
    }

    /** Carries something to the broker. */
    public void up(Runnable there) {
        if (network.silentUp) {
            heldUp.add(there);
        } else if (!network.cut) {
            upUntil = Math.max(upUntil, kernel.now() + latency());
            kernel.at(upUntil, client, there);
        }
    }

    /** Carries something to the client. */
    public void down(Runnable there) {
        if (network.silentDown) {
            heldDown.add(there);
        } else if (!network.cut) {
            downUntil = Math.max(downUntil, kernel.now() + latency());
            kernel.at(downUntil, client, () -> {
                if (!lostAtPeer) {
                    there.run();
                }
            });
        }
    }

    public void publish(SimBroker broker, Packet packet, Consumer<Boolean> end) {
        up(() -> broker.take(this, packet, end));
    }

    public void greet() {
        down(() -> {
            greeted = true;
            peer.connected(this);
        });
    }

    public void giveUpConnecting() {
        if (!greeted) {
            loseAtPeer("no answer to the connection");
        }
    }

    public void loseAtPeerSoon(String why) {
        down(() -> loseAtPeer(why));
    }

    /** The client learns that the connection is gone, once. */
    public void loseAtPeer(String why) {
        if (!lostAtPeer) {
            lostAtPeer = true;
            peer.ended(this, why);
        }
    }

    /** The client's program or board is gone and hears nothing more. */
    public void abandon() {
        lostAtPeer = true;
    }

    public void release() {
        while (!heldUp.isEmpty()) {
            up(heldUp.remove());
        }
        while (!heldDown.isEmpty()) {
            down(heldDown.remove());
        }
    }

    private long latency() {
        return chance.between(network.leastNanos, network.mostNanos);
    }
}
