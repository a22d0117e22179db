package org.carrel.sim.feig;

import java.time.Duration;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.World;
import org.carrel.sim.world.WorldEvent;

/**
 * The reader of one piece of furniture, from its serial plug to its antennas. It takes the time the hardware takes: bytes at
 * 38,400 baud, about forty tags a second in an inventory, about 12 ms for one addressed command, one antenna at a time. It does
 * one thing at once; whatever comes meanwhile is lost, and what is not a proper frame gets no answer.
 *
 * <p>Runs on the world's thread. The host's bytes come in by {@link #receive}; those for the host leave by its {@link SerialWire}.
 */
public final class FeigReaderEmulator {
    private static final long NEVER_IDLE = Long.MAX_VALUE;
    private static final long REACTION_NANOS = 5_000_000; // 5 ms or more (PR101 system manual p. 18).
    private static final int CHUNK_MOST = 32;

    private final World world;
    private final Kernel kernel;
    private final FurnitureId furniture;
    private final ReaderOptions options;
    private final SerialWire wire;
    private final WireTap tap;
    private final String line;
    private final Chance chunks;
    private final Chance noise;
    private final Chance babble;
    private final RequestReceiver receiver;
    private final SystemCommands commands;
    private long receivedUntil;
    private long sentUntil;
    private long idleFrom;
    private int life;
    private boolean babbling;

    public FeigReaderEmulator(
            World world, FurnitureId furniture, ReaderOptions options, Chance chance, SerialWire wire, WireTap tap) {
        this.world = world;
        this.kernel = world.kernel();
        this.furniture = furniture;
        this.options = options;
        this.wire = wire;
        this.tap = tap;
        this.line = furniture + "/reader";
        this.chunks = chance.fork(line + "/chunks");
        this.noise = chance.fork(line + "/noise");
        this.babble = chance.fork(line + "/babble");
        this.receiver = new RequestReceiver(kernel.now() - LinePace.BEFORE_FRAME_NANOS);
        this.commands = new SystemCommands(new AirInterface(world, furniture, chance.fork(line + "/air")), options);
        this.receivedUntil = kernel.now();
        this.idleFrom = kernel.now();
        world.listen(this::worldChanged);
        world.faults().forEach(this::broke);
    }

    // ---- From the host ----

    /** Bytes that the host has begun to send now; they take their time on the line. */
    public void receive(Octets bytes) {
        if (unplugged()) {
            return;
        }
        long began = Math.max(kernel.now(), receivedUntil);
        receivedUntil = began + bytes.size() * LinePace.BYTE_NANOS;
        kernel.at(receivedUntil, line, () -> arrived(bytes, began));
    }

    private void arrived(Octets bytes, long began) {
        for (int index = 0; index < bytes.size(); index++) {
            long at = began + (index + 1) * LinePace.BYTE_NANOS;
            int disturbed = disturbed(bytes.at(index));
            if (disturbed < 0) {
                continue;
            }
            if (at - LinePace.BYTE_NANOS < idleFrom) {
                receiver.ignore(at);
                continue;
            }
            switch (receiver.accept((byte) disturbed, at)) {
                case RequestReceiver.Outcome.Waiting _ -> {}
                case RequestReceiver.Outcome.Dropped(Octets dropped, String why) ->
                    tapped(false, dropped, "ignored: " + why);
                case RequestReceiver.Outcome.Complete(Octets frame, Request request) -> received(frame, request);
            }
        }
    }

    private void received(Octets frame, Request request) {
        if (request.address() != options.address() && request.address() != 255) {
            tapped(false, frame, "ignored: for reader " + request.address());
            return;
        }
        tapped(false, frame, Narrator.request(request));
        if (world.faults().contains(new Fault.ReaderSilent(furniture))) {
            return;
        }
        idleFrom = NEVER_IDLE;
        int lifeThen = life;
        commands.run(request, reply -> {
            if (life == lifeThen) {
                answer(request, reply);
            }
        });
    }

    // ---- To the host ----

