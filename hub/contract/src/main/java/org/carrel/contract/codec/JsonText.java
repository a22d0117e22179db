package org.carrel.contract.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.carrel.contract.codec.Decoded.Reason;
import org.carrel.contract.id.Bytes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Between UTF-8 bytes and {@link Json}: the only place that knows the JSON library. */
final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limit.NESTING)
                    .maxStringLength(Limit.TEXT_CHARACTERS)
                    .maxNameLength(Limit.NAME_CHARACTERS)
                    .maxNumberLength(Limit.NUMBER_CHARACTERS)
                    .build())
            .build();

    private JsonText() {}

    /** @throws IllegalArgumentException for a text with half a surrogate pair, which UTF-8 cannot carry */
    static Bytes write(Json value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(value, generator);
        } catch (JacksonException notUtf8) {
            throw new IllegalArgumentException("a text of the message cannot be written as UTF-8", notUtf8);
        }
        return Bytes.of(out.toByteArray());
    }

    /** @throws Refusal for anything but exactly one JSON value within the bounds */
    static Json read(Bytes payload) {
        if (payload.length() == 0) {
            throw new Refusal.OfMalformed(Reason.EMPTY, "");
        }
        if (payload.length() > Limit.PAYLOAD_BYTES) {
            throw new Refusal.OfMalformed(Reason.TOO_LARGE, "");
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8(payload))) {
            Json value = read(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new Refusal.OfMalformed(Reason.TRAILING_CONTENT, "");
            }
            return value;
        } catch (StreamConstraintsException beyond) {
            throw new Refusal.OfMalformed(Reason.TOO_LARGE, "");
        } catch (JacksonException notJson) {
            throw new Refusal.OfMalformed(Reason.NOT_JSON, "");
        }
    }

    private static void write(Json value, JsonGenerator out) {
        switch (value) {
            case Json.Members members -> {
                out.writeStartObject();
                for (Map.Entry<String, Json> member : members.byName().entrySet()) {
                    out.writeName(member.getKey());
                    write(member.getValue(), out);
                }
                out.writeEndObject();
            }
            case Json.Elements elements -> {
                out.writeStartArray();
                elements.inOrder().forEach(element -> write(element, out));
                out.writeEndArray();
            }
            case Json.Text text -> out.writeString(text.value());
            case Json.Whole whole -> out.writeNumber(whole.value());
            case Json.Fraction fraction -> out.writeNumber(fraction.value());
            case Json.Truth truth -> out.writeBoolean(truth.value());
            case Json.Nothing() -> out.writeNull();
        }
    }

    private static Json read(JsonParser parser, @Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> new Json.Text(wellFormed(parser.getString()));
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> fraction(parser);
            case VALUE_TRUE -> new Json.Truth(true);
            case VALUE_FALSE -> new Json.Truth(false);
            case VALUE_NULL -> new Json.Nothing();
            // None of these can start a value in a text that the parser accepts; null is its end.
            case null -> throw new Refusal.OfMalformed(Reason.NOT_JSON, "");
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new Refusal.OfMalformed(Reason.NOT_JSON, "");
        };
    }

    private static Json members(JsonParser parser) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(parser.currentName());
            if (members.put(name, read(parser, parser.nextToken())) != null) {
                throw new Refusal.OfMalformed(Reason.DUPLICATE_MEMBER, "");
            }
        }
        return new Json.Members(members);
    }

    private static Json elements(JsonParser parser) {
        List<Json> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(read(parser, token));
        }
        return new Json.Elements(elements);
    }

    private static Json whole(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT, LONG -> new Json.Whole(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> throw new Refusal.OfMalformed(Reason.OUT_OF_RANGE, "");
        };
    }

    private static Json fraction(JsonParser parser) {
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new Refusal.OfMalformed(Reason.OUT_OF_RANGE, "");
        }
        return new Json.Fraction(value);
    }

    /** An escape can name half a surrogate pair, which no UTF-8 text can hold. */
    private static String wellFormed(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new Refusal.OfMalformed(Reason.NOT_UTF8, "");
        }
        return text;
    }

    /** The JSON library reads some overlong and surrogate forms; the platform's decoder reports them all. */
    private static String utf8(Bytes payload) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(payload.toArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Refusal.OfMalformed(Reason.NOT_UTF8, "");
        }
    }
}
