package org.carrel.hub.adapter.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a value is shown in the API: its members, each with its schema and where it comes from. Documentation and answers are made
 * from the same declaration, so they cannot differ. Immutable once built.
 *
 * @param <T> what is shown
 */
public final class View<T> {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String name;
    private final List<Member<T>> members;
    private final Map<String, View<?>> parts;

    private record Member<T>(
            String name, Schema schema, String meaning, boolean always, Function<T, Optional<Object>> value) {}

    private View(String name, List<Member<T>> members, Map<String, View<?>> parts) {
        this.name = name;
        this.members = List.copyOf(members);
        this.parts = parts;
    }

    public static <T> View<T> named(String name) {
        return new View<>(name, List.of(), new TreeMap<>());
    }

    /** A member that is always there. */
    public View<T> member(String member, Schema schema, String meaning, Function<T, Object> value) {
        return and(new Member<>(member, schema, meaning, true, from -> Optional.of(value.apply(from))));
    }

    /** A member that is left out when there is nothing to say. */
    public View<T> perhaps(String member, Schema schema, String meaning, Function<T, Optional<?>> value) {
        return and(new Member<>(
                member, schema, meaning, false, from -> value.apply(from).map(Function.identity())));
    }

    public View<T> text(String member, int lengthMax, String meaning, Function<T, Object> value) {
        return member(
                member,
                Schema.text(lengthMax),
                meaning,
                from -> value.apply(from).toString());
    }

    public View<T> moment(String member, String meaning, Function<T, Instant> value) {
        return member(member, Schema.moment(), meaning, from -> moment(value.apply(from)));
    }

    public <E extends Enum<E>> View<T> word(String member, Class<E> type, String meaning, Function<T, E> value) {
        return member(member, Schema.wordsOf(type), meaning, from -> Schema.word(value.apply(from)));
    }

    public <P> View<T> part(String member, View<P> view, String meaning, Function<T, P> value) {
        return with(view).member(member, view.schema(), meaning, from -> view.render(value.apply(from)));
    }

    public <P> View<T> perhapsPart(String member, View<P> view, String meaning, Function<T, Optional<P>> value) {
        return with(view)
                .perhaps(
                        member,
                        view.schema(),
                        meaning,
                        from -> value.apply(from).map(view::render));
    }

    public <P> View<T> list(String member, View<P> view, int sizeMax, String meaning, Function<T, List<P>> value) {
        return with(view)
                .member(
                        member,
                        new Schema.Listing(view.schema(), sizeMax),
                        meaning,
                        from -> value.apply(from).stream().map(view::render).toList());
    }

    private View<T> and(Member<T> member) {
        List<Member<T>> longer = new ArrayList<>(members);
        longer.add(member);
        return new View<>(name, longer, parts);
    }

    private View<T> with(View<?> part) {
        Map<String, View<?>> more = new TreeMap<>(parts);
        more.putAll(part.parts);
        more.put(part.name, part);
        return new View<>(name, members, more);
    }

    public Schema schema() {
        return new Schema.Named(name);
    }

    public SequencedMap<String, Object> render(T value) {
        SequencedMap<String, Object> rendered = new LinkedHashMap<>();
        for (Member<T> member : members) {
            member.value().apply(value).ifPresent(shown -> rendered.put(member.name(), shown));
        }
        return rendered;
    }

    /** This view and all its parts, by name, as OpenAPI writes them. */
    public Map<String, Object> documents() {
        Map<String, Object> documents = new TreeMap<>();
        parts.values().forEach(part -> documents.put(part.name, part.document()));
        documents.put(name, document());
        return documents;
    }

    private SequencedMap<String, Object> document() {
        SequencedMap<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Member<T> member : members) {
            SequencedMap<String, Object> property = member.schema().document();
            property.put("description", member.meaning());
            properties.put(member.name(), property);
            if (member.always()) {
                required.add(member.name());
            }
        }
        SequencedMap<String, Object> document = new LinkedHashMap<>();
        document.put("type", "object");
        document.put("required", required);
        document.put("properties", properties);
        return document;
    }

    public static String moment(Instant instant) {
        return MOMENT.format(instant);
    }
}
