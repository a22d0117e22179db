package org.carrel.hub.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.HubSettings;
import org.carrel.hub.Library;
import org.carrel.hub.lending.Lending.CheckOut;
import org.carrel.hub.lending.Lending.Renewal;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeChoice.Refused;
import org.carrel.hub.notice.NoticeStore.Kind;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.store.NoticeDispatch;
import org.junit.jupiter.api.Test;

/**
 * Goal: a patron hears once, by day, together and not too often, of loans that are due soon, late or wanted back, and hears nothing that is
 * not so any more or that they do not want. Method: a library over the weeks of a loan, with a clock moved by hand.
 */
class LoanNoticesTest {
    private static final NoticePace NIGHT = new NoticePace(LocalTime.of(21, 0), LocalTime.of(8, 0), 0, 0);

    private final List<OutgoingNotice> sent = new ArrayList<>();
    private Library library = library(NIGHT);
    private PatronId wang = library.patron("wang");
    private BibId river = library.title("river", 3);

    private static Library library(NoticePace pace) {
        return new Library(new HubSettings(
                LoanTerms.USUAL,
                HoldTerms.USUAL,
                new NoticeSettings(
                        new TreeSet<>(List.of(NoticeId.Channel.MAIL)),
                        true,
                        LoanTerms.USUAL.zone(),
                        pace,
                        new LoanReminders(3, List.of(1, 7)),
                        NoticeTemplates.USUAL),
                Bytes.of(new byte[16])));
    }

    private void open(NoticePace pace) {
        library = library(pace);
        wang = library.patron("wang");
        river = library.title("river", 3);
    }

    private OpenLoan lend(PatronId patron, int copy) {
        ItemId item = Library.copy(river, copy);
        return library.act(s -> switch (s.lending().checkOut(patron, item, Library.MAIN, Library.DESK, library.now)) {
            case CheckOut.Lent lent -> lent.loan();
            case CheckOut.FeeFirst _, CheckOut.Refused _ -> throw new AssertionError("not lent");
        });
    }

    /** Lets the hours pass one by one, as the hub's rounds do. */
    private List<String> until(Instant end) {
        int before = sent.size();
        NoticeDispatch dispatch = new NoticeDispatch(library.store, List.of(new Keeping(sent)));
        while (library.now.isBefore(end)) {
            library.now = library.now.plus(Duration.ofHours(1));
            library.store.run(s -> s.reminding().tidy(library.now));
            while (dispatch.dispatch(library.now) > 0) {
                // Until nothing is due.
            }
        }
        return sent.subList(before, sent.size()).stream()
                .map(OutgoingNotice::kind)
                .toList();
    }

    @Test
    void loansAreToldOfBeforeAndAfterTheirDueDateTogetherAndByDay() {
        OpenLoan loan = lend(wang, 1);
        lend(wang, 2);
        // The last day is 21 December, due is its midnight; 3 days before is the 18th, told at 08:00 of Taipei.
        assertEquals(Instant.parse("2026-12-21T16:00:00Z"), loan.due());
        library.now = Instant.parse("2026-12-17T12:00:00Z");
        assertEquals(List.of(), until(Instant.parse("2026-12-17T23:00:00Z")), "not by night");
        assertEquals(List.of("loan-due-soon"), until(Instant.parse("2026-12-18T00:00:00Z")));
        assertTrue(
                sent.getFirst().body().contains("- 《書 river》\n- 《書 river》"),
                sent.getFirst().body());
        assertTrue(
                sent.getFirst().subject().contains("12 月 21 日"), sent.getFirst().subject());
        assertEquals(List.of(), until(Instant.parse("2026-12-21T23:00:00Z")));
        assertEquals(List.of("loan-overdue"), until(Instant.parse("2026-12-22T00:00:00Z")));
        assertEquals(List.of(), until(Instant.parse("2026-12-27T23:00:00Z")));
        assertEquals(List.of("loan-overdue"), until(Instant.parse("2026-12-28T00:00:00Z")));
        assertEquals(List.of(), until(Instant.parse("2026-12-30T00:00:00Z")), "no more than was set");
        assertEquals(3, sent.stream().map(OutgoingNotice::id).distinct().count());
    }

