package org.carrel.hub.adapter.sip2.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.CollectAnswer.MayCollect;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.hub.HubSettings;
import org.carrel.hub.Library;
import org.carrel.hub.ils.Errand;
import org.carrel.hub.ils.ErrandRunner;
import org.carrel.hub.ils.LibrarySystem;
import org.carrel.hub.ils.ReaderMirror;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.retention.RetentionTerms;
import org.carrel.hub.store.Services;
import org.carrel.sim.ils.Ils;
import org.carrel.sim.ils.IlsFault;
import org.carrel.sim.ils.link.IlsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A hub beside an existing library system: a hold collected at a shelf becomes a loan there, exactly once, whatever the system does to its
 * line; and what the system keeps for a reader, the shelf gives out.
 */
class ExistingSystemTest {
    private static final CardNumber CARD = new CardNumber("P1");
    private static final ItemId BOOK = new ItemId("B1");
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private final Ils ils = new Ils();
    private final Library library = new Library(new HubSettings(
            LoanTerms.USUAL,
            HoldTerms.USUAL,
            new NoticeSettings(new TreeSet<>(List.of(NoticeId.Channel.MAIL)), true, TAIPEI),
            Ledger.Terms.USUAL,
            RetentionTerms.USUAL,
            true,
            Bytes.hex("00112233445566778899AABBCCDDEEFF")));
    private final List<AutoCloseable> open = new ArrayList<>();
    private IlsServer server;
    private Sip2LibrarySystem system;
    private ErrandRunner<Services> errands;

