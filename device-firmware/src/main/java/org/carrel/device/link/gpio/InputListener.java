package org.carrel.device.link.gpio;

/** Hears one input. Called on the pins' own thread: hand over and return. */
@FunctionalInterface
public interface InputListener {
    /** @param active the level that was believed, in the sense of {@link PinSetting#activeHigh()} */
    void changed(boolean active);
}
