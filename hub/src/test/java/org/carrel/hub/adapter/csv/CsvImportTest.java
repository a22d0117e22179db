package org.carrel.hub.adapter.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.Library;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.importing.ImportReport;
import org.carrel.hub.importing.ImportReport.Problem;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.lending.ItemTraits.Owner;
import org.junit.jupiter.api.Test;

/**
 * Goal: a row is imported whole or not at all, and whoever sent the file learns row, column and remedy, in whatever encoding their
 * spreadsheet saved it. Method: files as people make them.
 */
class CsvImportTest {
    private static final String PATRONS = """
            id,name,card,home,valid_through,email,language,blocks
            p1,王小明,20111012345678|uid:04:A1:B2:C3:D4:E5:F6,main,2027-12-31,ming@example.org,zh-Hant,
            p2,"Smith, Anna",A-100,east,2027-12-31,,en,unpaid_fees
            """;

    private final Library library = new Library();
    private final CsvImport csv = new CsvImport(library.store);

    @Test
    void patronsAreTakenWithAllTheirCards() {
        ImportReport report = patrons(PATRONS.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), report.problems());
        assertEquals(2, report.taken());

        Patron ming = patron("p1");
        assertEquals("王小明", ming.name().full());
        assertEquals(new Contact.Email("ming@example.org"), ming.contact());
        assertEquals(2, ming.cards().size());
        CardHolder holder = library.ask(s -> s.patrons().holder(new CardNumber("04a1b2c3d4e5f6")))
                .orElseThrow();
        assertEquals(
                ming, assertInstanceOf(CardHolder.PatronHolder.class, holder).patron());
        assertEquals("Smith, Anna", patron("p2").name().full());
        assertEquals(Patron.Block.UNPAID_FEES, patron("p2").blocks().first());
    }

    @Test
    void setsAndCopiesOfOtherLibrariesAreTakenAndWhatARowLeavesOutStays() {
        ImportReport first = items("""
                barcode,title,branch,kind,parts,owner,price
                s1,數學桌遊,main,game,5,taichung,1200
                s2,單車失竊記,main,,,,
                """);
        assertEquals(2, first.taken(), () -> first.problems().toString());
        ItemTraits set = new ItemTraits(new ItemId("s1"), "game", 5, new Owner.Partner("taichung"), 120_000);
        assertEquals(set, traits("s1"));
        assertEquals(ItemTraits.plain(new ItemId("s2")), traits("s2"));

        assertEquals(1, items("barcode,title,branch\ns1,數學桌遊,main\n").taken());
        assertEquals(set, traits("s1"));
        assertEquals(1, items("條碼,書名,館別,件數,所屬單位\ns1,數學桌遊,main,4,own\n").taken());
        assertEquals(new ItemTraits(new ItemId("s1"), "game", 4, new Owner.ThisLibrary(), 120_000), traits("s1"));
    }

    @Test
    void aRowWithAWrongTraitIsLeftOutWhole() {
        ImportReport report = items("""
                barcode,title,branch,kind,parts,owner,price
                s1,數學桌遊,main,Board Game,100,Taichung Library,cheap
                """);
        assertEquals(0, report.taken());
        assertEquals(
                List.of("column kind", "column parts", "column owner", "column price"),
                report.problems().stream().map(Problem::where).toList());
        assertTrue(library.ask(s -> s.catalogue().item(new ItemId("s1"))).isEmpty());
    }

    /** A chip that no reader can read would open nothing, and nobody would learn why. */
    @Test
    void aChipNumberThatNoChipHasIsNamed() {
        for (String wrong :
                List.of("uid:zz", "uid:", "uid:04A1B2", "C1|uid:0123456789", "UID: 04:A1:B2:C3:D4:E5:F6:07")) {
            ImportReport report = patrons(("id,name,card,home,valid_through\np1,王,\"" + wrong + "\",main,2027-01-01\n")
                    .getBytes(StandardCharsets.UTF_8));
            assertEquals(0, report.taken(), wrong);
            assertEquals(
                    List.of("2, column card: it must be one or more card numbers;"
                            + " one that begins with uid: has 8, 14 or 20 hexadecimal digits"),
                    report.problems().stream().map(Problem::toString).toList(),
                    wrong);
            assertFalse(report.complete());
        }
        for (String right : List.of("uid:04a1b2c3", "uid: 04-A1-B2-C3-D4-E5-F6", "C1|uid:04A1B2C3D4E5F6070809")) {
            ImportReport report = patrons(("id,name,card,home,valid_through\np1,王," + right + ",main,2027-01-01\n")
                    .getBytes(StandardCharsets.UTF_8));
            assertTrue(report.complete(), right);
        }
    }

    private ItemTraits traits(String item) {
        return library.ask(s -> s.lending().traits(new ItemId(item)));
    }

    private ImportReport items(String text) {
        return csv.items(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Library.DESK, library.now);
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsDoNoHarm() {
        ImportReport report = patrons(("\uFEFF" + PATRONS.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));
        assertEquals(2, report.taken());
        assertEquals(List.of(), report.remarks());
    }

    @Test
    void chineseHeadingsAreUnderstood() {
        ImportReport report =
                patrons("編號,姓名,借閱證號,所屬館,有效日期\np9,林美麗,C9,main,2027-01-01\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, report.taken(), () -> report.problems().toString());
    }

    @Test
    void big5IsReadAndSaid() {
        ImportReport report = patrons(PATRONS.getBytes(Charset.forName("Big5")));
        assertEquals(2, report.taken());
        assertEquals("王小明", patron("p1").name().full());
        assertEquals(
                List.of(
                        "The file is in Big5 and was read as such. Rare characters may be missing in it; CSV UTF-8 keeps them."),
                report.remarks());
    }

    @Test
    void simplifiedChineseIsNotTakenForBig5() {
        String text = "id,name,card,home,valid_through\np1,国家图书馆读者张三李四,C1,main,2027-01-01\n";
        ImportReport report = patrons(text.getBytes(Charset.forName("GB18030")));
        assertEquals(0, report.taken());
        assertTrue(report.problems().getFirst().reason().endsWith("Please save it as CSV UTF-8."));
    }

    @Test
    void whatIsNoTextIsRefusedInOneSentence() {
        assertEquals(
                "The file is in UTF-16. Please save it as CSV UTF-8.",
                patrons(("\uFEFF" + PATRONS).getBytes(StandardCharsets.UTF_16LE))
                        .problems()
                        .getFirst()
                        .reason());
        assertEquals(
                "The file is a spreadsheet, not CSV. Please save it as CSV UTF-8.",
                patrons(new byte[] {'P', 'K', 3, 4, 0}).problems().getFirst().reason());
        assertEquals(
                "The file is empty.", patrons(new byte[0]).problems().getFirst().reason());
    }

    @Test
    void nothingOfABadRowIsImportedAndEveryFaultOfItIsNamed() {
        String text = """
                id,name,card,home,valid_through,email,shoe size
                p 1,,C1,nowhere,soon,not an address,42
                p2,陳大文,C2,main,2027-12-31,,
                p3,張三,C2,main,2027-12-31,,
                p4,李四,C4,moon,2027-12-31,,

                p5,趙六,C5,main
                "p6,never closed,C6,main,2027-12-31,,
                """;
        ImportReport report = patrons(text.getBytes(StandardCharsets.UTF_8));

        assertEquals(1, report.taken());
        assertEquals(6, report.read());
        assertEquals(
                List.of(
                        "1, column shoe size: it is not known here and was ignored",
                        "2, column id: it must be 1 to 64 of A-Z a-z 0-9 _ -",
                        "2, column name: it must be a name of 1 to 200 characters",
                        "2, column email: it must be a mail address or empty",
                        "2, column valid_through: it must be a date such as 2027-12-31",
                        "4, column card: the card is somebody else's already",
                        "5, column home: no branch has this code"),
                report.problems().stream().limit(7).map(Problem::toString).toList());
        assertTrue(report.problems().stream().anyMatch(problem -> problem.number() == 7));
        assertTrue(report.problems().stream().anyMatch(problem -> problem.number() == 8));
        assertEquals(1, library.<Long>ask(s -> s.patrons().patronCount()));
    }

    @Test
    void aMissingColumnIsSaidBeforeAnythingIsWritten() {
        ImportReport report =
                patrons("id,name,home,valid_through\np1,王,main,2027-01-01\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(0, report.read());
        assertEquals(
                "1, column card: it is missing, and nothing can be imported without it",
                report.problems().getFirst().toString());
    }

    @Test
    void copiesBringTheirTitles() {
        String text = """
                條碼,書名,作者,ISBN,索書號,館別,語文,出版年
                B1,單車失竊記,吳明益,978-957-33-1234-0,857.7 4402,main,chi,2015
                B2,單車失竊記,吳明益,978-957-33-1234-0,857.7 4402 c.2,main,chi,2015
                B3,Moby Dick,Herman Melville,,813.3,east,eng,1851
                """;
        String isbn = org.carrel.hub.catalogue.Isbn.in("957-33-1234-9").orElse("");
        ImportReport report = csv.items(
                stream(text.replace("978-957-33-1234-0", isbn).getBytes(StandardCharsets.UTF_8)),
                Library.DESK,
                library.now);
        assertEquals(3, report.items(), () -> report.problems().toString());
        assertEquals(2, library.<Long>ask(s -> s.catalogue().bibCount()));
        assertEquals(
                library.ask(s -> s.catalogue().item(new ItemId("B1")))
                        .orElseThrow()
                        .bib(),
                library.ask(s -> s.catalogue().item(new ItemId("B2")))
                        .orElseThrow()
                        .bib());
    }

    @Test
    void holdsQueueInTheOrderOfTheirRows() {
        patrons(PATRONS.getBytes(StandardCharsets.UTF_8));
        library.patron("chen");
        BibId bib = library.title("river", 1);
        String text = """
                patron,card,bib,barcode,pickup
                chen,,river,,main
                ,2011 1012345678,,river-1,main
                p1,,,river-1,main
                p2,,river,,main
                ,nobody,river,,main
                chen,,sea,,main
                """;
        ImportReport report = csv.holds(
                stream(text.replace("2011 ", "2011").getBytes(StandardCharsets.UTF_8)), Library.DESK, library.now);
        assertEquals(2, report.taken(), () -> report.problems().toString());
        assertEquals(
                List.of(new PatronId("chen"), new PatronId("p1")),
                library.ask(s -> s.reservations().queue(bib, library.now)).stream()
                        .map(waiting -> waiting.request().patron())
                        .toList());
        assertEquals(
                List.of(
                        "4, row: already held",
                        "5, row: borrowing blocked",
                        "6, column card: no patron has this card",
                        "7, row: title unknown"),
                report.problems().stream().map(Problem::toString).toList());
    }

    private ImportReport patrons(byte[] content) {
        return csv.patrons(stream(content), Library.DESK, library.now);
    }

    private Patron patron(String id) {
        return library.ask(s -> s.patrons().patron(new PatronId(id))).orElseThrow();
    }

    private static ByteArrayInputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }
}
