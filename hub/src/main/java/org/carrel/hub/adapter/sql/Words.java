package org.carrel.hub.adapter.sql;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A set kept in one column as words joined by commas. */
final class Words {
    private Words() {}

    static <T> String join(SortedSet<T> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    static <T extends Comparable<? super T>> SortedSet<T> split(String words, Function<String, T> reader) {
        SortedSet<T> values = new TreeSet<>();
        for (String word : words.split(",")) {
            if (!word.isEmpty()) {
                values.add(reader.apply(word));
            }
        }
        return values;
    }
}
