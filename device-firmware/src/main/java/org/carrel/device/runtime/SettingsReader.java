package org.carrel.device.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads a properties file into settings and notes everything that is wrong with it, so that a technician mends it in one go. Ask for
 * each key, then call {@link #finish}.
 */
public final class SettingsReader {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final TreeSet<String> unread = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    /** Everything that is wrong with a settings file, one sentence each. */
    public static final class BadSettings extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<String> problems;

        BadSettings(List<String> problems) {
            super(String.join("\n", problems));
            this.problems = List.copyOf(problems);
        }

        public List<String> problems() {
            return problems;
        }
    }

    public SettingsReader(Properties properties) {
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> values.put(key, properties.getProperty(key).strip()));
        unread.addAll(values.keySet());
    }

    /**
     * A value that must be there.
     *
     * @param allowed what is allowed, in words, for the problem's sentence
     * @param parse throws {@link IllegalArgumentException} for a bad value
     * @param standIn taken after a problem, so that reading goes on; never used in the end, since {@link #finish} throws
     */
    public <T> T required(String key, String allowed, Function<String, T> parse, T standIn) {
        unread.remove(key);
        String value = values.get(key);
        if (value == null || value.isEmpty()) {
            problems.add(key + " is missing; it is " + allowed + ".");
            return standIn;
        }
        return parsed(key, value, allowed, parse, standIn);
    }

    /** A value that may be missing. */
    public <T> T optional(String key, String allowed, Function<String, T> parse, T otherwise) {
        unread.remove(key);
        String value = values.get(key);
        return value == null || value.isEmpty() ? otherwise : parsed(key, value, allowed, parse, otherwise);
    }

    public Optional<String> text(String key) {
        unread.remove(key);
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** Notes a problem that concerns several keys. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** @throws BadSettings when anything was wrong, an unknown key included */
    public void finish() {
        for (String key : unread) {
            problems.add(key + " is not a setting that is known here; check its spelling.");
        }
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
    }

    /** For {@link #required} and {@link #optional}: a whole number within bounds. */
    public static Function<String, Integer> number(int least, int most) {
        return value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        };
    }

    /** For {@link #required} and {@link #optional}: one of these, in lower case with hyphens. */
    public static <E extends Enum<E>> Function<String, E> choice(Class<E> type) {
        return value -> Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** For {@link #required} and {@link #optional}: true or false. */
    public static boolean truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return value.equals("true");
    }

    private <T> T parsed(String key, String value, String allowed, Function<String, T> parse, T standIn) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException bad) {
            problems.add(key + " is '" + value + "'; it must be " + allowed + ".");
            return standIn;
        }
    }
}