    private void answer(Request request, Reply reply) {
        Octets frame = reply.encode(request.advanced(), options.address(), request.command());
        long late = world.fault(
                        Fault.ReaderLate.class, fault -> fault.furniture().equals(furniture))
                .map(Fault.ReaderLate::delay)
                .orElse(Duration.ZERO)
                .toNanos();
        int lifeThen = life;
        kernel.at(kernel.now() + REACTION_NANOS + late, line, () -> {
            if (life != lifeThen) {
                return;
            }
            tapped(true, frame, Narrator.reply(request, reply));
            long end = send(frame);
            idleFrom = end;
            receiver.busyUntil(end);
            if (SystemCommands.restarts(request.command()) && reply.status() == Status.OK) {
                kernel.at(end, line, this::restart);
            }
        });
    }

    /** Puts bytes on the line, in pieces as a serial adapter hands them on; gives when the last is through. */
    private long send(Octets bytes) {
        long at = Math.max(kernel.now(), sentUntil);
        int from = 0;
        while (from < bytes.size()) {
            int to = Math.min(bytes.size(), from + 1 + chunks.below(CHUNK_MOST));
            Octets piece = bytes.slice(from, to);
            at += piece.size() * LinePace.BYTE_NANOS;
            int lifeThen = life;
            kernel.at(at, line, () -> {
                if (life == lifeThen && !unplugged()) {
                    transmit(piece);
                }
            });
            from = to;
        }
        sentUntil = at;
        return at;
    }

    private void transmit(Octets piece) {
        Octets through = Octets.NONE;
        for (int index = 0; index < piece.size(); index++) {
            int disturbed = disturbed(piece.at(index));
            through = disturbed < 0 ? through : through.plus(Octets.of((byte) disturbed));
        }
        if (through.size() > 0) {
            wire.transmit(through);
        }
    }

    /** The byte as the other end gets it, or -1 when it is lost. */
    private int disturbed(int value) {
        double corruption = world.fault(
                        Fault.NoisyLine.class, fault -> fault.furniture().equals(furniture))
                .map(Fault.NoisyLine::corruption)
                .orElse(0.0);
        if (!noise.happens(corruption)) {
            return value;
        }
        return noise.below(3) == 0 ? -1 : value ^ (1 << noise.below(8));
    }

    // ---- What happens to it ----

    /** Whatever else changes shows when the antennas are asked. */
    private void worldChanged(WorldEvent event) {
        if (event instanceof WorldEvent.FaultBegan(Fault fault)) {
            broke(fault);
        } else if (event instanceof WorldEvent.FaultEnded(Fault fault)) {
            healed(fault);
        } else if (event instanceof WorldEvent.ReaderRestarted(FurnitureId which) && which.equals(furniture)) {
            restart();
        }
    }

    private void broke(Fault fault) {
        if (fault.equals(new Fault.ReaderUnplugged(furniture))) {
            wire.pullOut();
        } else if (fault.equals(new Fault.ReaderBabbling(furniture))) {
            babbling = true;
            kernel.at(kernel.now(), line, this::babble);
        }
    }

    private void healed(Fault fault) {
        if (fault.equals(new Fault.ReaderUnplugged(furniture))) {
            wire.plugIn();
        } else if (fault.equals(new Fault.ReaderBabbling(furniture))) {
            babbling = false;
        }
    }

    private void babble() {
        if (babbling) {
            Octets nonsense = Octets.of(babble.bytes(1 + babble.below(24)));
            tapped(true, nonsense, "babble");
            send(nonsense);
            kernel.at(kernel.now() + babble.between(5_000_000, 80_000_000), line, this::babble);
        }
    }

    /** Everything at hand is lost, and it is deaf until it has booted. */
    private void restart() {
        life++;
        commands.restart();
        idleFrom = kernel.now() + options.boot().toNanos();
        receiver.busyUntil(idleFrom);
    }

    private boolean unplugged() {
        return world.faults().contains(new Fault.ReaderUnplugged(furniture));
    }

    private void tapped(boolean toHost, Octets bytes, String meaning) {
        kernel.note(line, (toHost ? "< " : "> ") + bytes + " " + meaning);
        tap.heard(new WireTap.Traffic(kernel.now(), line, toHost, bytes, meaning));
    }
}