    @Test
    void whatCameBackAtNightIsLeftOutAndARenewedLoanIsToldOfAnew() {
        lend(wang, 1);
        OpenLoan second = lend(wang, 2);
        library.now = Instant.parse("2026-12-17T15:00:00Z");
        until(Instant.parse("2026-12-17T20:00:00Z"));
        library.act(s -> s.lending().giveBack(Library.copy(river, 1), Library.MAIN, Library.DESK, library.now));
        assertEquals(List.of("loan-due-soon"), until(Instant.parse("2026-12-18T01:00:00Z")));
        assertFalse(sent.getFirst().body().contains("》\n- "), "one of the two has come back");

        Renewal renewal = library.act(s -> s.lending().renew(second.id(), Library.DESK, library.now));
        Instant due = ((Renewal.Renewed) renewal).loan().due();
        library.now = due.minus(Duration.ofDays(5));
        assertEquals(List.of(), until(due.minus(Duration.ofDays(4))));
        assertEquals(List.of("loan-due-soon"), until(due.minus(Duration.ofDays(3))));
    }

    @Test
    void afterWeeksOffOnlyTheLatestReminderIsSent() {
        lend(wang, 1);
        library.now = Instant.parse("2027-01-20T02:00:00Z");
        assertEquals(List.of("loan-overdue"), until(Instant.parse("2027-01-21T00:00:00Z")));
    }

    @Test
    void aRecallIsTold() {
        OpenLoan loan = lend(wang, 1);
        PatronId lin = library.patron("lin");
        lend(lin, 2);
        lend(library.patron("chen"), 3);
        library.placeHold(library.patron("hu"), river);
        library.act(s -> s.lending().recall(loan.id(), Library.DESK, library.now));
        assertEquals(List.of("loan-recalled"), until(library.now.plus(Duration.ofHours(1))));
        assertEquals(wang, sent.getFirst().patron());
        assertTrue(
                sent.getFirst().subject().contains("11 月 30 日"), sent.getFirst().subject());
    }

    @Test
    void aPatronChoosesWhatAndInWhichLanguage() {
        TreeSet<Refused> refused = new TreeSet<>(List.of(new Refused(NoticeId.Channel.MAIL, Kind.LOAN_DUE_SOON)));
        library.store.run(s -> s.notices().choose(wang, new NoticeChoice("en", refused), library.now));
        lend(wang, 1);
        library.now = Instant.parse("2026-12-17T15:00:00Z");
        assertEquals(List.of("loan-overdue"), until(Instant.parse("2026-12-23T00:00:00Z")));
        assertEquals("en", sent.getFirst().language());
        assertEquals(
                new NoticeChoice("en", refused), library.ask(s -> s.notices().choice(wang)));
    }

    @Test
    void nobodyHearsMoreInADayThanIsSet() {
        open(new NoticePace(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 0, 1));
        lend(wang, 1);
        library.now = library.now.plus(Duration.ofDays(1));
        lend(wang, 2);
        library.now = Instant.parse("2026-12-19T02:00:00Z");
        assertEquals(List.of("loan-due-soon"), until(library.now.plus(Duration.ofHours(24))));
        assertEquals(List.of("loan-due-soon"), until(library.now.plus(Duration.ofHours(2))), "a day after the first");
    }

    @Test
    void noMoreThanSoManyLeaveInAMinute() {
        open(new NoticePace(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 2, 0));
        for (int copy = 1; copy <= 3; copy++) {
            lend(library.patron("p" + copy), copy);
        }
        library.now = Instant.parse("2026-12-18T02:00:00Z");
        library.store.run(s -> s.reminding().tidy(library.now));
        NoticeDispatch dispatch = new NoticeDispatch(library.store, List.of(new Keeping(sent)));
        assertEquals(2, dispatch.dispatch(library.now));
        assertEquals(0, dispatch.dispatch(library.now.plusSeconds(59)));
        assertEquals(1, dispatch.dispatch(library.now.plusSeconds(60)));
        assertEquals(0, dispatch.dispatch(library.now.plusSeconds(120)));
    }

    /** Takes everything. */
    private record Keeping(List<OutgoingNotice> taken) implements NoticeChannel {
        @Override
        public NoticeId.Channel channel() {
            return NoticeId.Channel.MAIL;
        }

        @Override
        public Delivery deliver(OutgoingNotice notice) {
            taken.add(notice);
            return new Delivery.Delivered();
        }
    }
}
