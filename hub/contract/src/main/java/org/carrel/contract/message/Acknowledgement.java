package org.carrel.contract.message;

/**
 * The hub has committed every event of this device up to and including {@code through}. Lower than before means that the hub
 * was restored from a backup: the device sends again from there.
 */
public record Acknowledgement(long through) implements HubToDevice {
    public Acknowledgement {
        if (through < 0) {
            throw new IllegalArgumentException("through must not be negative, was " + through);
        }
    }
}
