package org.carrel.contract.message;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that the hub wants a device to run with; retained.
 *
 * @param version grows with each change
 * @param settings key to value as in the device's configuration file; what is missing keeps its default
 */
public record ConfigDesired(long version, SortedMap<String, String> settings) implements HubToDevice {
    public ConfigDesired {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }
}
