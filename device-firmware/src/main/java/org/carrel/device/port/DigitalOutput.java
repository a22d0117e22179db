package org.carrel.device.port;

/** One output pin: a lamp or a lock. */
public interface DigitalOutput {
    /** Sets the pin; returns at once. */
    void set(boolean active);
}
