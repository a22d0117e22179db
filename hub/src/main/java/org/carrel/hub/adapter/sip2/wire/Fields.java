package org.carrel.hub.adapter.sip2.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The variable part of a message: fields in the order in which they stand. Terminals send them in any order, leave out what they should
 * send empty, and send fields that nobody knows; all are kept.
 */
public record Fields(List<Field> all) {
    public static final Fields NONE = new Fields(List.of());

    /** Longest value in characters (SIP2 2.00, "Variable-length fields"). */
    private static final int VALUE_MAX = 255;

    public Fields {
        all = List.copyOf(all);
    }

    public static Builder with(FieldId id, String value) {
        return new Builder().and(id, value);
    }

    /** Reads {@code XXvalue|XXvalue|}; what stands between delimiters and is too short to be a field is dropped. */
    public static Fields parse(String text, char delimiter) {
        List<Field> fields = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = text.indexOf(delimiter, from);
            int end = to < 0 ? text.length() : to;
            if (end - from >= 2) {
                fields.add(new Field(text.substring(from, from + 2), text.substring(from + 2, end)));
            }
            from = end + 1;
        }
        return new Fields(fields);
    }

    /** Writes what {@link #parse} reads; what may not stand in a value is replaced, what is too long is cut. */
    public String text(char delimiter) {
        StringBuilder text = new StringBuilder();
        for (Field field : all) {
            text.append(field.id());
            append(text, field.value(), delimiter);
            text.append(delimiter);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String value, char delimiter) {
        int count = 0;
        for (int index = 0; index < value.length() && count < VALUE_MAX; count++) {
            int point = value.codePointAt(index);
            index += Character.charCount(point);
            boolean strange = Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
            text.appendCodePoint(strange ? ' ' : point == delimiter ? '/' : point);
        }
    }

    /** The first value of this field, without blanks around it; empty when it is not there. */
    public String text(FieldId id) {
        for (Field field : all) {
            if (field.id().equals(id.name())) {
                return field.value().strip();
            }
        }
        return "";
    }

    /** As {@link #text(FieldId)}, when it is there and says something. */
    public Optional<String> some(FieldId id) {
        return Optional.of(text(id)).filter(value -> !value.isEmpty());
    }

    public boolean has(FieldId id) {
        return all.stream().anyMatch(field -> field.id().equals(id.name()));
    }

    /** Whether the field says Y. */
    public boolean yes(FieldId id) {
        return text(id).equals("Y");
    }

    /** All values of a field that may be repeated. */
    public List<String> values(FieldId id) {
        return all.stream()
                .filter(field -> field.id().equals(id.name()))
                .map(Field::value)
                .toList();
    }

    /** Puts fields together in the order of calls. */
    public static final class Builder {
        private final List<Field> fields = new ArrayList<>();

        /** Also when empty: a required field. */
        public Builder and(FieldId id, String value) {
            fields.add(new Field(id.name(), value));
            return this;
        }

        /** Left out when empty: an optional field. */
        public Builder some(FieldId id, String value) {
            return value.isEmpty() ? this : and(id, value);
        }

        public Builder yesNo(FieldId id, boolean value) {
            return and(id, value ? "Y" : "N");
        }

        /** One field for each value. */
        public Builder each(FieldId id, List<String> values) {
            values.forEach(value -> and(id, value));
            return this;
        }

        public Fields fields() {
            return new Fields(fields);
        }
    }
}
