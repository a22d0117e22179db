package org.carrel.sim.gpio.link;

/** Where simulated Pi4J lines end. May be called from any thread. */
public interface PinPort extends AutoCloseable {
    /**
     * Drives an output.
     *
     * @throws PinTrouble when the board has no such output or the port is gone
     */
    void drive(int number, boolean high);

    /**
     * Opens an input; the listener is told its level once before this returns and from then on at every change.
     *
     * @throws PinTrouble when the board has no such input or the port is gone
     */
    void watch(int number, Watcher watcher);

    /** The board lets go of everything: outputs fall low. */
    @Override
    void close();

    /** Hears an input's level. */
    @FunctionalInterface
    interface Watcher {
        void level(boolean high);
    }

    /** The pins cannot be had. */
    final class PinTrouble extends RuntimeException {
        private static final long serialVersionUID = 1;

        public PinTrouble(String reason) {
            super(reason);
        }

        public PinTrouble(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
