package org.carrel.sim.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The property list of a packet, in the order in which it stands there. */
public record Properties(List<Property> all) {
    public static final Properties NONE = new Properties(List.of());

    public Properties {
        all = List.copyOf(all);
    }

    public Properties with(PropertyId id, long value) {
        return and(new Property.Numeric(id, value));
    }

    public Properties with(PropertyId id, String value) {
        return and(new Property.Text(id, value));
    }

    public Properties with(PropertyId id, Octets value) {
        return and(new Property.Binary(id, value));
    }

    public Properties and(Property property) {
        List<Property> more = new ArrayList<>(all);
        more.add(property);
        return new Properties(more);
    }

    Properties only(Predicate<PropertyId> wanted) {
        return new Properties(
                all.stream().filter(property -> wanted.test(property.id())).toList());
    }

    public OptionalLong number(PropertyId id) {
        for (Property property : all) {
            if (property instanceof Property.Numeric(PropertyId found, long value) && found == id) {
                return OptionalLong.of(value);
            }
        }
        return OptionalLong.empty();
    }

    public Optional<String> text(PropertyId id) {
        for (Property property : all) {
            if (property instanceof Property.Text(PropertyId found, String value) && found == id) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    public Optional<Octets> binary(PropertyId id) {
        for (Property property : all) {
            if (property instanceof Property.Binary(PropertyId found, Octets value) && found == id) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    void encode(WireWriter out) {
        WireWriter list = new WireWriter();
        for (Property property : all) {
            list.variable(property.id().code());
            switch (property) {
                case Property.Numeric(PropertyId id, long value) -> number(list, id, value);
                case Property.Text text -> list.text(text.value());
                case Property.Binary binary -> list.binary(binary.value());
                case Property.Pair pair -> list.text(pair.name()).text(pair.value());
            }
        }
        out.variable(list.length()).raw(list.toArray());
    }

    private static void number(WireWriter out, PropertyId id, long value) {
        switch (id.form()) {
            case BYTE -> out.one((int) value);
            case TWO -> out.two((int) value);
            case FOUR -> out.four(value);
            case VARIABLE -> out.variable((int) value);
            case TEXT, BINARY, PAIR -> throw new IllegalArgumentException(id + " is not a number");
        }
    }

    static Properties decode(WireReader in, PropertyId.Place place) {
        WireReader list = in.part(in.variable("property length"));
        List<Property> found = new ArrayList<>();
        while (list.remaining() > 0) {
            int code = list.variable("property identifier");
            PropertyId id = PropertyId.of(code)
                    .orElseThrow(() -> list.malformed(ReasonCode.MALFORMED_PACKET, "unknown property " + code));
            if (!id.allowedIn(place)) {
                throw list.malformed(ReasonCode.PROTOCOL_ERROR, id + " is not allowed in " + place);
            }
            if (!id.repeatable(place) && found.stream().anyMatch(each -> each.id() == id)) {
                throw list.malformed(ReasonCode.PROTOCOL_ERROR, id + " twice in " + place);
            }
            found.add(value(list, id));
        }
        return new Properties(found);
    }

    private static Property value(WireReader in, PropertyId id) {
        String name = id.toString();
        Property property = switch (id.form()) {
            case BYTE -> new Property.Numeric(id, in.one(name));
            case TWO -> new Property.Numeric(id, in.two(name));
            case FOUR -> new Property.Numeric(id, in.four(name));
            case VARIABLE -> new Property.Numeric(id, in.variable(name));
            case TEXT -> new Property.Text(id, in.text(name));
            case BINARY -> new Property.Binary(id, in.binary(name));
            case PAIR -> new Property.Pair(id, in.text(name), in.text(name));
        };
        if (property instanceof Property.Numeric numeric) {
            checkRange(in, id, numeric.value());
        }
        return property;
    }

    /** The values that the standard calls a protocol error wherever they stand. */
    private static void checkRange(WireReader in, PropertyId id, long value) {
        boolean zeroForbidden = id == PropertyId.RECEIVE_MAXIMUM
                || id == PropertyId.MAXIMUM_PACKET_SIZE
                || id == PropertyId.SUBSCRIPTION_IDENTIFIER;
        if (value == 0 && zeroForbidden) {
            throw in.malformed(ReasonCode.PROTOCOL_ERROR, id + " of 0");
        }
        if (value == 0 && id == PropertyId.TOPIC_ALIAS) {
            throw in.malformed(ReasonCode.TOPIC_ALIAS_INVALID, id + " of 0");
        }
        if (value > 1 && id.form() == PropertyId.Form.BYTE) {
            throw in.malformed(ReasonCode.PROTOCOL_ERROR, id + " of " + value);
        }
    }
}
