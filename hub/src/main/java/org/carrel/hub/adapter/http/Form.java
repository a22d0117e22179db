package org.carrel.hub.adapter.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.carrel.hub.adapter.http.Problem.Fault;
import tools.jackson.databind.JsonNode;

/**
 * What a request's body must be: a JSON object with these members and no others. Every fault is found and told at once. Immutable
 * once built.
 */
public final class Form {
    private final String name;
    private final List<Member> members;

    private record Member(String name, Schema schema, String meaning, boolean required) {}

    private Form(String name, List<Member> members) {
        this.name = name;
        this.members = List.copyOf(members);
    }

    public static Form named(String name) {
        return new Form(name, List.of());
    }

    public Form required(String member, Schema schema, String meaning) {
        return and(new Member(member, schema, meaning, true));
    }

    public Form optional(String member, Schema schema, String meaning) {
        return and(new Member(member, schema, meaning, false));
    }

    private Form and(Member member) {
        List<Member> longer = new ArrayList<>(members);
        longer.add(member);
        return new Form(name, longer);
    }

    public Schema schema() {
        return new Schema.Named(name);
    }

    public Map<String, Object> documents() {
        SequencedMap<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Member member : members) {
            SequencedMap<String, Object> property = member.schema().document();
            property.put("description", member.meaning());
            properties.put(member.name(), property);
            if (member.required()) {
                required.add(member.name());
            }
        }
        SequencedMap<String, Object> document = new LinkedHashMap<>();
        document.put("type", "object");
        document.put("additionalProperties", false);
        document.put("required", required);
        document.put("properties", properties);
        return Map.of(name, document);
    }

    /** @throws Problem with every fault */
    public Filled fill(JsonNode body) {
        List<Fault> faults = new ArrayList<>();
        if (!body.isObject()) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("", "object-expected")));
        }
        for (String given : body.propertyNames()) {
            if (members.stream().noneMatch(member -> member.name().equals(given))) {
                faults.add(new Fault("/" + given, "unknown-member"));
            }
        }
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        for (Member member : members) {
            JsonNode value = body.get(member.name());
            if (value == null || value.isNull()) {
                if (member.required()) {
                    faults.add(new Fault("/" + member.name(), "missing"));
                }
            } else {
                read(value, member.schema(), "/" + member.name(), faults)
                        .ifPresent(read -> values.put(member.name(), read));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.of(ProblemCode.BODY_INVALID, faults);
        }
        return new Filled(values);
    }

    private static Optional<Object> read(JsonNode value, Schema schema, String where, List<Fault> faults) {
        return switch (schema) {
            case Schema.Text text when value.isString() -> checked(value.stringValue(), text, where, faults);
            case Schema.Whole(long min, long max)
            when value.isIntegralNumber() && value.canConvertToLong() -> {
                if (value.longValue() < min || value.longValue() > max) {
                    faults.add(new Fault(where, "out-of-range"));
                }
                yield Optional.of(value.longValue());
            }
            case Schema.Truth() when value.isBoolean() -> Optional.of(value.booleanValue());
            case Schema.Word(List<String> words)
            when value.isString() -> {
                if (!words.contains(value.stringValue())) {
                    faults.add(new Fault(where, "not-one-of", String.join(", ", words)));
                }
                yield Optional.of(value.stringValue());
            }
            case Schema.Listing(Schema of, int sizeMax)
            when value.isArray() -> {
                if (value.size() > sizeMax) {
                    faults.add(new Fault(where, "too-many"));
                    yield Optional.empty();
                }
                List<Object> read = new ArrayList<>();
                for (int index = 0; index < value.size(); index++) {
                    read(value.get(index), of, where + "/" + index, faults).ifPresent(read::add);
                }
                yield Optional.of(read);
            }
            case Schema.Dictionary(int sizeMax) when value.isObject() -> dictionary(value, sizeMax, where, faults);
            case Schema.Text _,
                    Schema.Whole _,
                    Schema.Decimal _,
                    Schema.Truth _,
                    Schema.Word _,
                    Schema.Listing _,
                    Schema.Dictionary _,
                    Schema.Named _ -> {
                faults.add(new Fault(where, "wrong-type"));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Object> dictionary(JsonNode value, int sizeMax, String where, List<Fault> faults) {
        SequencedMap<String, String> read = new LinkedHashMap<>();
        value.properties().forEach(entry -> {
            if (entry.getValue().isString()) {
                read.put(entry.getKey(), entry.getValue().stringValue());
            } else {
                faults.add(new Fault(where + "/" + entry.getKey(), "wrong-type"));
            }
        });
        if (read.size() > sizeMax) {
            faults.add(new Fault(where, "too-many"));
        }
        return Optional.of(read);
    }

    /** Checks a text that came in a body, a path or a query. */
    static Optional<Object> checked(String value, Schema.Text text, String where, List<Fault> faults) {
        boolean control = value.chars().anyMatch(Character::isISOControl);
        if (value.length() > text.lengthMax()) {
            faults.add(new Fault(where, "too-long"));
        } else if (control || (!text.pattern().isEmpty() && !value.matches(text.pattern()))) {
            faults.add(new Fault(where, "wrong-form"));
        }
        return Optional.of(value);
    }

    /** A body that has every required member, each of its schema. */
    public record Filled(SequencedMap<String, Object> values) {
        /** @throws IllegalStateException when the form does not require the member */
        public String text(String member) {
            return optionalText(member).orElseThrow(() -> new IllegalStateException(member + " is not required"));
        }

        public Optional<String> optionalText(String member) {
            return Optional.ofNullable((String) values.get(member));
        }

        public Optional<Long> optionalWhole(String member) {
            return Optional.ofNullable((Long) values.get(member));
        }

        public boolean truth(String member) {
            return Boolean.TRUE.equals(values.get(member));
        }

        /** An object of texts; empty when it was not given. */
        public Map<String, String> dictionary(String member) {
            Map<String, String> read = new LinkedHashMap<>();
            if (values.get(member) instanceof Map<?, ?> given) {
                given.forEach((key, value) -> read.put((String) key, (String) value));
            }
            return read;
        }

        /** A list of texts; empty when it was not given. */
        public List<String> texts(String member) {
            return values.get(member) instanceof List<?> list
                    ? list.stream().map(String.class::cast).toList()
                    : List.of();
        }
    }
}
