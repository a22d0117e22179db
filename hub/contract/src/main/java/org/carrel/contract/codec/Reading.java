package org.carrel.contract.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.carrel.contract.codec.Decoded.Reason;
import org.carrel.contract.id.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object being read, with the path to it. Members are asked for by name and checked; others are ignored, so that a later
 * contract may add some.
 */
final class Reading {
    private final Map<String, Json> members;
    private final String path;

    private Reading(Map<String, Json> members, String path) {
        this.members = members;
        this.path = path;
    }

    static Reading of(Json value) {
        return of(value, "");
    }

    private static Reading of(Json value, String path) {
        if (value instanceof Json.Members object) {
            return new Reading(object.byName(), path);
        }
        throw new Refusal.OfMalformed(Reason.WRONG_TYPE, path);
    }

    /** The member that says what the object is. */
    String type() {
        return text("type");
    }

    /** @return what to throw when {@link #type()} is none that is known */
    Refusal unknownType() {
        return unknown("type", type());
    }

    Refusal unknown(String name, String word) {
        return new Refusal.OfUnknown(at(name), word);
    }

    Refusal malformed(Reason reason, String name) {
        return new Refusal.OfMalformed(reason, at(name));
    }

    /** Whether there is a member that older software does not write. */
    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) {
        return text(member(name), at(name));
    }

    /** Text for people's eyes only; may be empty. */
    String freeText(String name) {
        String text = text(name);
        if (text.length() > Limit.FREE_TEXT_CHARACTERS) {
            throw malformed(Reason.TOO_LARGE, name);
        }
        return text;
    }

    List<String> freeTexts(String name) {
        return list(name, (element, where) -> {
            String text = text(element, where);
            if (text.length() > Limit.FREE_TEXT_CHARACTERS) {
                throw new Refusal.OfMalformed(Reason.TOO_LARGE, where);
            }
            return text;
        });
    }

    long whole(String name, long least, long most) {
        if (!(member(name) instanceof Json.Whole whole)) {
            throw malformed(Reason.WRONG_TYPE, name);
        }
        if (whole.value() < least || whole.value() > most) {
            throw malformed(Reason.OUT_OF_RANGE, name);
        }
        return whole.value();
    }

    /** How many, or how far: 0 or more. */
    int count(String name) {
        return Math.toIntExact(whole(name, 0, Integer.MAX_VALUE));
    }

    boolean truth(String name) {
        if (member(name) instanceof Json.Truth truth) {
            return truth.value();
        }
        throw malformed(Reason.WRONG_TYPE, name);
    }

    <E extends Enum<E>> E word(String name, Class<E> type) {
        String word = text(name);
        return Words.read(type, word).orElseThrow(() -> unknown(name, word));
    }

    <E extends Enum<E>> List<E> words(String name, Class<E> type) {
        return list(name, (element, where) -> {
            String word = text(element, where);
            return Words.read(type, word).orElseThrow(() -> new Refusal.OfUnknown(where, word));
        });
    }

    Instant instant(String name) {
        return Instants.read(text(name)).orElseThrow(() -> malformed(Reason.WRONG_FORM, name));
    }

    List<Instant> instants(String name) {
        return list(
                name,
                (element, where) -> Instants.read(text(element, where))
                        .orElseThrow(() -> new Refusal.OfMalformed(Reason.WRONG_FORM, where)));
    }

    LocalDate day(String name) {
        return id(name, Instants::day);
    }

    List<LocalDate> days(String name) {
        return ids(name, Instants::day);
    }

    /** Hex digits of either case, two for each byte. */
    Bytes hex(String name) {
        return id(name, Bytes::hex);
    }

    /** @param make throws {@link IllegalArgumentException} for a text of the wrong form */
    <T> T id(String name, Function<String, T> make) {
        return id(member(name), at(name), make);
    }

    <T> List<T> ids(String name, Function<String, T> make) {
        return list(name, (element, where) -> id(element, where, make));
    }

    Reading object(String name) {
        return of(member(name), at(name));
    }

    <T> List<T> objects(String name, Function<Reading, T> each) {
        return list(name, (element, where) -> each.apply(of(element, where)));
    }

    SortedMap<String, String> texts(String name) {
        Reading inner = object(name);
        SortedMap<String, String> texts = new TreeMap<>();
        inner.keys().forEach(key -> texts.put(key, inner.text(key)));
        return texts;
    }

    SortedMap<String, Double> figures(String name) {
        Reading inner = object(name);
        SortedMap<String, Double> figures = new TreeMap<>();
        inner.keys().forEach(key -> figures.put(key, inner.figure(key)));
        return figures;
    }

    private Set<String> keys() {
        if (members.containsKey("")) {
            throw malformed(Reason.WRONG_FORM, "");
        }
        return members.keySet();
    }

    private double figure(String name) {
        return switch (member(name)) {
            case Json.Whole whole -> whole.value();
            case Json.Fraction fraction -> fraction.value();
            case Json.Members _, Json.Elements _, Json.Text _, Json.Truth _, Json.Nothing _ ->
                throw malformed(Reason.WRONG_TYPE, name);
        };
    }

    private <T> List<T> list(String name, Element<T> each) {
        if (!(member(name) instanceof Json.Elements elements)) {
            throw malformed(Reason.WRONG_TYPE, name);
        }
        List<T> list = new ArrayList<>(elements.inOrder().size());
        for (Json element : elements.inOrder()) {
            list.add(each.read(element, at(name) + "[" + list.size() + "]"));
        }
        return list;
    }

    /** Reads one element of a list. */
    private interface Element<T> {
        T read(Json element, String where);
    }

    private static String text(Json value, String where) {
        if (value instanceof Json.Text text) {
            return text.value();
        }
        throw new Refusal.OfMalformed(Reason.WRONG_TYPE, where);
    }

    private static <T> T id(Json value, String where, Function<String, T> make) {
        String text = text(value, where);
        try {
            return make.apply(text);
        } catch (IllegalArgumentException wrongForm) {
            throw new Refusal.OfMalformed(Reason.WRONG_FORM, where);
        }
    }

    private Json member(String name) {
        @Nullable Json value = members.get(name);
        if (value == null) {
            throw malformed(Reason.MISSING, name);
        }
        return value;
    }

    private String at(String name) {
        // Keys of settings and figures are the sender's own words: shown, but never with anything that could forge a
        // log line.
        String printable = name.replaceAll("[^A-Za-z0-9._-]", "?");
        return path.isEmpty() ? printable : path + "." + printable;
    }
}
