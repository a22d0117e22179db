package org.carrel.hub.adapter.marc;

import static org.carrel.hub.adapter.marc.Exchange.join;
import static org.carrel.hub.adapter.marc.Exchange.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.Library;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.importing.ImportReport;
import org.carrel.hub.search.Asked;
import org.carrel.hub.search.Found;
import org.junit.jupiter.api.Test;

/**
 * Goal: whatever is damaged in a file is told with its place and left out, and everything else is kept. Method: records written
 * here byte by byte (ISO 2709, MARC 21 specifications for record structure), damaged in every way we know; and, where they are at
 * hand, real exports of other libraries.
 */
class MarcImportTest {
    private static final Path REAL = Path.of(System.getProperty("carrel.data", "../../shared/data"));

    private final Library library = new Library();
    private final MarcMapping mapping = MarcMapping.koha(Library.MAIN);

    @Test
    void aRecordGivesATitleAndItsCopies() {
        byte[] record = new Exchange('a')
                .control("001", "ocm 12.3")
                .control("008", "190101s2019    ch            000 0 chi d")
                .field("020", "  ", "a957-33-1234-9 (平裝)")
                .field("084", "  ", "a857.7", "b4402", "2ncsclt")
                .field("100", "1 ", "a吳明益,", "d1971-")
                .field("245", "10", "a單車失竊記 /", "c吳明益著")
                .field("952", "  ", "pB0001", "bMAIN", "o857.7 4402 c.1")
                .field("952", "  ", "pB0002", "bMAIN", "yREF")
                .bytes();

        ImportReport report = read(record);

        assertEquals(List.of(), report.problems());
        assertEquals(1, report.taken());
        assertEquals(2, report.items());
        Bib bib = library.ask(s -> s.catalogue().bib(new BibId("ocm_2012_2E3"))).orElseThrow();
        assertEquals(new Bib(bib.id(), "單車失竊記", "吳明益", bib.isbn(), "857.7 4402", "chi", "2019"), bib);
        Item second = library.ask(s -> s.catalogue().item(new ItemId("B0002"))).orElseThrow();
        assertEquals(Item.Use.REFERENCE, second.use());
        assertEquals("857.7 4402 c.1", callNumber("B0001"));
        assertEquals(
                List.of(bib),
                library.ask(s -> s.search().find(Asked.words("失竊", 10)).titles().stream()
                        .map(Found.Hit::bib)
                        .toList()));
    }

    /** MARC 21 Bibliographic, Leader/05: d, deleted. */
    @Test
    void aDeletedRecordTakesOutWhatIsInAndTellsWhatIsNot() {
        BibId bib = library.title("gone", 2);
        ItemId there = Library.copy(bib, 1);
        ItemId lent = Library.copy(bib, 2);
        PatronId ann = library.patron("ann");
        library.act(s -> s.lending().checkOut(ann, lent, Library.MAIN, Library.DESK, library.now));
        byte[] deleted = new Exchange('a').control("001", "gone").bytes();
        deleted[5] = 'd';
        byte[] unknown = new Exchange('a').control("001", "never-here").bytes();
        unknown[5] = 'd';

        ImportReport report = read(join(deleted, unknown));

        assertEquals(2, report.taken());
        assertEquals(
                List.of("copy " + lent),
                report.problems().stream().map(ImportReport.Problem::where).toList());
        assertEquals(Item.Use.WITHDRAWN, use(there));
        assertEquals(Item.Use.LENDABLE, use(lent));
        assertTrue(library.ask(s -> s.catalogue().bib(new BibId("never-here"))).isEmpty());

        library.act(s -> s.lending().giveBack(lent, Library.MAIN, Library.DESK, library.now));
        assertEquals(List.of(), read(deleted).problems(), "once it is back it goes too");
        assertEquals(Item.Use.WITHDRAWN, use(lent));
    }

    private Item.Use use(ItemId item) {
        return library.ask(s -> s.catalogue().item(item)).orElseThrow().use();
    }

