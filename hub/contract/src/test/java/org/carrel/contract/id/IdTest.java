package org.carrel.contract.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each kind of identifier takes its own form only, names a bad value, and never repeats a secret one. */
class IdTest {
    @Test
    void sitesAndDevicesAreSafeAsOneLevelOfATopic() {
        for (String good : List.of("a", "7", "taichung-main", "a".repeat(32), "shelf-01")) {
            assertEquals(good, new SiteId(good).toString());
            assertEquals(good, new DeviceId(good).toString());
        }
        for (String bad : List.of("", "A", "-a", "a-", "a/b", "a+b", "#", "a.b", "a b", "a".repeat(33), "館", "a\n")) {
            refused(SiteId::new, bad);
            refused(DeviceId::new, bad);
        }
    }

    @Test
    void keysAreShortAndPlain() {
        for (Function<String, Object> kind : List.<Function<String, Object>>of(
                AskId::new,
                BibId::new,
                CommandId::new,
                EventId::new,
                GrantId::new,
                HoldId::new,
                LoanId::new,
                PatronId::new)) {
            assertEquals("aZ_-9", kind.apply("aZ_-9").toString());
            assertEquals("x".repeat(64), kind.apply("x".repeat(64)).toString());
            for (String bad : List.of("", "x".repeat(65), "a b", "a'b", "a/b", "é", "a\n")) {
                refused(kind, bad);
            }
        }
    }

    @Test
    void compartmentsAreAsPrintedOnTheFurniture() {
        assertEquals("A12", new CompartmentId("A12").toString());
        for (String bad : List.of("", "a1", "A-1", "A123456789", "A1 ")) {
            refused(CompartmentId::new, bad);
        }
    }

    @Test
    void itemsArePrintableTextOfAnyScript() {
        for (String good : List.of("30010000123459", "圖 0001", "𠮷".repeat(64), " ")) {
            assertEquals(good, new ItemId(good).toString());
        }
        for (String bad :
                List.of("", "x".repeat(65), "a\u0000", "a\tb", "a\nb", "a\u0085", "a\u2028b", "\ud800", "a\udc00b")) {
            refused(ItemId::new, bad);
        }
    }

    @Test
    void tagIdentifiersKeepAll64BitsAndSortUnsigned() {
        TagUid high = TagUid.of("E00401509A3C7F12");
        assertEquals("E00401509A3C7F12", high.hex());
        assertEquals("0000000000000001", new TagUid(1).toString());
        assertEquals(
                List.of(new TagUid(1), TagUid.of("7FFFFFFFFFFFFFFF"), high, TagUid.of("FFFFFFFFFFFFFFFF")),
                List.copyOf(new TreeSet<>(
                        List.of(TagUid.of("FFFFFFFFFFFFFFFF"), high, TagUid.of("7FFFFFFFFFFFFFFF"), new TagUid(1)))));
        for (String bad :
                List.of("", "e00401509a3c7f12", "E00401509A3C7F1", "E00401509A3C7F1G", "E00401509A3C7F1212")) {
            refused(TagUid::of, bad);
        }
    }

    @Test
    void secretsAreNeitherShownNorRepeatedInAnError() {
        CardNumber card = new CardNumber("B123456");
        assertFalse(card.toString().contains("B123456"));
        CardHash hash = new CardHash("0123456789abcdef".repeat(4));
        assertFalse(hash.toString().contains("6789"));
        for (String bad : List.of("SECRET\n", "")) {
            String message = assertThrows(IllegalArgumentException.class, () -> new CardNumber(bad))
                    .getMessage();
            assertFalse(message.contains("SECRET"), message);
        }
        String message = assertThrows(IllegalArgumentException.class, () -> new CardHash("SECRET"))
                .getMessage();
        assertFalse(message.contains("SECRET"), message);
    }

    @Test
    void aCardIsOneCardHoweverTheReaderWritesIt() {
        for (String written : List.of("04:A2:2B:C1", "04-a2-2b-c1", " 04A22BC1 ", "０４Ａ２２ＢＣ１")) {
            assertEquals(new CardNumber("04A22BC1"), new CardNumber(written).canonical(), written);
        }
        assertEquals(new CardNumber("B-123456"), new CardNumber("b-123456").canonical());
        assertEquals(new CardNumber(" "), new CardNumber(" ").canonical());
    }

    @Test
    void bytesAreTheirContentAndCannotBeChangedFromOutside() {
        byte[] source = {0x7F, (byte) 0x80, (byte) 0xFF};
        Bytes bytes = Bytes.of(source);
        source[0] = 0;
        bytes.toArray()[1] = 0;
        assertEquals(Bytes.hex("7F 80 FF"), bytes);
        assertEquals(Bytes.hex("7F80FF").hashCode(), bytes.hashCode());
        assertEquals(0x80, bytes.at(1));
        assertEquals("7F 80 FF", bytes.toString());
        assertEquals("7F80FF", bytes.hex());
        assertEquals(Bytes.hex("80"), bytes.slice(1, 2));
        assertNotEquals(Bytes.hex("7F80"), bytes);
        assertTrue(Bytes.of(new byte[0]) == Bytes.EMPTY);
        refused(Bytes::hex, "7F8");
        refused(Bytes::hex, "zz");
    }

    private static void refused(Function<String, ?> kind, String bad) {
        assertThrows(IllegalArgumentException.class, () -> kind.apply(bad), "'" + bad + "' should be refused");
    }
}
