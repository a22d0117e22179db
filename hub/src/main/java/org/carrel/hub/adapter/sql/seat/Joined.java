package org.carrel.hub.adapter.sql.seat;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A set kept in one column as words joined by commas. */
final class Joined {
    private Joined() {}

    static String write(SortedSet<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    static <T extends Comparable<? super T>> SortedSet<T> read(String words, Function<String, T> reader) {
        SortedSet<T> values = new TreeSet<>();
        for (String word : words.split(",")) {
            if (!word.isEmpty()) {
                values.add(reader.apply(word));
            }
        }
        return values;
    }
}
