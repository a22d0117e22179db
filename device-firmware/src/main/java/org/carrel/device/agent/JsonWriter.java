package org.carrel.device.agent;

import java.util.function.Consumer;

/** Writes one JSON object for a page, field by field in the order of the calls. Not for several threads. */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder(512);
    private String separator = "";

    /** An object whose fields are written by {@code fields}. */
    public static String object(Consumer<JsonWriter> fields) {
        JsonWriter json = new JsonWriter();
        json.braced('{', '}', () -> fields.accept(json));
        return json.out.toString();
    }

    public JsonWriter field(String name, String value) {
        name(name);
        text(value);
        return this;
    }

    public JsonWriter field(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    public JsonWriter field(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    public JsonWriter texts(String name, Iterable<String> values) {
        name(name);
        braced(
                '[',
                ']',
                () -> values.forEach(value -> {
                    next();
                    text(value);
                }));
        return this;
    }

    /** An array of objects. */
    public <T> JsonWriter objects(String name, Iterable<T> values, Consumer<T> fields) {
        name(name);
        braced(
                '[',
                ']',
                () -> values.forEach(value -> {
                    next();
                    braced('{', '}', () -> fields.accept(value));
                }));
        return this;
    }

    private void name(String name) {
        next();
        text(name);
        out.append(':');
    }

    private void next() {
        out.append(separator);
        separator = ",";
    }

    private void braced(char open, char close, Runnable content) {
        out.append(open);
        separator = "";
        content.run();
        out.append(close);
        separator = ",";
    }

    private void text(String value) {
        out.append('"');
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
