package org.carrel.hub.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.Library;
import org.carrel.hub.lending.Lending.CheckOut;
import org.carrel.hub.retention.Retention.Erasing;
import org.carrel.hub.retention.Retention.Obligation;
import org.junit.jupiter.api.Test;

/** Goal: who borrowed what is forgotten in time, unless they wish otherwise, and a person is forgotten altogether or not at all. */
class RetentionTest {
    private static final int LONG_AGO_DAYS = RetentionTerms.USUAL.loanDays() + 1;

    private final Library library = new Library();
    private final PatronId ann = library.patron("ann-the-reader");
    private final BibId river = library.title("river", 2);
    private final ItemId copy = Library.copy(river, 1);

    private void borrowsAndReturns(Duration after) {
        assertInstanceOf(
                CheckOut.Lent.class,
                library.act(s -> s.lending().checkOut(ann, copy, Library.MAIN, Library.DESK, library.now)));
        library.now = library.now.plus(after);
        library.act(s -> s.lending().giveBack(copy, Library.MAIN, Library.DESK, library.now));
    }

    private int pastLoans() {
        return library.act(s -> s.retention().history(ann, Long.MAX_VALUE, 10, Library.DESK, library.now))
                .size();
    }

    private void tidyAfter(int days) {
        library.now = library.now.plus(Duration.ofDays(days));
        library.act(s -> s.retention().tidy(library.now));
    }

    @Test
    void aLoanIsUnlinkedWhenItsTimeHasComeAndNotBefore() {
        borrowsAndReturns(Duration.ofDays(3));
        tidyAfter(LONG_AGO_DAYS - 2);
        assertEquals(1, pastLoans());
        tidyAfter(2);
        assertEquals(0, pastLoans());
        assertTrue(library.ask(s -> s.lending().newestLoan(copy)).isEmpty());
    }

    @Test
    void whoWantsTheirPastLoansKeptHasThem() {
        library.act(s -> {
            s.retention().keepHistory(ann, true, Library.DESK, library.now);
            return true;
        });
        borrowsAndReturns(Duration.ofDays(3));
        tidyAfter(3 * LONG_AGO_DAYS);
        assertEquals(1, pastLoans());
        library.act(s -> {
            s.retention().keepHistory(ann, false, Library.DESK, library.now);
            return true;
        });
        tidyAfter(1);
        assertEquals(0, pastLoans());
    }

    @Test
    void aSuspensionThatRunsIsNotForgotten() {
        borrowsAndReturns(Duration.ofDays(28 + LONG_AGO_DAYS));
        var before = library.ask(s ->
                s.ledger().suspension(ann, library.now.atZone(ZoneOffset.UTC).toLocalDate()));
        library.act(s -> s.retention().tidy(library.now));
        assertEquals(
                before,
                library.ask(s -> s.ledger()
                        .suspension(ann, library.now.atZone(ZoneOffset.UTC).toLocalDate())));
        assertEquals(1, library.ask(s -> s.ledger().penalties(ann)).size());
        tidyAfter(3 * LONG_AGO_DAYS);
        assertEquals(0, library.ask(s -> s.ledger().penalties(ann)).size());
    }

    @Test
    void nobodyIsForgottenWhoOwesSomething() {
        library.act(s -> s.lending().checkOut(ann, copy, Library.MAIN, Library.DESK, library.now));
        BibId lake = library.title("lake", 1);
        library.placeHold(ann, lake);
        assertEquals(
                new Erasing.Refused(List.of(Obligation.OPEN_LOANS, Obligation.OPEN_HOLDS)),
                library.act(s -> s.retention().erase(ann, Library.DESK, library.now)));
        assertTrue(library.ask(s -> s.patrons().patron(ann)).isPresent());
    }

    @Test
    void whoIsForgottenIsFoundByNothing() {
        borrowsAndReturns(Duration.ofDays(3));
        assertInstanceOf(Erasing.Erased.class, library.act(s -> s.retention().erase(ann, Library.DESK, library.now)));
        assertTrue(library.ask(s -> s.patrons().patron(ann)).isEmpty());
        assertTrue(library.ask(s -> s.patrons().holder(Library.card(ann))).isEmpty());
        assertEquals(0, pastLoans());
        assertTrue(library.ask(s -> s.lending().newestLoan(copy)).isEmpty());
        for (var entry : library.ask(s -> s.audit().after(0, 1_000))) {
            assertFalse(entry.detail().contains("王小明"), "the audit has a name: " + entry);
        }
        assertInstanceOf(
                Erasing.PatronUnknown.class, library.act(s -> s.retention().erase(ann, Library.DESK, library.now)));
    }
}
