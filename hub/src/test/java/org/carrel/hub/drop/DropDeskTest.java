package org.carrel.hub.drop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DropAnswer;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.DropEvent.ItemDropped;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.Evidence;
import org.carrel.contract.message.drop.OnBelt;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.contract.message.drop.Sorted;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.topic.Address;
import org.carrel.hub.HubSettings;
import org.carrel.hub.Library;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.drop.Dropped.Booking;
import org.carrel.hub.intake.DeviceEvents.Receipt;
import org.carrel.hub.kiosk.KioskTerms;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.lending.Transit;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.registration.RegistrationTerms;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.retention.RetentionTerms;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.trust.Authority;
import org.junit.jupiter.api.Test;

/** What a book drop is answered, and what comes of what it tells: everything is taken, once, and whatever is odd is on a list. */
class DropDeskTest {
    private static final Address DROP = new Address(Library.MAIN, new DeviceId("drop-1"));
    private static final String OURS = "TW-NLPI";
    private static final String THEIRS = "TW-TCC";
    private static final Bytes KEY = Bytes.hex("00112233445566778899AABBCCDDEEFF");

    private final Library library = new Library(new HubSettings(
            LoanTerms.USUAL,
            HoldTerms.USUAL,
            new NoticeSettings(new TreeSet<>(List.of(NoticeId.Channel.MAIL)), true, LoanTerms.USUAL.zone()),
            Ledger.Terms.USUAL,
            RetentionTerms.USUAL,
            false,
            KEY,
            KioskTerms.usual(KEY, LoanTerms.USUAL.zone()),
            RegistrationTerms.USUAL,
            new OwnerTable(new TreeMap<>(Map.of(
                    OURS,
                    new Destination.Shelf(),
                    "TW-EAST",
                    new Destination.OtherBranch(Library.EAST),
                    THEIRS,
                    new Destination.OtherLibrary("TCC")))),
            Seats.Terms.USUAL,
            Authority.NONE));

    private final PatronId amy = library.patron("amy");
    private final PatronId ben = library.patron("ben");
    private final BibId bib = library.title("t", 2);
    private final ItemId first = Library.copy(bib, 1);
    private final ItemId second = Library.copy(bib, 2);

    @Test
    void aReturnEndsItsLoanAndIsEvidence() {
        lend(amy, first);
        library.report(DROP, dropped(item(first, OURS), new Destination.Shelf(), "OWN"));
        assertEquals(List.of(), library.ask(s -> s.lending().openLoans(amy)));
        Dropped kept = only(first);
        assertEquals(Booking.RETURNED, kept.booking());
        assertEquals(List.of(new Destination.Shelf()), kept.next());
        assertEquals(dropped(item(first, OURS), new Destination.Shelf(), "OWN"), kept.event(), "nothing of it is lost");
        assertEquals(List.of(), oddities());
    }

    /** Goal: the same event has one effect, also when the hub died before the drop heard of it. */
    @Test
    void whatIsToldTwiceIsBookedOnce() {
        lend(amy, first);
        DeviceEvent event = library.next(DROP, dropped(item(first, OURS), new Destination.Shelf(), "OWN"));
        library.apply(DROP, event);
        lend(ben, first);
        library.restart();
        assertInstanceOf(Receipt.Duplicate.class, library.apply(DROP, event));
        assertEquals(1, library.ask(s -> s.lending().openLoans(ben)).size(), "the later loan stands");
        assertEquals(1, library.ask(s -> s.drops().dropped(Optional.empty(), 9)).size());
    }

    /** Goal: nobody is told to come for a book that lies in a bin. */
    @Test
    void whoWaitsIsToldNothingUntilAShelfHasSeenIt() {
        lend(amy, first);
        lend(amy, second);
        HoldId hold = library.placeHold(ben, bib);
        assertEquals(
                List.of(new Destination.Hold(Library.MAIN)),
                route(new OnBelt(first, OURS)),
                "the drop may sort it for the shelf");
        library.report(DROP, dropped(item(first, OURS), new Destination.Hold(Library.MAIN), "HOLD"));
        assertTrue(!(library.hold(hold) instanceof Hold.ReadyOnShelf), () -> "ready in a bin: " + library.hold(hold));
        assertEquals(List.of(new Destination.Hold(Library.MAIN)), only(first).next(), "the slip says where it goes");
        assertEquals(0L, library.<Long>ask(s -> s.notices().pending()).longValue(), "no notice is written");
    }

