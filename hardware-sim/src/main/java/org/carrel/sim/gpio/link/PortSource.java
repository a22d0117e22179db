package org.carrel.sim.gpio.link;

import com.pi4j.context.Context;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The port that both providers of one board share, opened when the first line is. */
final class PortSource implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<PinPort> open;

    private PortSource(Optional<PinPort> open) {
        this.open = open;
    }

    static PortSource of(PinPort port) {
        return new PortSource(Optional.of(port));
    }

    /** A port to the address that the Pi4J context has under {@link SimGpioPlugin#ADDRESS}. */
    static PortSource byProperty() {
        return new PortSource(Optional.empty());
    }

    PinPort port(Context context) {
        lock.lock();
        try {
            if (open.isEmpty()) {
                String address = context.properties().get(SimGpioPlugin.ADDRESS);
                if (address == null) {
                    throw new PinPort.PinTrouble(
                            "the simulated pins need the property " + SimGpioPlugin.ADDRESS + " with host:port");
                }
                open = Optional.of(RemotePort.connect(address));
            }
            return open.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            open.ifPresent(PinPort::close);
        } finally {
            lock.unlock();
        }
    }
}
