package org.carrel.contract.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * An immutable JSON value (RFC 8259). Whole numbers and fractions are told apart; a whole number fits 64 bits. Its text form
 * names the kind only, because a value may be a card number.
 */
sealed interface Json {
    /** Members in the order written; no name twice. */
    record Members(SequencedMap<String, Json> byName) implements Json {
        public Members {
            byName = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byName));
        }

        @Override
        public String toString() {
            return "object";
        }
    }

    record Elements(List<Json> inOrder) implements Json {
        public Elements {
            inOrder = List.copyOf(inOrder);
        }

        @Override
        public String toString() {
            return "array";
        }
    }

    record Text(String value) implements Json {
        @Override
        public String toString() {
            return "string";
        }
    }

    record Whole(long value) implements Json {
        @Override
        public String toString() {
            return "whole number";
        }
    }

    /** Finite, written with a point or an exponent. */
    record Fraction(double value) implements Json {
        @Override
        public String toString() {
            return "fraction";
        }
    }

    record Truth(boolean value) implements Json {
        @Override
        public String toString() {
            return "boolean";
        }
    }

    record Nothing() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** Starts an object whose first member says what it is. */
    static Writing typed(String type) {
        return new Writing().text("type", type);
    }

    static Writing object() {
        return new Writing();
    }

    /** Collects an object's members in the order in which they are to be written. */
    final class Writing {
        private final SequencedMap<String, Json> members = new LinkedHashMap<>();

        private Writing() {}

        Writing put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        Writing text(String name, String value) {
            return put(name, new Text(value));
        }

        /** Text for people's eyes only: cut at the bound rather than refused by the reader. */
        Writing freeText(String name, String value) {
            return put(name, new Text(Limit.clip(value)));
        }

        Writing whole(String name, long value) {
            return put(name, new Whole(value));
        }

        Writing truth(String name, boolean value) {
            return put(name, new Truth(value));
        }

        Writing word(String name, Enum<?> value) {
            return text(name, Words.of(value));
        }

        Writing instant(String name, Instant value) {
            return text(name, Instants.write(value));
        }

        /** Constants as words. */
        Writing words(String name, List<? extends Enum<?>> values) {
            return list(name, values, value -> new Text(Words.of(value)));
        }

        Writing instants(String name, List<Instant> values) {
            return list(name, values, value -> new Text(Instants.write(value)));
        }

        Writing days(String name, List<LocalDate> values) {
            return list(name, values, value -> new Text(value.toString()));
        }

        Writing day(String name, LocalDate value) {
            return text(name, value.toString());
        }

        <T> Writing list(String name, List<T> values, Function<? super T, Json> each) {
            List<Json> elements = new ArrayList<>(values.size());
            for (T value : values) {
                elements.add(each.apply(value));
            }
            return put(name, new Elements(elements));
        }

        Members done() {
            return new Members(members);
        }
    }
}
