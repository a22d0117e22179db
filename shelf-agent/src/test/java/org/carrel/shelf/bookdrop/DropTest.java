package org.carrel.shelf.bookdrop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.DropEvent.ItemDropped;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.Sorted;
import org.carrel.contract.message.drop.Sorted.Reason;
import org.carrel.contract.message.drop.Sorted.Securing;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.shelf.bookdrop.screen.DropScreen;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.ThingId;
import org.junit.jupiter.api.Test;

/** What is put in is identified, secured, sorted and told, whoever's it is and whether or not anybody can be asked. */
class DropTest {
    private final DropBench drop = DropBench.ready();

    @Test
    void aBookIsReceivedSecuredAndSorted() {
        assertEquals(new DropScreen.Open(false), drop.screen());
        ThingId book = drop.book("B1", DropBench.OURS);
        drop.put(book);
        drop.run(Duration.ofSeconds(14));
        assertEquals(List.of(book), drop.in("OWN"));
        assertEquals(DropBench.SECURED, drop.afi(book));
        ItemDropped told = drop.only();
        Content.Identified content = assertInstanceOf(Content.Identified.class, told.content());
        assertEquals(new ItemId("B1"), content.item());
        assertEquals(DropBench.OURS, content.owner());
        assertEquals(
                new Sorted(new Destination.Shelf(), Sorted.By.HUB, told.sorted().bin(), List.of(), Securing.VERIFIED),
                told.sorted());
        assertEquals("OWN", DropBench.bin(told.sorted()));
        assertEquals(1, told.evidence().together());
        assertEquals(1, told.evidence().entries());
        assertEquals(1, told.evidence().exits());
        assertTrue(told.evidence().readings() > 3, () -> told.evidence().toString());
        assertEquals(
                ShelfEvent.Outcome.VERIFIED,
                drop.events(ShelfEvent.SecurityWritten.class).getFirst().outcome());
        assertEquals(new DropScreen.Received(1, 0, false), drop.screen());
        drop.settle();
        assertEquals(new DropScreen.Open(false), drop.screen());
        assertTrue(drop.drop().empty());
        assertTrue(drop.store.notes("drop/").isEmpty(), "nothing is remembered of an empty belt");
    }

    @Test
    void itGoesWhereTheHubSays() {
        drop.hub = items -> Optional.of(List.of(new Destination.Hold(new SiteId("main"))));
        drop.drop(drop.book("B1", DropBench.OURS));
        drop.hub = items -> Optional.of(List.of(new Destination.OtherBranch(new SiteId("east"))));
        drop.drop(drop.book("B2", DropBench.OURS));
        drop.hub = items -> Optional.of(List.of(new Destination.OtherLibrary("TCC")));
        drop.drop(drop.book("B3", DropBench.THEIRS));
        drop.hub = items -> Optional.of(List.of(new Destination.Desk()));
        drop.drop(drop.book("B4", "XX-1"));
        assertEquals(
                List.of("HOLD", "BRANCH", "LIB", "REST"),
                drop.dropped().stream()
                        .map(each -> DropBench.bin(each.sorted()))
                        .toList());
        assertEquals(List.of(Reason.UNKNOWN), drop.dropped().getLast().sorted().exceptions());
        assertEquals(1, drop.in("REST").size());
    }

    /** Goal: without the hub nobody is turned away: everything goes by its owner, and is told once the hub is there. */
    @Test
    void offLineItGoesByItsOwner() {
        drop.session.online(false);
        drop.drop(drop.book("B1", DropBench.OURS));
        drop.drop(drop.book("B2", DropBench.EAST));
        drop.drop(drop.book("B3", DropBench.THEIRS));
        drop.drop(drop.book("B4", "XX-1"));
        drop.drop(drop.book("B5", ""));
        assertEquals(
                List.of("OWN", "BRANCH", "LIB", "REST", "OWN"),
                drop.dropped().stream()
                        .map(each -> DropBench.bin(each.sorted()))
                        .toList());
        assertTrue(drop.dropped().stream().allMatch(each -> each.sorted().by() == Sorted.By.TABLE));
        assertEquals(new DropScreen.Open(true), drop.screen());
    }

    @Test
    void aHubThatDoesNotAnswerKeepsNobodyWaiting() {
        drop.hub = items -> Optional.empty();
        drop.drop(drop.book("B1", DropBench.THEIRS));
        assertEquals("LIB", DropBench.bin(drop.only().sorted()));
        assertEquals(Sorted.By.TABLE, drop.only().sorted().by());
    }

