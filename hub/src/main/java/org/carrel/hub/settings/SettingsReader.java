package org.carrel.hub.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Takes settings out of keys and values and notes everything that is wrong, one sentence each, so that it is mended in one go. */
final class SettingsReader {
    private final SortedMap<String, String> values;
    private final List<String> problems = new ArrayList<>();
    private final SequencedMap<String, String> known = new LinkedHashMap<>();

    SettingsReader(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /**
     * @param allowed what the value may be, in words, for the problem's sentence
     * @param reader throws {@link IllegalArgumentException} for a bad value
     */
    <T> T read(String key, String allowed, T otherwise, Function<String, T> reader) {
        known.put(key, allowed);
        String value = values.getOrDefault(key, "").strip();
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException bad) {
            problems.add(key + " is '" + value + "'; it must be " + allowed + ".");
            return otherwise;
        }
    }

    Optional<String> text(String key, String meaning) {
        known.put(key, meaning);
        return Optional.of(values.getOrDefault(key, "").strip()).filter(value -> !value.isEmpty());
    }

    int number(String key, int least, int most, int otherwise) {
        return read(key, "a whole number from " + least + " to " + most, otherwise, value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        });
    }

    boolean truth(String key, boolean otherwise) {
        return read(key, "yes or no", otherwise, value -> switch (value) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("neither");
        });
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** Everything that is wrong, keys that nobody asked for included. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        for (String key : values.keySet()) {
            if (!known.containsKey(key)) {
                all.add(key + " is not a setting; " + nearest(key) + ".");
            }
        }
        return all;
    }

    private String nearest(String wrong) {
        String closest = "";
        int least = Integer.MAX_VALUE;
        for (String key : known.keySet()) {
            int distance = distance(wrong, key);
            if (distance < least) {
                least = distance;
                closest = key;
            }
        }
        return least <= Math.max(2, wrong.length() / 3)
                ? "the nearest is " + closest
                : "the settings are " + String.join(", ", known.keySet());
    }

    /** How many letters have to be changed, added or left out (Levenshtein). */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] present = new int[other.length() + 1];
            present[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int change = before[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                present[column] = Math.min(change, 1 + Math.min(before[column], present[column - 1]));
            }
            before = present;
        }
        return before[other.length()];
    }
}
