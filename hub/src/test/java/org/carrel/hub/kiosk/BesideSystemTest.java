package org.carrel.hub.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.kiosk.Block;
import org.carrel.contract.message.kiosk.HoldLine;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.LoanLine;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.hub.HubSettings;
import org.carrel.hub.Library;
import org.carrel.hub.adapter.mqtt.LookingAhead;
import org.carrel.hub.adapter.sip2.client.CardsAhead;
import org.carrel.hub.adapter.sip2.client.IlsAddress;
import org.carrel.hub.adapter.sip2.client.KioskAhead;
import org.carrel.hub.adapter.sip2.client.Sip2LibrarySystem;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.ils.ErrandRunner;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: beside an existing library system a kiosk asks that system: who may come in, what they have and may have; what it says happens in the
 * hub, and what the kiosk was told is so there, whatever the line does. Method: the whole desk against the emulated system over a socket.
 */
class BesideSystemTest {
    private static final CardNumber CARD = new CardNumber("P1");
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final ItemId BOOK = new ItemId("B1");

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
    private Stand stand;
    private ErrandRunner<Services> errands;

    @BeforeEach
    void open() throws IOException {
        ils.add(new Ils.Patron("P1", "1234", "林小美", "p1@example.org", false));
        ils.add(new Ils.Patron("P2", "4321", "王小明", "p2@example.org", false));
        for (String item : List.of("B1", "B2", "B3")) {
            ils.add(new Ils.Item(item, "書 " + item, "main", new Ils.State.OnShelf()));
        }
        server = new IlsServer(new IlsServer.Setup(
                ils, "north", "hub", "secret", StandardCharsets.UTF_8, TAIPEI, () -> library.now.toEpochMilli()));
        open.add(server);
        system = new Sip2LibrarySystem(
                IlsAddress.parse("sip2://hub@127.0.0.1:" + server.port() + "/north?timeout-millis=250&retries=1"),
                "secret",
                new SplittableRandom(1),
                () -> Duration.between(Library.START, library.now).toNanos(),
                TAIPEI,
                Currency.getInstance("TWD"),
                () -> library.now);
        open.add(system);
        stand = new Stand(
                library,
                (store, pins) -> new LookingAhead(
                        new CardsAhead(
                                store,
                                new ReaderMirror(system),
                                Duration.ofSeconds(10),
                                () -> Bytes.hex("000102030405060708090A0B")),
                        new KioskAhead(store, system, Duration.ofSeconds(10)),
                        pins));
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

    private KioskAnswer.SignedIn signIn() {
        return assertInstanceOf(KioskAnswer.SignedIn.class, stand.signIn(CARD, "1234"));
    }

    private KioskAnswer.AccountTold account() {
        return stand.ask(KioskAnswer.AccountTold.class, new KioskAsk.Account(signIn().grant()));
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atTime(23, 59, 59).atZone(TAIPEI).toInstant();
    }

    @Test
    void thePinIsCheckedThereAndWhatWasRightCountsWhileTheSystemIsAway() {
        assertInstanceOf(KioskAnswer.SignInRefused.class, stand.signIn(CARD, "9999"));
        assertEquals("林○美", signIn().name());
        server.close();
        library.now = library.now.plusSeconds(1);
        signIn();
        assertInstanceOf(KioskAnswer.SignInRefused.class, stand.signIn(CARD, "9999"));
    }

    @Test
    void whatThePatronHasThereIsInTheAccount() {
        ils.lendAtDesk("B2", "P1", at("2026-12-09").toEpochMilli());
        ils.keep("B3", "P2", "main");
        ils.put("P1", new Ils.Account("請先至三樓櫃檯。", "30.00", "20301231", Set.of(0, 6)));
        KioskAnswer.AccountTold told = account();
        LoanLine loan = told.loans().getFirst();
        assertEquals(
                List.of(new ItemId("B2"), "書 B2"),
                List.of(loan.item(), loan.work().title()));
        assertEquals(LocalDate.parse("2026-12-09"), loan.due());
        assertEquals(3_000, told.owed().minor());
        assertTrue(told.blocks().contains(new Block.OnRecord(Block.RecordedBlock.OVERDUE_ITEMS)));
        assertTrue(told.blocks().contains(new Block.Explained(Block.RecordedBlock.BY_STAFF, "請先至三樓櫃檯。")));
        // What the system says later is so later: longer, paid, back.
        ils.lendAtDesk("B2", "P1", at("2027-01-09").toEpochMilli());
        ils.put("P1", new Ils.Account("", "0.00", "20301231", Set.of()));
        told = account();
        assertEquals(LocalDate.parse("2027-01-09"), told.loans().getFirst().due());
        assertEquals(0, told.owed().minor());
        assertEquals(List.of(), told.blocks());
        ils.add(new Ils.Item("B2", "書 B2", "main", new Ils.State.OnShelf()));
        assertEquals(0, account().loanCount());
        assertEquals(List.of(), ils.deeds());
        nothingIsOpen();
    }

    @Test
    void moreThanOnePageIsReadToItsEnd() {
        for (int number = 100; number < 145; number++) {
            ils.add(new Ils.Item(
                    "C" + number,
                    "書",
                    "main",
                    new Ils.State.Lent("P1", at("2026-12-09").toEpochMilli())));
        }
        assertEquals(45, account().loanCount());
    }

    @Test
    void aLoanIsAskedForThereAndDueAsTheSystemSays() {
        KioskAnswer.Lent lent = stand.ask(KioskAnswer.Lent.class, new KioskAsk.Lend(signIn().grant(), BOOK, false));
        assertEquals("書 B1", lent.work().title());
        assertEquals(LocalDate.parse("2026-12-21"), lent.due());
        assertEquals(List.of("lent B1 to P1"), ils.deeds());
        nothingIsOpen();
    }

    @Test
    void whatTheSystemRefusesIsNotLent() {
        GrantId grant = signIn().grant();
        ils.lendAtDesk("B2", "P2", at("2026-12-09").toEpochMilli());
        ils.keep("B3", "P2", "main");
        assertEquals(List.of(LoanRefusal.ON_LOAN_TO_SOMEBODY_ELSE), refused(grant, "B2"));
        assertEquals(List.of(LoanRefusal.HELD_FOR_SOMEBODY_ELSE), refused(grant, "B3"));
        assertEquals(List.of(LoanRefusal.ITEM_UNKNOWN), refused(grant, "B9"));
        ils.add(new Ils.Patron("P1", "1234", "林小美", "p1@example.org", true));
        ils.put("P1", new Ils.Account("", "", "", Set.of(5)));
        assertEquals(List.of(LoanRefusal.LOAN_LIMIT_REACHED), refused(grant, "B1"));
        assertEquals(List.of(), ils.deeds());
        nothingIsOpen();
    }

    private List<LoanRefusal> refused(GrantId grant, String item) {
        return stand.ask(KioskAnswer.NotLent.class, new KioskAsk.Lend(grant, new ItemId(item), false))
                .reasons();
    }

    @Test
    void aFeeIsAgreedToFirst() {
        ils.costs("B1", "5.00");
        GrantId grant = signIn().grant();
        assertEquals(
                500,
                stand.ask(KioskAnswer.FeeFirst.class, new KioskAsk.Lend(grant, BOOK, false))
                        .fee()
                        .minor());
        stand.ask(KioskAnswer.Lent.class, new KioskAsk.Lend(grant, BOOK, true));
        assertEquals(List.of("lent B1 to P1"), ils.deeds());
    }

    static List<List<IlsFault>> faults() {
        IlsFault silent = new IlsFault.Silent();
        IlsFault deaf = new IlsFault.Deaf();
        IlsFault offLine = new IlsFault.OffLine();
        return List.of(
                List.of(silent),
                List.of(silent, silent),
                List.of(deaf, deaf),
                List.of(silent, silent, deaf, deaf),
                List.of(silent, silent, new IlsFault.ResetBeforeDoing()),
                List.of(silent, silent, new IlsFault.Slow(Duration.ofMillis(10)), new IlsFault.ResetBeforeDoing()),
                List.of(new IlsFault.ResetAfterDoing()),
                List.of(new IlsFault.ResetBeforeDoing()),
                List.of(new IlsFault.WrongChecksum()),
                List.of(new IlsFault.WrongSequence(), silent),
                List.of(new IlsFault.Babble("Use of uninitialized value in line 42\n")),
                List.of(new IlsFault.HalfAnswer()),
                List.of(offLine),
                List.of(new IlsFault.Slow(Duration.ofMillis(400))));
    }

    /** Whatever the kiosk was told of the book, in the end the system and the hub say the same, and no loan was made twice. */
    @ParameterizedTest
    @MethodSource("faults")
    void whatTheKioskWasToldIsSoThere(List<IlsFault> coming) {
        KioskAsk.Lend ask = new KioskAsk.Lend(signIn().grant(), BOOK, false);
        AskId id = new AskId("lend-1");
        server.next(coming.toArray(IlsFault[]::new));
        Answer first = stand.ask(Stand.KIOSK, id, ask).getFirst();
        assertEquals(first, stand.ask(Stand.KIOSK, id, ask).getFirst());
        runUntilNothingIsOpen();
        boolean lent = first instanceof KioskAnswer.Lent;
        assertEquals(
                lent, ils.lentTo("P1").stream().anyMatch(item -> item.barcode().equals("B1")), first.toString());
        assertTrue(ils.deeds().stream().filter("lent B1 to P1"::equals).count() <= 1, ils.deeds()::toString);
        assertEquals(List.of(), refusedErrands());
    }

    @Test
    void aLoanThereOfWhichNoKioskHeardIsTakenBack() {
        KioskAsk.Lend ask = new KioskAsk.Lend(signIn().grant(), BOOK, false);
        // The hub dies between the system's word and its own commit.
        new KioskAhead(library.store, system, Duration.ofSeconds(10))
                .ask(Stand.KIOSK, new Question(new AskId("lend-1"), ask), library.now);
        assertEquals(List.of("lent B1 to P1"), ils.deeds());
        runUntilNothingIsOpen();
        assertEquals(List.of("lent B1 to P1", "took back B1 from P1"), ils.deeds());
    }

    @Test
    void whileTheSystemIsAwayTheHubDecidesAndTellsLater() {
        GrantId grant = signIn().grant();
        title("dream", "B1");
        server.next(new IlsFault.OffLine());
        stand.ask(KioskAnswer.Lent.class, new KioskAsk.Lend(grant, BOOK, false));
        assertEquals(List.of(), ils.deeds());
        runUntilNothingIsOpen();
        assertEquals(List.of("lent B1 to P1"), ils.deeds());
    }

    @Test
    void renewingIsAskedForThere() {
        ils.lendAtDesk("B1", "P1", at("2026-12-01").toEpochMilli());
        ils.lendAtDesk("B2", "P1", at("2026-12-02").toEpochMilli());
        ils.lendOnlyOnce("B2");
        GrantId grant = signIn().grant();
        List<LoanLine> loans = stand.ask(KioskAnswer.AccountTold.class, new KioskAsk.Account(grant))
                .loans();
        KioskAnswer.Renewed renewed = stand.ask(
                KioskAnswer.Renewed.class,
                new KioskAsk.Renew(grant, loans.getFirst().loan()));
        assertEquals(LocalDate.parse("2026-12-21"), renewed.due());
        assertEquals(
                List.of(LoanRefusal.BY_LIBRARY_SYSTEM),
                stand.ask(
                                KioskAnswer.NotRenewed.class,
                                new KioskAsk.Renew(grant, loans.getLast().loan()))
                        .reasons());
        library.now = library.now.plus(Duration.ofMinutes(10));
        KioskAnswer.AllRenewed all = stand.ask(KioskAnswer.AllRenewed.class, new KioskAsk.RenewAll(grant));
        assertEquals(
                List.of(1, 1), List.of(all.renewed().size(), all.unrenewed().size()));
        assertEquals(List.of("renewed B1 for P1", "renewed B1 for P1"), ils.deeds());
        nothingIsOpen();
    }

    @Test
    void holdsArePlacedAndCancelledThere() {
        BibId bib = title("dream", "B1");
        GrantId grant = signIn().grant();
        KioskAsk.PlaceHold ask = new KioskAsk.PlaceHold(grant, bib, Library.MAIN);
        KioskAnswer.HoldPlaced placed = stand.ask(KioskAnswer.HoldPlaced.class, ask);
        assertEquals(List.of("hold on B1 for P1"), ils.deeds());
        HoldLine line = account().holds().getFirst();
        assertEquals(new HoldLine.Turn.Waiting(0, 0), line.turn());
        stand.ask(KioskAnswer.HoldCancelled.class, new KioskAsk.CancelHold(grant, placed.hold()));
        assertEquals(List.of("hold on B1 for P1", "cancelled hold on B1 for P1"), ils.deeds());
        assertEquals(0, account().holdCount());
        nothingIsOpen();
    }

    @Test
    void aHoldThatTheSystemDoesNotTakeIsNone() {
        BibId bib = title("other", "Z1");
        assertEquals(
                List.of(HoldRefusal.BY_LIBRARY_SYSTEM),
                stand.ask(KioskAnswer.HoldNotPlaced.class, new KioskAsk.PlaceHold(signIn().grant(), bib, Library.MAIN))
                        .reasons());
        nothingIsOpen();
    }

    /** A hold placed and one cancelled at the system's own pages; and one placed here by another door, of which the system is told. */
    @Test
    void holdsOfOtherDoorsComeToTheSame() {
        BibId bib = title("dream", "B3");
        signIn();
        library.placeHold(holder(), bib);
        runUntilNothingIsOpen();
        assertEquals(List.of("hold on B3 for P1"), ils.deeds());
        assertEquals(1, account().holdCount());
        system.cancelHold(CARD, new ItemId("B3"));
        assertEquals(0, account().holdCount());
        assertEquals(List.of("hold on B3 for P1", "cancelled hold on B3 for P1"), ils.deeds());
        nothingIsOpen();
    }

    private PatronId holder() {
        return library.ask(services -> ((CardHolder.PatronHolder)
                        services.patrons().holder(CARD).orElseThrow())
                .patron()
                .id());
    }

    /** A title that the hub has in its own catalogue, with one copy. */
    private BibId title(String id, String item) {
        BibId bib = new BibId(id);
        library.store.run(services -> {
            services.catalogue().put(new Bib(bib, "紅樓夢", "曹雪芹", "", "857.7", "chi", "2019"));
            services.catalogue()
                    .put(new Item(new ItemId(item), bib, Library.MAIN, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
        });
        return bib;
    }

    private void nothingIsOpen() {
        assertEquals(List.of(), library.ask(services -> services.errands().open(10)));
        assertEquals(List.of(), refusedErrands());
    }

    private List<String> refusedErrands() {
        return library.ask(services -> services.errands().refused(10).stream()
                .map(errand -> errand.kind() + " " + errand.result())
                .toList());
    }

    private void runUntilNothingIsOpen() {
        for (int round = 0;
                round < 60
                        && !library.ask(services -> services.errands().open(1)).isEmpty();
                round++) {
            int _ = errands.run(library.now);
            library.now = library.now.plusSeconds(301);
        }
        nothingIsOpen();
    }
}
