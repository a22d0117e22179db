package org.carrel.hub.adapter.sip2.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.sip2.wire.Envelope.Protection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Error detection: numbers and checksums over bytes as they were sent, whatever the charset. */
class EnvelopeTest {
    static List<String> vectors() throws IOException {
        try (InputStream in = EnvelopeTest.class.getResourceAsStream("/sip2/vectors.txt")) {
            assertNotNull(in);
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.substring(line.indexOf('\t') + 1))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publishedLinesAreIntact(String line) {
        Envelope envelope = Envelope.open(ascii(line));
        boolean intact = switch (envelope.protection()) {
            case Protection.Numbered(int _, boolean right) -> right;
            case Protection.Unnumbered(boolean right) -> right;
            case Protection.None _ -> false;
        };
        assertTrue(intact, line);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publishedLinesAreMadeAgain(String line) {
        Envelope envelope = Envelope.open(ascii(line));
        Bytes again = switch (envelope.protection()) {
            case Protection.Numbered(int sequence, boolean _) -> Envelope.numbered(envelope.body(), sequence);
            case Protection.Unnumbered _ -> Envelope.checked(envelope.body());
            case Protection.None _ -> envelope.body();
        };
        assertEquals(ascii(line), again);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void anyOtherByteAnywhereIsNoticed(String line) {
        byte[] bytes = ascii(line).toArray();
        for (int index = 0; index < bytes.length - 4; index++) {
            for (int value : new int[] {0x00, 0x20, 0x7F, 0x80, 0xFF}) {
                byte[] changed = bytes.clone();
                changed[index] = (byte) value;
                if (changed[index] != bytes[index]) {
                    Protection protection = Envelope.open(Bytes.of(changed)).protection();
                    boolean accepted = switch (protection) {
                        case Protection.Numbered(int _, boolean right) -> right;
                        case Protection.Unnumbered(boolean right) -> right;
                        case Protection.None _ -> false;
                    };
                    assertEquals(false, accepted, "byte " + index + " as " + value);
                }
            }
        }
    }

    @Test
    void lowerCaseDigitsCount() {
        assertEquals(
                new Protection.Unnumbered(true),
                Envelope.open(ascii("97AZfef5")).protection());
    }

    @Test
    void aSumBeyondSixteenBitsWraps() {
        Bytes long_ =
                Envelope.numbered(Bytes.of("98".concat("ÿ".repeat(600)).getBytes(StandardCharsets.ISO_8859_1)), 9);
        assertEquals(new Protection.Numbered(9, true), Envelope.open(long_).protection());
    }

    @Test
    void everyCharsetSumsItsOwnBytes() {
        for (String name : List.of("UTF-8", "Big5", "x-windows-950", "IBM850", "ISO-8859-1", "GB18030")) {
            Bytes body = Bytes.of("64  AE王小明 José|AJ育|".getBytes(Charset.forName(name)));
            Envelope envelope = Envelope.open(Envelope.numbered(body, 3));
            assertEquals(new Protection.Numbered(3, true), envelope.protection(), name);
            assertEquals(body, envelope.body(), name);
        }
    }

    @Test
    void aDamagedTailIsKnownForOne() {
        Envelope plain = Envelope.open(ascii("9900802.00"));
        Envelope torn = Envelope.open(ascii("9900802.00AY1AZFC"));
        assertInstanceOf(Protection.None.class, torn.protection());
        assertEquals(List.of(false, true), List.of(plain.tailLooksDamaged(), torn.tailLooksDamaged()));
    }

    private static Bytes ascii(String line) {
        return Bytes.of(line.getBytes(StandardCharsets.US_ASCII));
    }
}
