package org.carrel.shelf.bookdrop;

import java.time.Duration;
import java.util.function.Consumer;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.kernel.Kernel;

/** The serial line between driver and emulator; what was on it when a program died never reaches the next. */
final class DropWire implements ByteLink, SerialWire {
    private static final Duration OPENING = Duration.ofMillis(5);

    private final Kernel kernel;
    private final Consumer<LinkInput> told;
    private Consumer<Octets> emulator = bytes -> {};
    private long opened;
    private boolean plugged = true;

    DropWire(Kernel kernel, Consumer<LinkInput> told) {
        this.kernel = kernel;
        this.told = told;
    }

    void to(Consumer<Octets> reader) {
        emulator = reader;
    }

    void starts() {
        openSoon();
    }

    void gone() {
        opened++;
    }

    @Override
    public void send(Bytes bytes) {
        if (plugged) {
            Octets octets = Octets.of(bytes.toArray());
            kernel.at(kernel.now(), "line", () -> emulator.accept(octets));
        }
    }

    @Override
    public void reopen() {
        opened++;
        tell(new LinkInput.Lost("reopened"));
        openSoon();
    }

    @Override
    public void transmit(Octets bytes) {
        tell(new LinkInput.Received(Bytes.of(bytes.toArray())));
    }

    @Override
    public void pullOut() {
        plugged = false;
        opened++;
        tell(new LinkInput.Lost("unplugged"));
    }

    @Override
    public void plugIn() {
        plugged = true;
        openSoon();
    }

    private void openSoon() {
        long current = opened;
        kernel.after(OPENING, "line", () -> {
            if (plugged && current == opened) {
                tell(new LinkInput.Opened());
            }
        });
    }

    private void tell(LinkInput input) {
        long current = opened;
        kernel.at(kernel.now(), "line", () -> {
            if (current == opened) {
                told.accept(input);
            }
        });
    }
}
