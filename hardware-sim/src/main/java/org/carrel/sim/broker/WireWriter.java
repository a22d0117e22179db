package org.carrel.sim.broker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the data types of MQTT 5 §1.5; refuses values that do not fit, except through {@link #raw}. */
final class WireWriter {
    private static final int VARIABLE_MAX = 268_435_455;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    WireWriter one(int value) {
        bytes.write(checked(value, 0xFF));
        return this;
    }

    WireWriter two(int value) {
        checked(value, 0xFFFF);
        bytes.write(value >>> 8);
        bytes.write(value);
        return this;
    }

    WireWriter four(long value) {
        checked(value, 0xFFFF_FFFFL);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
        }
        return this;
    }

    WireWriter variable(int value) {
        int rest = checked(value, VARIABLE_MAX);
        while (rest > 0x7F) {
            bytes.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
        return this;
    }

    WireWriter text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        return two(encoded.length).raw(encoded);
    }

    WireWriter binary(Octets value) {
        return two(value.length()).raw(value.toArray());
    }

    WireWriter raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    int length() {
        return bytes.size();
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }

    private static int checked(long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(value + " is not within 0 to " + most);
        }
        return (int) value;
    }
}
