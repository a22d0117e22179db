package org.carrel.fleet.simulation.board;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.kernel.Kernel;

/** A serial line between a device's program and an emulator; the emulator stays when the program goes. */
public final class Plug implements ByteLink, SerialWire {
    private static final Duration OPENING = Duration.ofMillis(100);

    private final Kernel kernel;
    private final String name;
    private final Fuse fuse;
    private final Consumer<Octets> emulator;
    private Optional<Consumer<LinkInput>> program = Optional.empty();
    private boolean plugged = true;
    private long opened;

    /** @param emulator takes what the program sends */
    public Plug(Kernel kernel, String name, Fuse fuse, Consumer<Octets> emulator) {
        this.kernel = kernel;
        this.name = name;
        this.fuse = fuse;
        this.emulator = emulator;
    }

    public void programStarts(Consumer<LinkInput> listener) {
        program = Optional.of(listener);
        openSoon();
    }

    public void programGone() {
        program = Optional.empty();
        opened++;
    }

    @Override
    public void send(Bytes bytes) {
        fuse.touch();
        if (plugged) {
            Octets octets = Octets.of(bytes.toArray());
            kernel.at(kernel.now(), name, () -> emulator.accept(octets));
        }
    }

    @Override
    public void reopen() {
        long current = ++opened;
        kernel.after(Duration.ofMillis(1), name, () -> tell(current, new LinkInput.Lost("reopened")));
        openSoon();
    }

    @Override
    public void transmit(Octets bytes) {
        tell(opened, new LinkInput.Received(Bytes.of(bytes.toArray())));
    }

    @Override
    public void pullOut() {
        plugged = false;
        opened++;
        tell(opened, new LinkInput.Lost("unplugged"));
    }

    @Override
    public void plugIn() {
        plugged = true;
        openSoon();
    }

    private void openSoon() {
        long current = opened;
        kernel.after(OPENING, name, () -> {
            if (plugged) {
                tell(current, new LinkInput.Opened());
            }
        });
    }

    private void tell(long when, LinkInput input) {
        if (when == opened) {
            program.ifPresent(listener -> listener.accept(input));
        }
    }
}
