package org.carrel.device.link.gpio;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which Pi4J providers carry the pins.
 *
 * @param outputProvider id of a provider on the class path, as {@code gpiod-digital-output} on the board
 * @param inputProvider id, as {@code gpiod-digital-input} on the board
 * @param properties handed to Pi4J's context as they are; what they mean is the provider's business
 * @param rest how long an input must hold a level to be believed
 */
public record Pi4jSettings(String outputProvider, String inputProvider, Map<String, String> properties, Duration rest) {
    private static final Duration USUAL_REST = Duration.ofMillis(20);

    public Pi4jSettings {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        if (rest.isNegative()) {
            throw new IllegalArgumentException("rest must not be negative, was " + rest);
        }
    }

    /** The board's own pins through the kernel's character device. */
    public static Pi4jSettings board() {
        return new Pi4jSettings("gpiod-digital-output", "gpiod-digital-input", Map.of(), USUAL_REST);
    }
}
