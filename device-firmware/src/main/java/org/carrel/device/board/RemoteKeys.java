package org.carrel.device.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.carrel.device.runtime.SettingsReader.BadSettings;

/**
 * Which settings the hub may change: how a device behaves. Never who it is, where its hub is and what is plugged in where; with
 * those a mistake made far away could only be mended by somebody with a ladder.
 */
public final class RemoteKeys {
    private final Set<String> allowed;
    private final Consumer<Properties> parse;

    /** @param parse throws {@link BadSettings} */
    public RemoteKeys(Set<String> allowed, Consumer<Properties> parse) {
        this.allowed = Set.copyOf(allowed);
        this.parse = parse;
    }

    /** One sentence for each reason against running with these on top of the device's own file. */
    public List<String> problems(Properties own, SortedMap<String, String> desired) {
        List<String> problems = new ArrayList<>();
        for (String key : desired.keySet()) {
            if (!allowed.contains(key)) {
                problems.add(key + " cannot be set from the hub; it is in the device's own file.");
            }
        }
        if (problems.isEmpty()) {
            try {
                parse.accept(merged(own, desired));
            } catch (BadSettings bad) {
                problems.addAll(bad.problems());
            }
        }
        return problems;
    }

    public static Properties merged(Properties own, SortedMap<String, String> desired) {
        Properties merged = new Properties();
        own.stringPropertyNames().forEach(key -> merged.setProperty(key, own.getProperty(key)));
        desired.forEach(merged::setProperty);
        return merged;
    }
}
