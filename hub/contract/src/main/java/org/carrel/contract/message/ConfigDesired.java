package org.carrel.contract.message;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that the hub wants a device to run with; retained.
 *
 * @param version grows with each change
 * @param settings key (1 to 128 characters) to value as in the device's configuration file; what is missing keeps its default
 */
public record ConfigDesired(long version, SortedMap<String, String> settings) implements HubToDevice {
    public ConfigDesired {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        for (String key : settings.keySet()) {
            if (key.isEmpty() || key.length() > 128) {
                throw new IllegalArgumentException("a setting's key has 1 to 128 characters, not '" + key + "'");
            }
        }
    }
}
