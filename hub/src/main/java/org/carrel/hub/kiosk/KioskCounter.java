package org.carrel.hub.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.NotSignedIn;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.kiosk.DeskKey;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.kiosk.AskMemory.Remembered;
import org.carrel.hub.kiosk.SessionStore.Session;
import org.carrel.hub.kiosk.delegation.SystemSaid;
import org.carrel.hub.kiosk.delegation.Wish;

/** Sends each ask to whoever answers it: asks for a patron only with a live grant, changes only once. */
final class KioskCounter implements KioskDesk {
    /** Nobody repeats after so long; and what was answered says who read what. */
    private static final Duration ANSWERS_KEPT = Duration.ofDays(1);

    /** As long as events are remembered, since a withdrawal is one: longer than any kiosk is off line. */
    private static final Duration ASKS_KEPT = Duration.ofDays(90);

    private final KioskParts parts;
    private final KioskTerms terms;
    private final SigningIn signingIn;
    private final Borrowing borrowing;
    private final TakingIn takingIn;
    private final Helping helping;
    private final Mailing mailing;
    private final Accounts accounts;
    private final Delegating delegating;
    private final Searching searching;
    private final Guiding guiding;
    private final SeatLines seatLines;
    private final Seating seating;
    private final Registering registering;

    KioskCounter(KioskParts parts, KioskTerms terms) {
        this.parts = parts;
        this.terms = terms;
        Lines lines = new Lines(parts, terms.zone());
        this.borrowing = new Borrowing(parts, lines);
        this.takingIn = new TakingIn(parts, terms.secret());
        this.helping = new Helping(parts);
        this.mailing = new Mailing(parts);
        this.accounts = new Accounts(parts, lines);
        this.delegating = new Delegating(parts, lines, borrowing, accounts);
        this.searching = new Searching(parts, lines);
        this.guiding = new Guiding(parts);
        this.seatLines = new SeatLines(parts, guiding);
        this.seating = new Seating(parts, seatLines);
        this.registering = new Registering(parts, terms.secret());
        this.signingIn = new SigningIn(parts, terms, seatLines, mailing);
    }

    @Override
    public KioskAnswer answer(Address kiosk, Question question, Ahead ahead, Instant now) {
        return switch (question.ask()) {
            case KioskAsk.Change<?> change -> once(kiosk, question.id(), change, ahead.said(), now);
            case KioskAsk.ForPatron<?> ask -> forPatron(kiosk, ask, now);
            case KioskAsk.SignIn signIn -> signingIn.signIn(kiosk, signIn.card(), ahead.pin(), now);
            case KioskAsk.WhereTo(var item) -> borrowing.whereTo(kiosk, item, now);
            case KioskAsk.Branches() -> searching.branches();
            case KioskAsk.Search search -> searching.search(search);
            case KioskAsk.Suggest(var typed) -> searching.suggest(typed);
            case KioskAsk.LookAt(var bib) -> searching.title(bib, now);
            case KioskAsk.WayTo way -> guiding.way(kiosk, way);
            case KioskAsk.PlanOf(var level) -> guiding.plan(kiosk, level);
            case KioskAsk.Zones() -> seating.zones(kiosk, now);
            case KioskAsk.ZoneOf(var zone) -> seating.zone(zone, now);
            case KioskAsk.Slots(var zone, var day) -> seating.slots(zone, day, 1, now);
            case KioskAsk.SlotsFor(var zone, var day, var people) -> seating.slots(zone, day, people, now);
            case KioskAsk.CardNotice() -> registering.notice();
            case KioskAsk.CheckField check -> registering.check(check, now);
            case KioskAsk.ApplyForCard(var form) -> registering.apply(kiosk, question.id(), form, now);
            case KioskAsk.ApplicationOf(var reference) -> registering.state(reference);
            case Ask.WhoCollects _, Ask.RenewCertificate _, DropAsk<?> _ ->
                throw new IllegalArgumentException("no kiosk asks " + question.ask());
        };
    }

    private KioskAnswer forPatron(Address kiosk, KioskAsk.ForPatron<?> ask, Instant now) {
        Optional<Session> session = session(kiosk, ask, now);
        if (ask instanceof KioskAsk.SignOut) {
            session.ifPresent(known -> signingIn.signOut(known, now));
            return new KioskAnswer.SignedOut();
        }
        return session.<KioskAnswer>map(known -> ask instanceof KioskAsk.MySeats
                        ? seating.mine(known, now)
                        : accounts.account(known, occasion(kiosk, now)))
                .orElseGet(NotSignedIn::new);
    }

    private Optional<Session> session(Address kiosk, KioskAsk.ForPatron<?> ask, Instant now) {
        return parts.sessions().find(ask.grant()).filter(session -> session.holds(kiosk, now));
    }

    /** What is remembered counts before the grant does: an answer that was lost is given again although the session is over. */
    private KioskAnswer once(Address kiosk, AskId id, KioskAsk.Change<?> change, SystemSaid said, Instant now) {
        Optional<Remembered> before = parts.asks().find(kiosk, id);
        if (before.isPresent()) {
            return switch (before.get()) {
                case Remembered.Withdrawn() -> withdrawn(change);
                case Remembered.Done done ->
                    done.grant().equals(change.grant())
                            ? done.answer().stream()
                                    .findFirst()
                                    .map(seatLines::opened)
                                    .orElseGet(NotSignedIn::new)
                            : new NotSignedIn();
            };
        }
        Optional<Session> session = session(kiosk, change, now);
        if (session.isEmpty()) {
            return new NotSignedIn();
        }
        KioskAnswer answer = delegating
                .done(session.get(), id, change, said, occasion(kiosk, now))
                .orElseGet(() -> decided(session.get(), id, change, said, occasion(kiosk, now)));
        List<LoanId> loan = answer instanceof KioskAnswer.Lent lent ? List.of(lent.loan()) : List.of();
        parts.asks()
                .put(
                        kiosk,
                        id,
                        new Remembered.Done(
                                change.grant(), session.get().patron(), loan, List.of(SeatLines.closed(answer))),
                        now);
        return answer;
    }