    @Test
    void aCopyOfAnotherBranchTravelsThere() {
        library.store.run(s -> {
            Item known = s.catalogue().item(first).orElseThrow();
            s.catalogue()
                    .put(new Item(known.id(), known.bib(), Library.EAST, known.callNumber(), known.afi(), known.use()));
        });
        Destination east = new Destination.OtherBranch(Library.EAST);
        assertEquals(List.of(east), route(new OnBelt(first, OURS)));
        lend(amy, first);
        library.report(DROP, dropped(item(first, OURS), east, "BRANCH"));
        assertEquals(
                new Transit.Target.Home(Library.EAST),
                library.ask(s -> s.lending().transit(first)).orElseThrow().to());
        assertEquals(List.of(), oddities());
    }

    /** Goal: a copy that is in no catalogue here goes home by what its tag says, and that is nothing odd. */
    @Test
    void aCopyOfAnotherLibraryGoesHome() {
        ItemId foreign = new ItemId("TCC-77");
        Destination home = new Destination.OtherLibrary("TCC");
        assertEquals(List.of(home), route(new OnBelt(foreign, THEIRS)));
        library.report(DROP, dropped(item(foreign, THEIRS), home, "REST"));
        assertEquals(Booking.OTHER_LIBRARY, only(foreign).booking());
        assertEquals(
                new Transit.Target.Partner("TCC"),
                library.ask(s -> s.lending().transit(foreign)).orElseThrow().to());
        assertEquals(List.of(), oddities());
    }

    @Test
    void whatNobodyKnowsIsTakenAndListed() {
        assertEquals(List.of(new Destination.Desk()), route(new OnBelt(new ItemId("XX"), "XX-1")));
        library.report(DROP, dropped(item(new ItemId("XX"), "XX-1"), new Destination.Desk(), "REST"));
        library.report(DROP, dropped(item(first, OURS), new Destination.Shelf(), "OWN"));
        library.report(DROP, dropped(new Content.Unidentified(List.of()), new Destination.Desk(), "REST"));
        assertEquals(
                List.of(Oddity.Reason.ITEM_UNKNOWN, Oddity.Reason.NOT_ON_LOAN, Oddity.Reason.NOT_IDENTIFIED),
                oddities().stream().map(Oddity::reason).toList());
    }

    /** Goal: a drop that sorted by its own table is put right by the list, and an oddity is over once staff say so. */
    @Test
    void whatLiesInAnotherBinThanItShouldIsListedUntilStaffHaveIt() {
        lend(amy, first);
        lend(amy, second);
        library.placeHold(ben, bib);
        library.report(DROP, dropped(item(first, OURS), new Destination.Shelf(), "OWN"));
        Oddity odd = oddities().getFirst();
        assertEquals(Oddity.Reason.SORTED_ELSEWHERE, odd.reason());
        assertEquals("OWN", odd.bin());
        assertTrue(library.<Boolean>act(s -> s.drops().resolve(odd.id(), Library.STAFF, library.now)));
        assertTrue(
                !library.<Boolean>act(s -> s.drops().resolve(odd.id(), Library.STAFF, library.now)),
                "it is over already");
        assertEquals(List.of(), oddities());
    }

    @Test
    void aSetWithoutAPieceStaysOnLoan() {
        library.store.run(s -> s.lending().put(new ItemTraits(first, "kit", 3, new ItemTraits.Owner.ThisLibrary(), 0)));
        lend(amy, first);
        List<TagUid> two = List.of(new TagUid(1), new TagUid(2));
        library.report(DROP, dropped(new Content.Identified(first, OURS, 3, two), new Destination.Desk(), "REST"));
        assertEquals(1, library.ask(s -> s.lending().openLoans(amy)).size());
        assertEquals(Booking.INCOMPLETE, only(first).booking());
        assertEquals(Oddity.Reason.PARTS_MISSING, oddities().getFirst().reason());
    }

