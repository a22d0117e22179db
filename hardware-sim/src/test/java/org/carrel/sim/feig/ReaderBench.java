package org.carrel.sim.feig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.world.SmallWorld;
import org.carrel.sim.world.World;

/** A reader on a workbench: its shelf, its line, and what has come out of it. */
final class ReaderBench implements SerialWire {
    final SmallWorld small;
    final World world;
    final Kernel kernel;
    final FeigReaderEmulator reader;
    final List<String> ignored = new ArrayList<>();
    private Octets heard = Octets.NONE;
    private long heardAt;
    boolean plugged = true;

    ReaderBench(long seed, ReaderOptions options) {
        small = new SmallWorld(seed);
        world = small.world;
        kernel = small.kernel;
        reader = new FeigReaderEmulator(world, SmallWorld.SHELF, options, Chance.seeded(seed), this, traffic -> {
            if (traffic.meaning().startsWith("ignored")) {
                ignored.add(traffic.meaning());
            }
        });
        kernel.runFor(Duration.ofMillis(20));
    }

    ReaderBench() {
        this(1, ReaderOptions.USUAL);
    }

    @Override
    public void transmit(Octets bytes) {
        heard = heard.plus(bytes);
        heardAt = kernel.now();
    }

    @Override
    public void pullOut() {
        plugged = false;
    }

    @Override
    public void plugIn() {
        plugged = true;
    }

    /** Sends exactly these bytes and gives all that came back within the time, with a pause before the next. */
    Octets ask(Octets frame, Duration wait) {
        heard = Octets.NONE;
        reader.receive(frame);
        kernel.runFor(wait);
        return heard;
    }

    Octets ask(String hex) {
        return ask(Octets.hex(hex), Duration.ofSeconds(4));
    }

    /** Sends a standard frame made of address 255, the command and its data; gives STATUS and data of the answer. */
    Octets command(String commandAndData) {
        return content(ask(standard(Octets.hex("FF" + commandAndData)), Duration.ofSeconds(4)));
    }

    /** Nanoseconds from now to the last byte that came back. */
    long lasted(long began) {
        return heardAt - began;
    }

    Octets heardSoFar() {
        return heard;
    }

    static Octets standard(Octets addressCommandData) {
        return checked(Octets.of((byte) (addressCommandData.size() + 3)).plus(addressCommandData));
    }

    static Octets advanced(Octets addressCommandData) {
        int length = addressCommandData.size() + 5;
        return checked(Octets.of((byte) 2, (byte) (length >> 8), (byte) length).plus(addressCommandData));
    }

    static Octets checked(Octets frame) {
        int crc = Checksum.of(frame.toArray(), frame.size());
        return frame.plus(Octets.of((byte) crc, (byte) (crc >> 8)));
    }

    /** STATUS and data of a reply frame; nothing for silence. */
    static Octets content(Octets reply) {
        if (reply.size() == 0) {
            return reply;
        }
        int header = reply.at(0) == 2 ? 5 : 3;
        return reply.slice(header, reply.size() - 2);
    }
}
