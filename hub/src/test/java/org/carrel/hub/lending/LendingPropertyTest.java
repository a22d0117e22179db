package org.carrel.hub.lending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.Library;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.circulation.Circulation.CheckingOut;
import org.carrel.hub.circulation.Circulation.Manner;
import org.carrel.hub.ledger.Penalty;
import org.carrel.hub.ledger.Suspension;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.Undoing;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: through any days, an item is on loan to one patron at most, no limit is exceeded, what is taken back leaves no trace in
 * anything that anybody is told, and the days without borrowing can be computed anew from the audit alone. Method: random days
 * from a seed; in between, loans and returns are made and taken back at once, and the whole picture is compared.
 */
class LendingPropertyTest {
    private static final int STEPS = 220;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("carrel.seeds", 10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theRulesHoldThroughAnyDays(long seed) {
        LendingDays days = new LendingDays(seed);
        Suspensions suspensions = new Suspensions();
        int undone = 0;
        for (int step = 0; step < STEPS; step++) {
            String where = "seed " + seed + ", step " + step + ": " + days.step();
            limitsHold(days, where);
            suspensions.followFromTheAudit(days, where);
            undone += step % 2 == 0 ? loanTakenBack(days, where) : returnTakenBack(days, where);
        }
        assertTrue(undone > 10, "seed " + seed + " took back only " + undone + ", so it tried nothing");
        assertInstanceOf(
                Audit.Verification.Intact.class, days.library.ask(s -> s.audit().verify()));
    }

    private static void limitsHold(LendingDays days, String where) {
        TreeMap<ItemId, PatronId> borrowers = new TreeMap<>();
        for (PatronId patron : days.patrons) {
            List<OpenLoan> loans = days.library.ask(s -> s.lending().openLoans(patron));
            long av = loans.stream()
                    .filter(loan -> days.library
                            .ask(s -> s.lending().traits(loan.item()))
                            .kind()
                            .equals("av"))
                    .count();
            assertTrue(loans.size() <= LendingDays.LOANS_MAX, where + ": " + patron + " has " + loans.size());
            assertTrue(av <= LendingDays.AV_MAX, where + ": " + patron + " has " + av + " of av");
            for (OpenLoan loan : loans) {
                assertEquals(null, borrowers.put(loan.item(), patron), where + ": " + loan.item() + " is lent twice");
                assertTrue(loan.renewals() <= 2, where + ": renewed " + loan.renewals() + " times");
            }
        }
    }

    /** @return 1 when something was lent and taken back */
    private static int loanTakenBack(LendingDays days, String where) {
        PatronId patron = days.any(days.patrons);
        ItemId item = days.any(days.items);
        LendingDays.Picture before = days.picture();
        CheckingOut out = days.library.act(
                s -> s.circulation().checkOut(patron, item, new Manner.Asked(true), days.occasion(Library.MAIN)));
        if (!(out instanceof CheckingOut.Lent)) {
            assertEquals(
                    List.of(), before.differences(days.picture()), where + ": a refusal changed something, " + out);
            return 0;
        }
        Undoing undoing =
                days.library.act(s -> s.circulation().undoCheckOut(patron, item, days.occasion(Library.MAIN)));
        assertInstanceOf(Undoing.Undone.class, undoing, where);
        assertEquals(List.of(), before.differences(days.picture()), where + ": then " + out + " was taken back");
        return 1;
    }

    /** @return 1 when something came back and was taken back */
    private static int returnTakenBack(LendingDays days, String where) {
        Optional<ItemId> lent = days.items.stream()
                .filter(item ->
                        days.library.ask(s -> s.lending().openLoan(item)).isPresent())
                .findFirst();
        if (lent.isEmpty()) {
            return 0;
        }
        LendingDays.Picture before = days.picture();
        GivenBack back = days.library.act(
                s -> s.circulation().checkIn(lent.get(), days.library.now, days.occasion(days.site())));
        Undoing undoing = days.library.act(s -> s.circulation().undoCheckIn(lent.get(), days.occasion(Library.MAIN)));
        assertInstanceOf(Undoing.Undone.class, undoing, where + ": then " + back);
        assertEquals(List.of(), before.differences(days.picture()), where + ": then " + back + " was taken back");
        return 1;
    }

    /** The days without borrowing, from the audit's own words, read as a stranger would: each entry once, as they come. */
    private static final class Suspensions {
        private final TreeMap<PatronId, TreeMap<LoanId, Penalty>> read = new TreeMap<>();
        private long number;
        private long readTo;

        void followFromTheAudit(LendingDays days, String where) {
            long from = readTo;
            days.library.ask(s -> s.audit().after(from, Integer.MAX_VALUE)).forEach(this::read);
            LocalDate today = LendingDays.TERMS.day(days.library.now);
            for (PatronId patron : days.patrons) {
                List<Penalty> penalties = new ArrayList<>(
                        read.getOrDefault(patron, new TreeMap<>()).values());
                penalties.sort((one, other) -> Long.compare(one.number(), other.number()));
                assertEquals(
                        days.library.ask(s -> s.ledger().suspension(patron, today)),
                        Suspension.of(penalties, Suspension.Counting.ADDED, today),
                        where + ": " + patron);
            }
        }

        private void read(Audit.Entry entry) {
            readTo = entry.sequence();
            if (entry.action() != Audit.Action.SUSPENDED && entry.action() != Audit.Action.SUSPENSION_LIFTED) {
                return;
            }
            PatronId patron = new PatronId(entry.subject().substring("patron:".length()));
            String[] words = entry.detail().substring("loan:".length()).split(" ");
            TreeMap<LoanId, Penalty> theirs = read.computeIfAbsent(patron, ignored -> new TreeMap<>());
            LoanId loan = new LoanId(words[0]);
            theirs.remove(loan);
            if (entry.action() == Audit.Action.SUSPENDED) {
                number++;
                int suspended = Integer.parseInt(words[2]);
                theirs.put(loan, new Penalty(loan, number, patron, LocalDate.parse(words[1]), 1, suspended));
            }
        }
    }
}
