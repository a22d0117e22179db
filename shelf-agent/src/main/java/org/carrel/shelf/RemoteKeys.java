package org.carrel.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import org.carrel.device.runtime.SettingsReader.BadSettings;

/**
 * Which settings the hub may change: how the shelf behaves. Never who it is, where its hub is and what is plugged in where; with
 * those a mistake made far away could only be mended by somebody with a ladder.
 */
final class RemoteKeys {
    private static final Set<String> ALLOWED = Set.of(
            "language",
            "security.afi",
            "security.eas",
            "visit.quiet",
            "visit.warning",
            "visit.linger",
            "staff.quiet",
            "door.reminder",
            "door.alarm",
            "lock.pulse",
            "lock.attempts",
            "lock.spring");

    private RemoteKeys() {}

    /** One sentence for each reason against running with these on top of the device's own file. */
    static List<String> problems(Properties own, SortedMap<String, String> desired) {
        List<String> problems = new ArrayList<>();
        for (String key : desired.keySet()) {
            if (!ALLOWED.contains(key)) {
                problems.add(key + " cannot be set from the hub; it is in the device's own file.");
            }
        }
        if (problems.isEmpty()) {
            try {
                ShelfSettings.parse(merged(own, desired));
            } catch (BadSettings bad) {
                problems.addAll(bad.problems());
            }
        }
        return problems;
    }

    static Properties merged(Properties own, SortedMap<String, String> desired) {
        Properties merged = new Properties();
        own.stringPropertyNames().forEach(key -> merged.setProperty(key, own.getProperty(key)));
        desired.forEach(merged::setProperty);
        return merged;
    }
}