    private void open(Charset charset) throws IOException {
        ils.add(new Ils.Patron("P1", "1234", "林小美", "p1@example.org", false));
        ils.add(new Ils.Patron("P2", "1234", "王小明", "p2@example.org", false));
        ils.add(new Ils.Item("B1", "育兒百科", "main", new Ils.State.OnShelf()));
        ils.keep("B1", "P1", "main");
        server = new IlsServer(
                new IlsServer.Setup(ils, "north", "hub", "secret", charset, TAIPEI, () -> library.now.toEpochMilli()));
        open.add(server);
        system = new Sip2LibrarySystem(
                IlsAddress.parse("sip2://hub@127.0.0.1:" + server.port()
                        + "/north?timeout-millis=300&retries=1&charset=" + charset.name()),
                "secret",
                new SplittableRandom(1),
                () -> Duration.between(Library.START, library.now).toNanos(),
                TAIPEI,
                Currency.getInstance("TWD"),
                () -> library.now);
        open.add(system);
        errands = new ErrandRunner<>(
                library.store,
                services -> new ErrandRunner.Room(services.errands(), services.patrons(), services.lending()),
                system);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable part : open.reversed()) {
            part.close();
        }
    }

    private CardsAhead ahead() {
        return new CardsAhead(
                library.store,
                new ReaderMirror(system),
                Duration.ofSeconds(10),
                () -> Bytes.hex("000102030405060708090A0B"));
    }

    /** What the system keeps for a reader is put on a shelf, the reader shows a card, and takes it. */
    private MayCollect collect() {
        library.report(Library.SHELF, placed());
        ahead().shownAtShelf(Library.SHELF, CARD, library.now);
        CollectAnswer answer = library.tap(Library.SHELF, CARD);
        MayCollect may = assertInstanceOf(MayCollect.class, answer);
        assertEquals(BOOK, may.holds().getFirst().item());
        library.report(Library.SHELF, collected(may));
        return may;
    }

    private static EventBody placed() {
        return new ShelfEvent.ItemPlaced(Library.A1, BOOK, Library.tag(BOOK));
    }

    private static EventBody collected(MayCollect may) {
        return new ShelfEvent.HoldCollected(
                new Permission.ByHub(may.grant()), may.holds().getFirst().hold(), BOOK, Library.A1, Library.tag(BOOK));
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void aHoldCollectedIsALoanThere(Charset charset) throws IOException {
        open(charset);
        collect();
        assertEquals(1, errands.run(library.now));
        assertEquals(List.of("lent B1 to P1"), ils.deeds());
        assertEquals(List.of(), openErrands());
        assertEquals(0, errands.run(library.now));
        // Due as the system said, four weeks from then, and not at the end of a day as the hub's own rules have it.
        assertEquals(
                library.now.plus(Duration.ofDays(28)).plusSeconds(1),
                library.ask(services -> services.lending().openLoan(BOOK))
                        .orElseThrow()
                        .due());
    }

    static List<Charset> charsets() {
        return List.of(StandardCharsets.UTF_8, Charset.forName("Big5"));
    }

    static List<List<IlsFault>> faults() {
        IlsFault silent = new IlsFault.Silent();
        IlsFault deaf = new IlsFault.Deaf();
        return List.of(
                List.of(silent),
                List.of(silent, silent),
                List.of(deaf, deaf),
                List.of(new IlsFault.ResetAfterDoing()),
                List.of(new IlsFault.ResetBeforeDoing()),
                List.of(new IlsFault.WrongChecksum()),
                List.of(new IlsFault.WrongChecksum(), silent, silent),
                List.of(new IlsFault.WrongSequence(), silent),
                List.of(new IlsFault.Babble("Use of uninitialized value in line 42\n")),
                List.of(new IlsFault.Babble("\0\0\r\r98\r96AZ0000\r")),
                List.of(new IlsFault.HalfAnswer()),
                List.of(new IlsFault.OffLine()),
                List.of(new IlsFault.Slow(Duration.ofMillis(450))),
                List.of(new IlsFault.Slow(Duration.ofMillis(900))),
                List.of(new IlsFault.ResetAfterDoing(), new IlsFault.ResetAfterDoing(), silent));
    }

    /** Every fault hits the checkout itself: it is told until the system has it, and the system never has it twice. */
    @ParameterizedTest
    @MethodSource("faults")
    void whateverTheLineDoesItIsALoanThereOnce(List<IlsFault> coming) throws IOException {
        open(StandardCharsets.UTF_8);
        collect();
        server.next(coming.toArray(IlsFault[]::new));
        runUntilNothingIsOpen();
        assertEquals(List.of("lent B1 to P1"), ils.deeds());
        assertEquals(List.of(), refused());
    }

    @Test
    void whileTheSystemIsAwayTheShelfGoesOnAndTheLoanIsToldLater() throws IOException {
        open(StandardCharsets.UTF_8);
        library.report(Library.SHELF, placed());
        ahead().shownAtShelf(Library.SHELF, CARD, library.now);
        server.dropAll();
        int port = server.port();
        server.close();
        assertTrue(port > 0);
        ahead().shownAtShelf(Library.SHELF, CARD, library.now);
        MayCollect may = assertInstanceOf(MayCollect.class, library.tap(Library.SHELF, CARD));
        library.report(Library.SHELF, collected(may));
        assertEquals(0, errands.run(library.now));
        assertEquals(1, openErrands().size());
        assertEquals(List.of(), ils.deeds());
    }

    @Test
    void whatIsPutBackIsTakenBackThere() throws IOException {
        open(StandardCharsets.UTF_8);
        MayCollect may = collect();
        assertEquals(1, errands.run(library.now));
        library.report(
                Library.SHELF,
                new ShelfEvent.HoldPutBack(
                        new Permission.ByHub(may.grant()),
                        may.holds().getFirst().hold(),
                        BOOK,
                        Library.A1,
                        Library.tag(BOOK)));
        runUntilNothingIsOpen();
        assertEquals(List.of("lent B1 to P1", "took back B1 from P1"), ils.deeds());
    }

    @Test
    void whatTheSystemRefusesIsOnAListForPeople() throws IOException {
        open(StandardCharsets.UTF_8);
        collect();
        ils.add(new Ils.Item("B1", "育兒百科", "main", new Ils.State.Lent("P2", 0)));
        runUntilNothingIsOpen();
        assertEquals(List.of("on loan to another patron"), refused());
        assertEquals(List.of(), ils.deeds());
    }

    @Test
    void aStrangersCardIsOne() throws IOException {
        open(StandardCharsets.UTF_8);
        assertEquals(
                new LibrarySystem.Told.NoSuch<LibrarySystem.Reader>(),
                system.reader(new CardNumber("nobody"), Pin.NONE));
        assertEquals(new LibrarySystem.Told.NoSuch<LibrarySystem.Copy>(), system.copy(new ItemId("nothing")));
    }

    private void runUntilNothingIsOpen() {
        for (int round = 0; round < 60 && !openErrands().isEmpty(); round++) {
            int _ = errands.run(library.now);
            library.now = library.now.plusSeconds(301);
        }
        assertEquals(List.of(), openErrands());
    }

    private List<Errand> openErrands() {
        return library.ask(services -> services.errands().open(100));
    }

    private List<String> refused() {
        return library.ask(services ->
                services.errands().refused(10).stream().map(Errand::result).toList());
    }
}
