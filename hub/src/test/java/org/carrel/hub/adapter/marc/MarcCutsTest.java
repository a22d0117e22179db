package org.carrel.hub.adapter.marc;

import static org.carrel.hub.adapter.marc.Exchange.join;
import static org.carrel.hub.adapter.marc.Exchange.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.carrel.contract.id.BibId;
import org.carrel.hub.Library;
import org.carrel.hub.importing.ImportReport;
import org.junit.jupiter.api.Test;

/** A record that was cut takes no other one with it. Method: cut at every place, with its terminator and without, between sound ones. */
class MarcCutsTest {
    private final Library library = new Library();

    @Test
    void everyCutOfARecordIsSurvived() {
        byte[] record = plain("x9");
        byte[] good = plain("y9");
        for (int cut = 1; cut < record.length - 1; cut++) {
            byte[] head = Arrays.copyOf(record, cut);
            ImportReport report = read(join(head, new byte[] {0x1D}, good));
            assertEquals(1, report.problems().size(), "cut at " + cut);
            assertEquals(1, report.taken(), "cut at " + cut);
        }
    }

    /** A record whose end is missing runs into the next one, which must not go down with it. */
    @Test
    void everyCutOfARecordWithoutItsTerminatorIsNamedAndItsNeighboursAreKept() {
        byte[] before = plain("b9");
        byte[] record = plain("x9");
        byte[] after = plain("y9");
        for (int cut = 1; cut < record.length; cut++) {
            ImportReport report = read(join(before, Arrays.copyOf(record, cut), after));
            assertEquals(3, report.read(), "cut at " + cut);
            assertEquals(2, report.taken(), "cut at " + cut);
            assertEquals(
                    List.of(new ImportReport.Problem(
                            2, "byte " + (before.length + cut), "the next record begins before this one ends", true)),
                    report.problems(),
                    "cut at " + cut);
        }
    }

    @Test
    void cutRecordsInARowAreNamedOneByOne() {
        byte[] cut = Arrays.copyOf(plain("x9"), 50);
        ImportReport report = read(join(plain("b9"), cut, cut, plain("y9"), cut));
        assertEquals(5, report.read());
        assertEquals(2, report.taken());
        assertEquals(
                List.of(2L, 3L, 5L),
                report.problems().stream().map(ImportReport.Problem::number).toList());
    }

    /** The length that its leader says is by chance that of itself and the next one together. */
    @Test
    void aCutThatMakesTheLengthRightIsFound() {
        byte[] after = plain("y9");
        Exchange longer = new Exchange('a').control("001", "x9").field("245", "00", "aTitle " + "x".repeat(100));
        byte[] cut = Arrays.copyOf(longer.bytes(), longer.bytes().length - after.length);
        ImportReport report = read(join(cut, after));
        assertEquals(2, report.read());
        assertEquals("Title y9", title("y9"));
    }

    @Test
    void nothingIsTooLongToFindTheNextRecordAfterIt() {
        byte[] letters = "x".repeat(99_950).getBytes(StandardCharsets.US_ASCII);
        for (int more = 0; more < 100; more++) {
            ImportReport report = read(join(letters, Arrays.copyOf(letters, more), plain("y9")));
            assertEquals(2, report.read(), "with " + more);
            assertEquals(1, report.taken(), "with " + more);
            assertEquals(
                    "byte " + (letters.length + more),
                    report.problems().getFirst().where());
        }
        ImportReport cut = read(join(Arrays.copyOf(large("c9"), 90_000), large("y8"), large("y7")));
        assertEquals(3, cut.read());
        assertEquals(2, cut.taken());
    }

    @Test
    void aSoundRecordMayQuoteALeader() {
        String leader = new String(plain("y9"), 0, 24, StandardCharsets.US_ASCII);
        ImportReport report = read(new Exchange('a')
                .control("001", "q9")
                .field("245", "00", "aTitle")
                .field("900", "  ", "a" + leader)
                .bytes());
        assertEquals(1, report.read());
        assertEquals(List.of(), report.problems());
    }

    /** Close to the longest that a leader can announce. */
    private static byte[] large(String id) {
        Exchange record = new Exchange('a').control("001", id).field("245", "00", "aTitle " + id);
        for (int note = 0; note < 11; note++) {
            record.field("500", "  ", "a" + "x".repeat(9_000));
        }
        return record.bytes();
    }

    private ImportReport read(byte[] content) {
        return new MarcImport(library.store, MarcMapping.koha(Library.MAIN))
                .run(new ByteArrayInputStream(content), Library.DESK, library.now);
    }

    private String title(String id) {
        return library.ask(s -> s.catalogue().bib(new BibId(id))).orElseThrow().title();
    }
}