    private KioskAnswer decided(
            Session session, AskId id, KioskAsk.Change<?> change, SystemSaid said, Occasion occasion) {
        KioskAnswer answer = done(session, change, occasion);
        delegating.decided(id, said, answer);
        return answer;
    }

    @Override
    public Optional<Wish> wish(Address kiosk, Question question, Instant now) {
        return question.ask() instanceof KioskAsk.Change<?> change
                        && parts.asks().find(kiosk, question.id()).isEmpty()
                ? session(kiosk, change, now).flatMap(session -> delegating.wish(session, change, now))
                : Optional.empty();
    }

    private KioskAnswer done(Session session, KioskAsk.Change<?> change, Occasion occasion) {
        return switch (change) {
            case KioskAsk.KeepDisplay keep -> signingIn.keep(session, keep.wishes());
            case KioskAsk.Lend lend -> borrowing.lend(session, lend, occasion);
            case KioskAsk.Renew renew -> accounts.renew(session, renew.loan(), occasion);
            case KioskAsk.RenewAll _ -> accounts.renewAll(session, occasion);
            case KioskAsk.PlaceHold place -> accounts.place(session, place, occasion);
            case KioskAsk.CancelHold cancel -> accounts.cancel(session, cancel.hold(), occasion);
            case KioskAsk.TakeSeat take -> seating.take(session, take, occasion);
            case KioskAsk.BookSeat book -> seating.book(session, book, occasion);
            case KioskAsk.TakeTogether take -> seating.take(session, take, occasion);
            case KioskAsk.BookTogether book -> seating.book(session, book, occasion);
            case KioskAsk.UseSeat use -> seating.use(session, use, occasion);
            case KioskAsk.ClaimSeat claim -> seating.claim(session, claim.ticket(), occasion);
            case KioskAsk.LeaveQueue leave -> seating.leave(session, leave.ticket(), occasion);
        };
    }

    /** Came after the kiosk had given it up. */
    private KioskAnswer withdrawn(KioskAsk.Change<?> change) {
        return switch (change) {
            case KioskAsk.Lend _, KioskAsk.Renew _, KioskAsk.PlaceHold _ -> accounts.withdrawn(change);
            case KioskAsk.TakeSeat _,
                    KioskAsk.BookSeat _,
                    KioskAsk.TakeTogether _,
                    KioskAsk.BookTogether _,
                    KioskAsk.UseSeat _,
                    KioskAsk.ClaimSeat _,
                    KioskAsk.LeaveQueue _ -> seating.withdrawn();
            case KioskAsk.KeepDisplay _, KioskAsk.RenewAll _, KioskAsk.CancelHold _ -> new NotSignedIn();
        };
    }

    static Occasion occasion(Address kiosk, Instant now) {
        return new Occasion(kiosk.site(), new Actor.Device(kiosk), now);
    }

    @Override
    public void happened(Address kiosk, KioskEvent event, Instant reported, Instant now) {
        switch (event) {
            case KioskEvent.ItemReturned returned -> takingIn.returned(kiosk, returned, reported, now);
            case KioskEvent.AskWithdrawn(var ask) -> {
                takingIn.undo(kiosk, ask, reported, now);
                registering.undo(kiosk, ask, now);
            }
            case KioskEvent.LoanNotHandedOver(var ask, var _) -> takingIn.undo(kiosk, ask, reported, now);
            case KioskEvent.BorrowedOffline borrowed -> takingIn.borrowed(kiosk, borrowed, reported, now);
            case KioskEvent.HelpCalled called -> helping.called(kiosk, called, reported, now);
            case KioskEvent.ReceiptByMail wanted -> mailing.wanted(kiosk, wanted, reported, now);
        }
    }

    @Override
    public DeskKey key() {
        return terms.secret().key();
    }

    @Override
    public String pages() {
        return terms.pages();
    }

    @Override
    public List<Finding> findings() {
        return parts.findings().open();
    }

    @Override
    public boolean resolve(String finding, StaffId by, Instant now) {
        boolean resolved = parts.findings().resolve(finding, by.value(), now);
        if (resolved) {
            parts.audit()
                    .record(new Actor.Staff(by.value()), Audit.Action.CONFLICT_RESOLVED, "finding:" + finding, "", now);
            parts.feed().add(new Fact.ConflictChanged(finding, false), now);
        }
        return resolved;
    }

    @Override
    public List<HelpCall> helpCalls() {
        return parts.helpCalls().open();
    }

    @Override
    public boolean answer(String helpCall, StaffId by, Instant now) {
        return helping.answered(helpCall, by, now);
    }

    @Override
    public void tidy(Instant now) {
        parts.asks().forgetAnswersBefore(now.minus(ANSWERS_KEPT));
        parts.asks().forgetBefore(now.minus(ASKS_KEPT));
        // A kiosk that was off line tells of a visit as late as of an ask.
        parts.sessions().forgetBefore(now.minus(ASKS_KEPT));
    }
}
