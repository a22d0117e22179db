package org.carrel.hub.reservation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.CollectAnswer.MayCollect;
import org.carrel.contract.topic.Address;
import org.carrel.hub.Library;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.OnItsWay;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.store.Services;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: in any order of events an item is on loan to at most one patron and kept for at most one, the queue is fair, what has
 * expired is expired without any job, and repeating an event changes nothing. Method: random days in a small library, each rule
 * checked after every step; a seed tells the whole story again.
 */
class CirculationPropertyTest {
    private static final int STEPS = 150;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("carrel.seeds", 24));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theRulesHoldAfterEveryStep(long seed) {
        RandomDays days = new RandomDays(seed);
        for (int step = 0; step < STEPS; step++) {
            TreeMap<HoldId, Hold> before = days.holds();
            String what = days.step();
            String where = "seed " + seed + ", step " + step + ": " + what;
            check(days, before, where);
        }
        Library library = days.library();
        assertInstanceOf(
                Audit.Verification.Intact.class, library.ask(s -> s.audit().verify()), "seed " + seed);
        long last = 0;
        for (Feed.Entry entry : facts(days)) {
            assertTrue(entry.cursor() > last, "the feed goes forward");
            last = entry.cursor();
        }
    }

    @Test
    @Tag("story")
    void theSameSeedTellsTheSameStory() {
        RandomDays first = new RandomDays(7);
        RandomDays second = new RandomDays(7);
        for (int step = 0; step < STEPS; step++) {
            assertEquals(first.step(), second.step(), "step " + step);
        }
        assertEquals(facts(first), facts(second));
    }

    private static List<Feed.Entry> facts(RandomDays days) {
        return days.library().ask(s -> s.feed().after(0, Integer.MAX_VALUE));
    }

    private static void check(RandomDays days, TreeMap<HoldId, Hold> before, String where) {
        Library library = days.library();
        TreeMap<HoldId, Hold> after = days.holds();
        library.store.read(services -> {
            loansAndHoldsAgree(days, services, where);
            return true;
        });
        List<ItemId> kept = new ArrayList<>();
        for (Hold hold : after.values()) {
            keptItem(hold).forEach(item -> {
                assertFalse(kept.contains(item), where + ": " + item + " is kept for two");
                kept.add(item);
            });
            if (hold instanceof ReadyOnShelf ready) {
                assertTrue(ready.until().isAfter(library.now), where + ": ready although expired");
                assertTrue(
                        days.contents(ready.place().device()).contains(ready.item()),
                        where + ": ready although not seen on its shelf");
                assertEquals(
                        ready.request().pickup(), ready.place().device().site(), where + ": ready at another branch");
            }
        }
        fair(before, after, where);
    }

    private static void loansAndHoldsAgree(RandomDays days, Services services, String where) {
        TreeMap<ItemId, PatronId> borrowers = new TreeMap<>();
        for (PatronId patron : days.patrons()) {
            services.lending()
                    .openLoans(patron)
                    .forEach(loan -> assertTrue(
                            borrowers.put(loan.item(), patron) == null, where + ": " + loan.item() + " is lent twice"));
        }
        for (Address shelf : RandomDays.SHELVES) {
            for (ReadyOnShelf ready : services.reservations().readyOn(shelf, days.library().now)) {
                assertFalse(borrowers.containsKey(ready.item()), where + ": ready and on loan");
            }
        }
    }

    /** Whoever got a copy in this step was the first of those who went without. */
    private static void fair(TreeMap<HoldId, Hold> before, TreeMap<HoldId, Hold> after, String where) {
        for (Hold served : after.values()) {
            boolean got = (served instanceof ReadyOnShelf || served instanceof OnItsWay)
                    && !keptItem(before.getOrDefault(served.id(), new Waiting(served.request())))
                            .equals(keptItem(served));
            for (Hold other : after.values()) {
                boolean without = other instanceof Waiting || other instanceof OffShelf;
                boolean overtaken = got
                        && without
                        && other.request().bib().equals(served.request().bib())
                        && other.request().order() < served.request().order();
                assertFalse(
                        overtaken,
                        where + ": " + served + ", before " + before.get(served.id()) + ", overtook " + other
                                + ", before " + before.get(other.id()));
            }
        }
    }

    private static List<ItemId> keptItem(Hold hold) {
        return switch (hold) {
            case OnItsWay h -> List.of(h.item());
            case ReadyOnShelf h -> List.of(h.item());
            case OffShelf h -> List.of(h.item());
            case Waiting h -> List.of();
            case Hold.Paused h -> List.of();
            case Hold.Collected h -> List.of();
            case Hold.Lapsed h -> List.of();
            case Hold.Cancelled h -> List.of();
        };
    }

    @Test
    void whatACardMayCollectNeverIncludesWhatHasExpired() {
        RandomDays days = new RandomDays(11);
        for (int step = 0; step < STEPS; step++) {
            days.step();
            for (PatronId patron : days.patrons()) {
                if (days.library().tap(Library.SHELF, Library.card(patron)) instanceof MayCollect may) {
                    may.holds().forEach(granted -> {
                        ReadyOnShelf ready = assertInstanceOf(
                                ReadyOnShelf.class, days.library().hold(granted.hold()));
                        assertEquals(patron, ready.request().patron());
                    });
                }
            }
        }
    }

    @Test
    void titlesWithWaitersLeaveNoFreeCopyOnAShelf() {
        RandomDays days = new RandomDays(23);
        for (int step = 0; step < STEPS; step++) {
            String what = days.step();
            days.library().act(s -> s.reservations().tidy(days.library().now));
            for (Address shelf : RandomDays.SHELVES) {
                for (PullEntry entry : days.library().ask(s -> s.reservations().pullList(shelf, days.library().now))) {
                    boolean idle = entry.reason() == PullEntry.Reason.NO_HOLD
                            || entry.reason() == PullEntry.Reason.HOLD_LAPSED
                            || entry.reason() == PullEntry.Reason.HOLD_CANCELLED;
                    BibId bib = days.titleOf(entry.item());
                    boolean wanted = !days.library()
                            .ask(s -> s.reservations().queue(bib, days.library().now))
                            .isEmpty();
                    assertFalse(idle && wanted, "step " + step + ", " + what + ": " + entry);
                }
            }
        }
    }
}
