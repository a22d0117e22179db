package org.carrel.hub.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** A command line taken apart: words, and options written {@code --name value} or {@code --name=value}. */
public final class Arguments {
    private final List<String> words = new ArrayList<>();
    private final SequencedMap<String, String> options = new LinkedHashMap<>();

    /** The command line cannot be used as it is; the message is one sentence for whoever typed it. */
    public static final class Unusable extends RuntimeException {
        public Unusable(String message) {
            super(message);
        }
    }

    private Arguments() {}

    /** @throws Unusable for an option without a value or given twice */
    public static Arguments parse(List<String> line) {
        Arguments arguments = new Arguments();
        for (int index = 0; index < line.size(); index++) {
            String word = line.get(index);
            if (!word.startsWith("--")) {
                arguments.words.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
            if (equals < 0 && index + 1 == line.size()) {
                throw new Unusable("--" + name + " needs a value.");
            }
            String value = equals < 0 ? line.get(++index) : word.substring(equals + 1);
            if (arguments.options.put(name, value) != null) {
                throw new Unusable("--" + name + " is given twice.");
            }
        }
        return arguments;
    }

    public Optional<String> word(int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    /**
     * @param what in words, for the sentence when it is missing or wrong
     * @param reader throws {@link IllegalArgumentException} for a bad value
     */
    public <T> T word(int index, String what, Function<String, T> reader) {
        String value = word(index).orElseThrow(() -> new Unusable("There must be " + what + "."));
        return read(value, what, reader);
    }

    /** An option that must be there. */
    public <T> T option(String name, String what, Function<String, T> reader) {
        String value = taken(name).orElseThrow(() -> new Unusable("--" + name + " must be given: " + what + "."));
        return read(value, what, reader);
    }

    public <T> T option(String name, String what, T otherwise, Function<String, T> reader) {
        return taken(name).map(value -> read(value, what, reader)).orElse(otherwise);
    }

    /** What is left of the options: settings, for the settings' own reader. */
    public Map<String, String> rest() {
        return new LinkedHashMap<>(options);
    }

    /** @throws Unusable when an option is left that nobody asked for */
    public void finish() {
        if (!options.isEmpty()) {
            throw new Unusable("--" + options.firstEntry().getKey() + " is not an option here.");
        }
    }

    private Optional<String> taken(String name) {
        return Optional.ofNullable(options.remove(name));
    }

    private static <T> T read(String value, String what, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException bad) {
            throw new Unusable("'" + value + "' is not " + what + ".");
        }
    }
}
