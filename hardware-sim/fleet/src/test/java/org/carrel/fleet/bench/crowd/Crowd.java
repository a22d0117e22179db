package org.carrel.fleet.bench.crowd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.topic.Address;

/** Devices that are connected at once, all in the thread of whoever calls. */
public final class Crowd implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int PING_EVERY_SECONDS = 25;

    private final InetSocketAddress broker;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final List<LightDevice> devices = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(20_261_126);
    private Ear ear = new Ear();
    private long asked;

    /** What the devices heard, in nanoseconds of waiting. */
    public static final class Ear {
        private final List<Long> alive = new ArrayList<>();
        private final List<Long> acknowledged = new ArrayList<>();
        private final List<Long> answered = new ArrayList<>();
        private final List<Address> lost = new ArrayList<>();

        void alive(long nanos) {
            alive.add(nanos);
        }

        void acknowledged(long nanos) {
            acknowledged.add(nanos);
        }

        void answered(long nanos) {
            answered.add(nanos);
        }

        void lost(Address device) {
            lost.add(device);
        }

        /** From calling the broker to the hub's first word. */
        public long[] alive() {
            return alive.stream().mapToLong(Long::longValue).toArray();
        }

        public long[] acknowledged() {
            return acknowledged.stream().mapToLong(Long::longValue).toArray();
        }

        public long[] answered() {
            return answered.stream().mapToLong(Long::longValue).toArray();
        }

        /** Connections that the other side ended. */
        public int lost() {
            return lost.size();
        }

        private void forget() {
            alive.clear();
            acknowledged.clear();
            answered.clear();
            lost.clear();
        }
    }

    /**
     * How much they say.
     *
     * @param figuresEvery between two messages of figures of one device
     * @param eventEvery on average, between two events of one device
     * @param asksPerSecond of all devices together
     */
    public record Talk(Duration figuresEvery, Duration eventEvery, double asksPerSecond) {}

    /** @param passwords of the devices, which are not connected yet */
    public Crowd(int brokerPort, SequencedMap<Address, String> passwords) throws IOException {
        this.broker = new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort);
        this.selector = Selector.open();
        passwords.forEach((address, password) -> devices.add(new LightDevice(address, password, ear)));
    }

    public Ear ear() {
        return ear;
    }

    public int count() {
        return devices.size();
    }

    public int alive() {
        return (int) devices.stream().filter(LightDevice::alive).count();
    }

    /** Events and questions that were not answered. */
    public int open() {
        return devices.stream().mapToInt(LightDevice::open).sum();
    }

    /**
     * All of them call, so many at a time; whoever is put out calls again after a pause, as a device does. What was heard before is
     * forgotten.
     *
     * @return whether all were greeted in time
     */
    public boolean connect(int atOnce, Duration patience) throws IOException {
        ear.forget();
        long deadline = System.nanoTime() + patience.toNanos();
        Deque<LightDevice> waiting = new ArrayDeque<>(devices);
        while (alive() < devices.size() && System.nanoTime() < deadline) {
            int inHand = devices.size() - alive() - waiting.size();
            for (; inHand < atOnce && !waiting.isEmpty(); inHand++) {
                waiting.removeFirst().call(selector, broker);
            }
            turn(10);
            devices.stream()
                    .filter(device -> device.callsAgain(System.nanoTime()))
                    .forEach(waiting::addLast);
        }
        return alive() == devices.size();
    }

    /** Every line is cut at once. */
    public void drop() throws IOException {
        for (LightDevice device : devices) {
            device.drop();
        }
        selector.selectNow();
    }

    /** They talk for so long. What was heard before is forgotten. */
    public void talk(Talk talk, CardNumber card, Duration time) throws IOException {
        ear.forget();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        double[] owed = new double[4];
        double[] perSecond = {
            devices.size() / (double) talk.figuresEvery().toSeconds(),
            devices.size() / (double) talk.eventEvery().toSeconds(),
            talk.asksPerSecond(),
            devices.size() / (double) PING_EVERY_SECONDS
        };
        int[] turn = new int[owed.length];
        long before = began;
        for (long now = began; now < end; now = System.nanoTime()) {
            for (int kind = 0; kind < owed.length; kind++) {
                owed[kind] += perSecond[kind] * (now - before) / 1e9;
                for (; owed[kind] >= 1; owed[kind]--) {
                    LightDevice inTurn = devices.get(turn[kind]++ % devices.size());
                    say(kind, inTurn, card);
                }
            }
            before = now;
            turn(1);
        }
    }

    private void say(int kind, LightDevice inTurn, CardNumber card) throws IOException {
        switch (kind) {
            case 0 -> inTurn.tellFigures();
            case 1 -> inTurn.tellEvent();
            case 2 -> devices.get(random.nextInt(devices.size())).ask(card, ++asked);
            default -> inTurn.ping();
        }
    }

    /** Waits for what is still open, but not for ever. */
    public void listen(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (open() > 0 && System.nanoTime() < deadline) {
            turn(20);
        }
    }

    private void turn(int millis) throws IOException {
        selector.select(millis);
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
            SelectionKey key = ready.next();
            ready.remove();
            if (key.isValid()) {
                ((LightDevice) key.attachment()).ready(key, buffer);
            }
        }
    }

    @Override
    public void close() throws IOException {
        drop();
        selector.close();
    }
}