    /** MARC 21 Format for Holdings Data, 852: $b sublocation, $c shelving location, $h and $i call number, $p piece designation. */
    @Test
    void standardHoldingsNameTheBranchAndTheCallNumber() {
        byte[] record = new Exchange('a')
                .control("001", "h1")
                .field("245", "10", "a橋上的孩子")
                .field("852", "8 ", "aTWLIB", "bBRANCH", "c2F", "h863.57", "i7540", "pH0001")
                .field("852", "8 ", "bMAIN ", "kR", "h863.57", "i7540", "mc.2", "pH0002")
                .field("852", "8 ", "bSomewhere", "pH0003")
                .field("852", "8 ", "bMAIN", "h863.57")
                .bytes();
        SiteId branch = new SiteId("branch");
        MarcMapping how = MarcMapping.holdings(Library.MAIN).knowing(List.of(Library.MAIN, branch));

        ImportReport report =
                new MarcImport(library.store, how).run(new ByteArrayInputStream(record), Library.DESK, library.now);

        assertEquals(3, report.items());
        assertEquals(
                List.of("field 852 $p"),
                report.problems().stream().map(ImportReport.Problem::where).toList());
        assertEquals("863.57 7540", callNumber("H0001"));
        assertEquals(branch, copy("H0001").branch());
        assertEquals("R 863.57 7540 c.2", callNumber("H0002"));
        assertEquals(Library.MAIN, copy("H0002").branch());
        assertEquals(Library.MAIN, copy("H0003").branch());
        assertEquals(Item.Use.LENDABLE, copy("H0003").use());
    }

    @Test
    void theOriginalScriptIsPreferredToItsTranscription() {
        read(new Exchange('a')
                .control("001", "x1")
                .field("245", "10", "6880-02", "aDan che shi qie ji /")
                .field("880", "10", "6245-02/$1", "a單車失竊記 /")
                .bytes());
        assertEquals("單車失竊記", title("x1"));
    }

    @Test
    void marc8IsReadAsMarc8AndUtf8ThatSaysMarc8AsWhatItIs() {
        // ANSEL: combining acute 0xE2 stands before its letter; ESC $ 1 begins East Asian (MARC-8 specification, 2007).
        byte[] ansel = new Exchange(' ')
                .control("001", "a1")
                .raw("245", new byte[] {'1', '0', 0x1F, 'a', 'C', 'a', 'f', (byte) 0xE2, 'e'})
                .bytes();
        byte[] mislabelled = new Exchange(' ')
                .control("001", "a2")
                .field("245", "10", "a單車失竊記")
                .bytes();
        byte[] references = new Exchange(' ')
                .control("001", "a3")
                .field("245", "10", "a&#x6587;&#x5316;")
                .bytes();

        assertEquals(List.of(), read(join(ansel, mislabelled, references)).problems());
        assertEquals("Café", title("a1"));
        assertEquals("單車失竊記", title("a2"));
        assertEquals("文化", title("a3"));
    }

