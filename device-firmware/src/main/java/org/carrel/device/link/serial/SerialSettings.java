package org.carrel.device.link.serial;

import java.nio.file.Path;

/**
 * A serial line.
 *
 * @param name for threads and logs
 * @param device stable path of the device, such as {@code /dev/serial/by-id/...}; need not exist yet
 * @param baud 300 to 4000000
 * @param nativeFolder private folder of this program into which the serial library unpacks its native part
 */
public record SerialSettings(String name, Path device, int baud, Parity parity, Path nativeFolder) {
    /** Parity bit; data bits are always 8 and stop bits 1. */
    public enum Parity {
        NONE,
        EVEN,
        ODD
    }

    public SerialSettings {
        if (baud < 300 || baud > 4_000_000) {
            throw new IllegalArgumentException("baud must be 300 to 4000000, was " + baud);
        }
    }
}
