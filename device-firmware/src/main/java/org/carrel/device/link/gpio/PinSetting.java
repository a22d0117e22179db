package org.carrel.device.link.gpio;

/**
 * One pin as wired.
 *
 * @param line line offset on the GPIO chip, 0 to 999; on a Raspberry Pi the BCM number
 * @param name for logs and people, such as {@code lock-A1}
 * @param activeHigh whether active is the high level
 */
public record PinSetting(int line, String name, boolean activeHigh) {
    public PinSetting {
        if (line < 0 || line > 999) {
            throw new IllegalArgumentException("a GPIO line is 0 to 999, was " + line + " for " + name);
        }
    }
}