    /** Goal: after days off line a drop's word does not end the loan of whoever has the book now. */
    @Test
    void aLoanThatBeganAfterTheDropStands() {
        DeviceTime before = time(library.now);
        library.now = library.now.plus(Duration.ofDays(3));
        lend(ben, first);
        library.report(
                DROP,
                new ItemDropped(
                        item(first, OURS),
                        new Evidence(before, 1, 1, 1, 3, 0),
                        sorted(new Destination.Shelf(), List.of(new CompartmentId("OWN")))));
        assertEquals(1, library.ask(s -> s.lending().openLoans(ben)).size());
        assertEquals(Oddity.Reason.LENT_SINCE, oddities().getFirst().reason());
    }

    @Test
    void whatNobodySawFallIsLookedFor() {
        lend(amy, first);
        library.report(
                DROP,
                new ItemDropped(
                        item(first, OURS),
                        new Evidence(time(library.now), 1, 1, 0, 1, 0),
                        sorted(new Destination.Shelf(), List.of())));
        assertEquals(List.of(), library.ask(s -> s.lending().openLoans(amy)), "it was put in all the same");
        assertEquals(Oddity.Reason.LOST_FROM_VIEW, oddities().getFirst().reason());
    }

    /** Goal: evidence goes after its time, but nothing that is still to be looked at. */
    @Test
    void oldEvidenceGoesUnlessSomebodyHasToLook() {
        lend(amy, first);
        library.report(DROP, dropped(item(first, OURS), new Destination.Shelf(), "OWN"));
        library.report(DROP, dropped(item(second, OURS), new Destination.Shelf(), "OWN"));
        Instant later = library.now.plus(Duration.ofDays(91));
        library.store.run(s -> s.drops().tidy(later));
        assertEquals(1, library.ask(s -> s.drops().dropped(Optional.empty(), 9)).size());
        assertEquals(Booking.NOT_ON_LOAN, only(second).booking());
    }

    @Test
    void theTableIsSeenFromTheBranch() {
        OwnerTable east = library.ask(s -> s.drops().owners(Library.EAST));
        assertEquals(Optional.of(new Destination.Shelf()), east.of("TW-EAST"));
        assertEquals(
                Optional.of(new Destination.OtherBranch(Library.EAST)),
                library.ask(s -> s.drops().owners(Library.MAIN)).of("TW-EAST"));
    }

    private List<Destination> route(OnBelt... items) {
        DropAnswer answer = library.act(s -> s.drops().answer(DROP, new DropAsk.Route(List.of(items)), library.now));
        return assertInstanceOf(DropAnswer.Routed.class, answer).destinations();
    }

    private void lend(PatronId patron, ItemId item) {
        Lending.CheckOut lent = library.act(
                s -> s.lending().checkOut(patron, item, true, new Occasion(Library.MAIN, Library.DESK, library.now)));
        assertInstanceOf(Lending.CheckOut.Lent.class, lent);
    }

    private Dropped only(ItemId item) {
        List<Dropped> found = library.ask(s -> s.drops().dropped(Optional.of(item), 9));
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private List<Oddity> oddities() {
        return library.ask(s -> s.drops().oddities());
    }

    private ItemDropped dropped(Content content, Destination destination, String bin) {
        return new ItemDropped(
                content,
                new Evidence(time(library.now), 1, 1, 1, 3, 250),
                sorted(destination, List.of(new CompartmentId(bin))));
    }

    private static Sorted sorted(Destination destination, List<CompartmentId> bin) {
        return new Sorted(destination, Sorted.By.TABLE, bin, List.of(), Sorted.Securing.VERIFIED);
    }

    private static Content item(ItemId item, String owner) {
        return new Content.Identified(item, owner, 1, List.of(new TagUid(7)));
    }

    private static DeviceTime time(Instant wall) {
        return new DeviceTime(wall, DeviceTime.Quality.SYNCHRONIZED, 1_000);
    }
}
