package org.carrel.hub.adapter.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** What a value in the API's JSON may be; the same declaration documents it, renders it and checks it. */
public sealed interface Schema {
    /**
     * @param format an OpenAPI format such as {@code date-time}, or empty
     * @param pattern a regular expression that the whole text matches, or empty
     */
    record Text(String format, String pattern, int lengthMax) implements Schema {}

    record Whole(long min, long max) implements Schema {}

    record Decimal() implements Schema {}

    record Truth() implements Schema {}

    /** One of a closed list of words. */
    record Word(List<String> words) implements Schema {
        public Word {
            words = List.copyOf(words);
        }
    }

    record Listing(Schema of, int sizeMax) implements Schema {}

    /** An object of texts under keys that are not known beforehand. */
    record Dictionary(int sizeMax) implements Schema {}

    /** An object that is documented once under its name. */
    record Named(String name) implements Schema {}

    static Text text(int lengthMax) {
        return new Text("", "", lengthMax);
    }

    static Text matching(String pattern, int lengthMax) {
        return new Text("", pattern, lengthMax);
    }

    /** A moment in UTC, such as {@code 2026-11-23T09:15:00.000Z}. */
    static Text moment() {
        return new Text("date-time", "", 40);
    }

    static <E extends Enum<E>> Word wordsOf(Class<E> type) {
        return new Word(Arrays.stream(type.getEnumConstants()).map(Schema::word).toList());
    }

    /** An enum constant as the API writes it: {@code HOLD_LAPSED} is {@code hold-lapsed}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As OpenAPI 3.1 writes it. */
    default SequencedMap<String, Object> document() {
        SequencedMap<String, Object> document = new LinkedHashMap<>();
        switch (this) {
            case Text(String format, String pattern, int lengthMax) -> {
                document.put("type", "string");
                put(document, "format", format);
                put(document, "pattern", pattern.isEmpty() ? "" : "^(?:" + pattern + ")$");
                document.put("maxLength", lengthMax);
            }
            case Whole(long min, long max) -> {
                document.put("type", "integer");
                document.put("minimum", min);
                document.put("maximum", max);
            }
            case Decimal() -> document.put("type", "number");
            case Truth() -> document.put("type", "boolean");
            case Word(List<String> words) -> {
                document.put("type", "string");
                document.put("enum", words);
            }
            case Listing(Schema of, int sizeMax) -> {
                document.put("type", "array");
                document.put("maxItems", sizeMax);
                document.put("items", of.document());
            }
            case Dictionary(int sizeMax) -> {
                document.put("type", "object");
                document.put("maxProperties", sizeMax);
                document.put("additionalProperties", text(2_000).document());
            }
            case Named(String name) -> document.put("$ref", "#/components/schemas/" + name);
        }
        return document;
    }

    private static void put(Map<String, Object> document, String name, String value) {
        if (!value.isEmpty()) {
            document.put(name, value);
        }
    }
}
