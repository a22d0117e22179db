package org.carrel.sim.ils;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of SIP2 2.00: code, fixed part, fields, and error detection by its own arithmetic. Lines are handled as bytes in ISO-8859-1, so
 * that each character is one byte; fields are turned into text with the peer's charset.
 *
 * @param head code and fixed part
 * @param sequence of the error detection
 */
public record Sip2Line(String head, List<Part> parts, Numbering sequence) {
    /** One field. */
    public record Part(String id, String value) {}

    /** Whether a line carries a number. */
    public sealed interface Numbering {
        record None() implements Numbering {}

        record Numbered(int value) implements Numbering {}
    }

    public Sip2Line {
        parts = List.copyOf(parts);
    }

    /** What reading gave. */
    public sealed interface Read {
        record Good(Sip2Line line) implements Read {}

        /** The checksum is there and does not fit. */
        record BadChecksum() implements Read {}
    }

    /** @param headLength of the fixed part with the code, by message */
    public static Read read(String bytes, int headLength, Charset charset) {
        String line = bytes;
        Numbering sequence = new Numbering.None();
        int length = line.length();
        if (length >= 9 && line.substring(length - 9).matches("AY[0-9]AZ[0-9A-Fa-f]{4}")) {
            if (!checks(line)) {
                return new Read.BadChecksum();
            }
            sequence = new Numbering.Numbered(line.charAt(length - 7) - '0');
            line = line.substring(0, length - 9);
        } else if (length >= 8 && line.substring(length - 6).matches("AZ[0-9A-Fa-f]{4}")) {
            if (!checks(line)) {
                return new Read.BadChecksum();
            }
            line = line.substring(0, length - 6);
        }
        int end = Math.min(headLength, line.length());
        List<Part> parts = new ArrayList<>();
        String text = new String(octets(line.substring(end)), charset);
        for (String piece : text.split("\\|")) {
            if (piece.length() >= 2) {
                parts.add(new Part(piece.substring(0, 2), piece.substring(2)));
            }
        }
        return new Read.Good(new Sip2Line(line.substring(0, end), parts, sequence));
    }

    public String code() {
        return head.length() < 2 ? head : head.substring(0, 2);
    }

    public String fixed(int from, int to) {
        return head.substring(2 + from, 2 + to);
    }

    public String first(String id) {
        return parts.stream()
                .filter(part -> part.id().equals(id))
                .map(Part::value)
                .findFirst()
                .orElse("");
    }

    public boolean has(String id) {
        return parts.stream().anyMatch(part -> part.id().equals(id));
    }

    /** The bytes to send, without the end of line. */
    public byte[] bytes(Charset charset) {
        StringBuilder text = new StringBuilder(head);
        parts.forEach(part -> text.append(part.id()).append(part.value()).append('|'));
        byte[] body = text.toString().getBytes(charset);
        return switch (sequence) {
            case Numbering.None none -> body;
            case Numbering.Numbered(int value) -> summed(latin(body) + "AY" + value + "AZ");
        };
    }

    /** Adds the four digits that make the sum of all bytes and of them nothing, in 16 bits. */
    public static byte[] summed(String latin) {
        return octets(latin + String.format(Locale.ROOT, "%04X", (0x10000 - (total(latin) & 0xFFFF)) & 0xFFFF));
    }

    public static boolean checks(String latin) {
        int digits = latin.length() - 4;
        return ((total(latin.substring(0, digits)) + Integer.parseInt(latin.substring(digits), 16)) & 0xFFFF) == 0;
    }

    private static int total(String latin) {
        return latin.chars().sum();
    }

    public static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public static byte[] octets(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
