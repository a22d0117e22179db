package org.carrel.fleet.bench.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.carrel.fleet.bench.house.Guest;
import org.carrel.fleet.bench.house.Volume;
import org.carrel.fleet.bench.kill.Books.Lent;
import org.carrel.fleet.bench.kill.Verdict.Promise;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.Spot;
import org.junit.jupiter.api.Test;

/** The audit of {@code ./bench kill} finds what is planted, and nothing where all is well. */
class LedgerTest {
    private static final FurnitureId CABINET = new FurnitureId("cabinet-1");
    private static final Spot A1 = new Spot(CABINET, "A1");
    private static final Guest HOLDER = new Guest(0, Person.Role.PATRON);
    private static final Guest OTHER = new Guest(1, Person.Role.PATRON);
    private static final Volume BOOK = new Volume(0);

    private final Truth truth = new Truth();
    private final Lives lives = new Lives();
    private final Verdict verdict = new Verdict();
    private final Ledger ledger = new Ledger(truth, lives, verdict);

    @Test
    void eventsThatAreAllThereAreInOrder() {
        ledger.events("d", journal(1, "a", 2, "b"), List.of("1 a", "2 b"));
        assertFound(Map.of());
    }

    @Test
    void anEventThatTheHubNeverHadIsLost() {
        ledger.events("d", journal(1, "a", 2, "b"), List.of("1 a"));
        assertFound(Map.of(Promise.EVENT_LOST, 2));
    }

    @Test
    void aGapBeforeWhatTheDeviceStillKeepsIsALoss() {
        ledger.events("d", journal(3, "c"), List.of("1 a", "3 c"));
        assertFound(Map.of(Promise.EVENT_LOST, 1));
    }

    @Test
    void anEventAppliedTwiceAndOneThatNobodySentAreFound() {
        ledger.events("d", journal(1, "a", 2, "b"), List.of("1 a", "1 a", "2 b", "3 x"));
        assertFound(Map.of(Promise.EVENT_TWICE, 2));
    }

    @Test
    void aBookThatWasTakenIsLentOnceToWhoTookIt() {
        taken(HOLDER);
        ledger.loans(List.of(BOOK), List.of(lent(HOLDER, "OPEN")));
        assertFound(Map.of());
    }

    @Test
    void aTakingWithoutALoanOrWithAnothersIsLost() {
        taken(HOLDER);
        ledger.loans(List.of(BOOK), List.of());
        assertFound(Map.of(Promise.LOAN_LOST, 1));
        ledger.loans(List.of(BOOK), List.of(lent(OTHER, "OPEN")));
        assertFound(Map.of(Promise.LOAN_LOST, 2));
    }

    @Test
    void oneTakingLentTwiceIsFoundThoughOneLoanWasUndone() {
        taken(HOLDER);
        ledger.loans(List.of(BOOK), List.of(lent(HOLDER, "UNDONE"), lent(HOLDER, "OPEN")));
        assertFound(Map.of(Promise.LOAN_TWICE, 1));
    }

    @Test
    void aLoanOfABookThatNobodyTouchedIsMadeUp() {
        ledger.loans(List.of(BOOK), List.of(lent(HOLDER, "OPEN")));
        assertFound(Map.of(Promise.LOAN_MADE_UP, 1));
    }

    @Test
    void aBookPutBackIsNotLentUnlessTheAgentWasKilledMeanwhile() {
        taken(HOLDER);
        truth.putBack(BOOK, seconds(5));
        ledger.loans(List.of(BOOK), List.of(lent(HOLDER, "UNDONE")));
        assertFound(Map.of());
        ledger.loans(List.of(BOOK), List.of(lent(HOLDER, "OPEN")));
        assertFound(Map.of(Promise.LOAN_MADE_UP, 1));

        lives.killed(CABINET.value(), seconds(4));
        ledger.loans(List.of(BOOK), List.of(lent(HOLDER, "OPEN")));
        assertFound(Map.of(Promise.LOAN_MADE_UP, 1));
        ledger.loans(List.of(BOOK), List.of(lent(OTHER, "OPEN")));
        assertFound(Map.of(Promise.LOAN_MADE_UP, 2));
    }

    @Test
    void aDoorNeedsACardOfSomebodyEntitledThatThisProgramSaw() {
        truth.tapped(new Truth.Tap(CABINET, List.of(A1), seconds(1)));
        truth.unlocked(new Truth.Unlocking(A1, seconds(2)));
        ledger.doors();
        assertFound(Map.of());

        truth.unlocked(new Truth.Unlocking(new Spot(CABINET, "A2"), seconds(2)));
        ledger.doors();
        assertFound(Map.of(Promise.DOOR, 1));
    }

    @Test
    void aDoorUnlockedByAProgramThatCameAfterTheCardIsFound() {
        truth.tapped(new Truth.Tap(CABINET, List.of(A1), seconds(1)));
        lives.killed(CABINET.value(), seconds(2));
        lives.started(CABINET.value(), seconds(2));
        truth.unlocked(new Truth.Unlocking(A1, seconds(4)));
        ledger.doors();
        assertFound(Map.of(Promise.DOOR, 1));
    }

    @Test
    void aDoorUnlockedBeforeTheCardOrLongAfterItIsFound() {
        truth.tapped(new Truth.Tap(CABINET, List.of(A1), seconds(10)));
        truth.unlocked(new Truth.Unlocking(A1, seconds(9)));
        truth.unlocked(new Truth.Unlocking(A1, seconds(200)));
        ledger.doors();
        assertFound(Map.of(Promise.DOOR, 2));
    }

    private void taken(Guest guest) {
        truth.taken(BOOK, new Truth.Taking(guest, CABINET, seconds(1), Truth.Taking.KEPT));
    }

    private static Lent lent(Guest guest, String state) {
        return new Lent(BOOK.barcode(), guest.id(), state);
    }

    private static SortedMap<Long, String> journal(Object... pairs) {
        SortedMap<Long, String> journal = new TreeMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            journal.put(Long.valueOf((Integer) pairs[index]), (String) pairs[index + 1]);
        }
        return journal;
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds + 1_000);
    }

    private void assertFound(Map<Promise, Integer> expected) {
        Map<Promise, Integer> found = new EnumMap<>(Promise.class);
        for (Promise promise : Promise.values()) {
            if (verdict.count(promise) > 0) {
                found.put(promise, verdict.count(promise));
            }
        }
        assertEquals(expected, found, () -> String.join("\n", verdict.findings()));
    }
}