    @Test
    void damagedRecordsAreToldAndTheRestIsKept() {
        byte[] good1 = plain("g1");
        byte[] wrongLength = plain("w1");
        wrongLength[4]++;
        byte[] noLeader = plain("n1");
        noLeader[0] = 'x';
        byte[] directory = plain("d1");
        directory[24 + 7] = '9';
        byte[] noTitle = new Exchange('a').control("001", "t1").bytes();
        byte[] noNumber = new Exchange('a').field("245", "00", "aNo number").bytes();
        byte[] cutInTwo = plain("c1");
        cutInTwo[cutInTwo.length - 6] = 0x1D;
        byte[] good2 = plain("g2");
        byte[] unfinished = Arrays.copyOf(plain("u1"), 40);

        ImportReport report = read(join(
                good1,
                wrongLength,
                noLeader,
                directory,
                noTitle,
                noNumber,
                cutInTwo,
                good2,
                "\r\n".getBytes(StandardCharsets.US_ASCII),
                unfinished));

        assertEquals("Title g1", title("g1"));
        assertEquals("Title g2", title("g2"));
        assertEquals(2, report.taken());
        assertEquals(10, report.read());
        assertEquals(
                List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L, 10L),
                report.problems().stream().map(ImportReport.Problem::number).toList());
        assertEquals("byte " + good1.length, report.problems().getFirst().where());
        assertEquals(
                "the leader says " + (good1.length + 1) + " bytes, the record has " + good1.length,
                report.problems().getFirst().reason());
    }

    @Test
    void aFileWithoutARecordIsSaidToHaveNone() {
        for (String text : List.of("<!DOCTYPE html>\n<html><body><p>404</p></body></html>", "", " \r\n")) {
            ImportReport report = read(text.getBytes(StandardCharsets.UTF_8));
            assertEquals(0, report.read());
            assertEquals(
                    List.of("file: there is no MARC record in it"),
                    report.problems().stream()
                            .map(ImportReport.Problem::toString)
                            .toList());
            assertFalse(report.complete());
        }
    }

    @Test
    void aCopyWhoseBarcodeIsTakenIsLeftOut() {
        Exchange first = new Exchange('a')
                .control("001", "one")
                .field("245", "00", "aOne")
                .field("952", "  ", "pB1");
        Exchange second = new Exchange('a')
                .control("001", "two")
                .field("245", "00", "aTwo")
                .field("952", "  ", "pB1", "bMAIN")
                .field("952", "  ", "bMAIN");
        ImportReport report = read(join(first.bytes(), second.bytes()));
        assertEquals(1, report.items());
        assertEquals(2, report.problems().size());
        assertFalse(report.complete());
        assertEquals(
                new BibId("one"),
                library.ask(s -> s.catalogue().item(new ItemId("B1")))
                        .orElseThrow()
                        .bib());
    }

    @Test
    void importingAgainReplaces() {
        read(plain("g1"));
        ImportReport again = read(plain("g1"));
        assertEquals(1, again.taken());
        assertEquals(1, library.<Long>ask(s -> s.catalogue().bibCount()));
    }

    @Test
    void xmlIsReadRecordByRecord() {
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim">
                  <marc:record><marc:leader>00000nam a2200000 a 4500</marc:leader>
                    <marc:controlfield tag="001">m1</marc:controlfield>
                    <marc:datafield tag="245" ind1="1" ind2="0"><marc:subfield code="a">複眼人 &amp; 海 /</marc:subfield></marc:datafield>
                    <marc:datafield tag="952" ind1=" " ind2=" "><marc:subfield code="p">B7</marc:subfield></marc:datafield>
                  </marc:record>
                  <marc:record><marc:controlfield tag="001">m2</marc:controlfield><marc:datafield tag="245"</marc:record>
                  <marc:record><marc:controlfield tag="001">m3</marc:controlfield>
                    <marc:datafield tag="245" ind1="1" ind2="0"><marc:subfield code="a">Never ended</marc:subfield></marc:datafield>
                  <marc:record><marc:controlfield tag="001">m4</marc:controlfield>
                    <marc:datafield tag="245" ind1="1" ind2="0"><marc:subfield code="a">Last</marc:subfield></marc:datafield></marc:record>
                </marc:collection>
                """;
        ImportReport report = read(xml.getBytes(StandardCharsets.UTF_8));
        assertEquals("複眼人 & 海", title("m1"));
        assertEquals("Last", title("m4"));
        assertEquals(4, report.read());
        assertEquals(
                List.of(2L, 3L),
                report.problems().stream().map(ImportReport.Problem::number).toList());
    }

    @Test
    void entitiesAreNotResolved() {
        String xml = """
                <!DOCTYPE collection [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
                <collection><record><controlfield tag="001">e1</controlfield>
                <datafield tag="245"><subfield code="a">&secret;</subfield></datafield></record></collection>
                """;
        ImportReport report = read(xml.getBytes(StandardCharsets.UTF_8));
        assertEquals(0, report.taken());
        assertEquals(1, report.problems().size());
    }

    @Test
    void twoThousandRealRecordsAreTaken() throws IOException {
        Path file = REAL.resolve("marc-uva-2000/uva_001_2000.mrc");
        assumeTrue(Files.exists(file), "the University of Virginia's records are not at hand");
        ImportReport report = read(file, MarcMapping.symphony(Library.MAIN));
        assertEquals(2000, report.read());
        assertEquals(2000, report.taken(), () -> report.problems().toString());
        assertTrue(report.items() > 2_000, () -> report.items() + " copies");
        assertEquals(
                "The book of the dance in the 20th century selections from the Jane Bourne Parton collection of books on the dance",
                title("u1"));
        assertTrue(library.<Boolean>ask(
                s -> s.catalogue().item(new ItemId("X001019384")).isPresent()));
    }

    @Test
    void realRecordsInOtherScriptsAreTaken() throws IOException {
        Path folder = REAL.resolve("marc-cjk-samples");
        assumeTrue(Files.exists(folder), "the records in Chinese, Japanese and Korean are not at hand");
        ImportReport utf8 = read(folder.resolve("blacklight_test_data.utf8.mrc"), mapping);
        assertEquals(30, utf8.taken(), () -> utf8.problems().toString());
        assertEquals("北韓　法令集", title("92117465"));
        ImportReport mangled = read(folder.resolve("marc4j_chinese_mangled_multibyte.mrc"), mapping);
        assertEquals(4, mangled.read());
        assertTrue(mangled.taken() >= 3, () -> mangled.problems().toString());
    }

    private ImportReport read(byte[] content) {
        return new MarcImport(library.store, mapping).run(new ByteArrayInputStream(content), Library.DESK, library.now);
    }

    private ImportReport read(Path file, MarcMapping how) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MarcImport(library.store, how).run(in, Library.DESK, library.now);
        }
    }

    private String title(String id) {
        return library.ask(s -> s.catalogue().bib(new BibId(id))).orElseThrow().title();
    }

    private String callNumber(String barcode) {
        return copy(barcode).callNumber();
    }

    private Item copy(String barcode) {
        return library.ask(s -> s.catalogue().item(new ItemId(barcode))).orElseThrow();
    }
}