    /** Goal: a book in a bin, which the reader hears through the floor now and then, is not counted with what lies on the belt. */
    @Test
    void whatIsHeardOutOfABinIsNotOnTheBelt() {
        ThingId first = drop.book("B1", DropBench.OURS);
        drop.drop(first);
        drop.world.inject(new Fault.TagStrays(drop.tag(first), DropBench.DROP, 1, 0.12));
        for (int book = 2; book <= 6; book++) {
            drop.drop(drop.book("B" + book, DropBench.OURS));
        }
        assertEquals(6, drop.dropped().size(), () -> drop.dropped().toString());
        for (ItemDropped told : drop.dropped()) {
            assertEquals(1, told.evidence().together(), told::toString);
            assertEquals(List.of(), told.sorted().exceptions(), told::toString);
            assertEquals("OWN", DropBench.bin(told.sorted()));
        }
    }

    /** Goal: but whoever takes it out of the bin and gives it back again has given it back. */
    @Test
    void aBookTakenOutOfABinComesBackAsAnyOther() {
        ThingId book = drop.book("B1", DropBench.OURS);
        drop.drop(book);
        drop.drop(book);
        assertEquals(
                List.of("OWN", "OWN"),
                drop.dropped().stream()
                        .map(each -> DropBench.bin(each.sorted()))
                        .toList());
        assertEquals(1, drop.dropped().getLast().evidence().together());
    }

    @Test
    void whatHasNoTagCountsAllTheSame() {
        drop.drop(drop.untagged());
        assertEquals(new Content.Unidentified(List.of()), drop.only().content());
        assertEquals(List.of(Reason.UNTAGGED), drop.only().sorted().exceptions());
        assertEquals("REST", DropBench.bin(drop.only().sorted()));
        assertEquals(Securing.NOT_TRIED, drop.only().sorted().securing());
    }

    @Test
    void aTagThatSaysNothingIsNamed() {
        ThingId blank = drop.blank();
        drop.drop(blank);
        assertEquals(
                new Content.Unidentified(
                        List.of(DropBench.uid(drop.world.thing(blank).tags().getFirst()))),
                drop.only().content());
        assertEquals(List.of(Reason.UNREADABLE), drop.only().sorted().exceptions());
        assertEquals("REST", DropBench.bin(drop.only().sorted()));
    }

    @Test
    void aSetWithoutAPieceGoesToAPerson() {
        drop.drop(drop.set("KIT1", 3, 1, 3));
        drop.drop(drop.set("KIT2", 2, 1, 2));
        ItemDropped unpaired = drop.dropped().getFirst();
        assertEquals(List.of(Reason.UNPAIRED_PART), unpaired.sorted().exceptions());
        assertEquals("REST", DropBench.bin(unpaired.sorted()));
        assertEquals(
                2,
                assertInstanceOf(Content.Identified.class, unpaired.content())
                        .tags()
                        .size());
        assertEquals(List.of(), drop.dropped().getLast().sorted().exceptions());
        assertEquals("OWN", DropBench.bin(drop.dropped().getLast().sorted()));
    }

    /** Goal: what is put in together is told one by one, and goes to a person when it does not all go one way. */
    @Test
    void severalAtOnceAreCountedEach() {
        drop.put(drop.book("B1", DropBench.OURS));
        drop.put(drop.book("B2", DropBench.OURS));
        drop.settle();
        drop.hub = items -> Optional.of(items.stream()
                .<Destination>map(each -> each.owner().equals(DropBench.THEIRS)
                        ? new Destination.OtherLibrary("TCC")
                        : new Destination.Shelf())
                .toList());
        drop.put(drop.book("B3", DropBench.OURS));
        drop.put(drop.book("B4", DropBench.THEIRS));
        drop.settle();
        assertEquals(4, drop.dropped().size());
        assertEquals(2, drop.in("OWN").size());
        assertEquals(2, drop.in("REST").size());
        assertEquals(List.of(Reason.MIXED), drop.dropped().getLast().sorted().exceptions());
        assertEquals(2, drop.dropped().getLast().evidence().together());
        assertEquals(new DropScreen.Open(false), drop.screen());
    }

    @Test
    void theSameBookAgainIsReadAgain() {
        ThingId book = drop.book("B1", DropBench.OURS);
        drop.drop(book);
        drop.world.putOnDesk(book);
        drop.world.thing(book).tags().getFirst().setAfi(DropBench.RELEASED);
        drop.drop(book);
        assertEquals(2, drop.dropped().size());
        assertEquals(DropBench.SECURED, drop.afi(book));
        assertFalse(drop.in("OWN").isEmpty());
    }
}
