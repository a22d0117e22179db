package org.carrel.sim;

/** The host's end of a serial line, as an emulator sees it. Called on the world's thread. */
public interface SerialWire {
    /** Carries bytes to the host, at once: the emulator has paced them. */
    void transmit(Octets bytes);

    /** The plug is pulled: the host's device is gone until {@link #plugIn}. */
    void pullOut();

    /** The plug is in again. */
    void plugIn();
}
