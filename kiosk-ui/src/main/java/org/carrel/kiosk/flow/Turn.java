package org.carrel.kiosk.flow;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.account.Statement;
import org.carrel.kiosk.checkout.Book;
import org.carrel.kiosk.checkout.Checkout;
import org.carrel.kiosk.checkout.Fate;
import org.carrel.kiosk.checkout.Unfinished;
import org.carrel.kiosk.deed.Debts;
import org.carrel.kiosk.deed.Deeds;
import org.carrel.kiosk.find.Quest;
import org.carrel.kiosk.flow.KioskState.Overlay;
import org.carrel.kiosk.help.StaffCall;
import org.carrel.kiosk.pad.Lying;
import org.carrel.kiosk.receipt.Handout;
import org.carrel.kiosk.receipt.Post;
import org.carrel.kiosk.returns.Back;
import org.carrel.kiosk.returns.Returns;
import org.carrel.kiosk.seat.SeatMemory;

/** One step while it is being made: a state that may be changed, and what is to follow. Lives no longer than the step. */
final class Turn {
    final Rules rules;
    final Moment now;
    final Deeds deeds;
    final Debts debts;
    final List<Lying> pile;
    Phase phase;
    Overlay overlay;
    View view;
    boolean languageChosen;
    Optional<Patron> patron;
    Checkout checkout;
    Returns returns;
    Optional<Statement> statement;
    Unfinished unfinished;
    Condition condition;
    SortedMap<SiteId, Place> places;
    StaffCall call;
    Quest find;
    SeatMemory seats;
    long quietAt;

    Turn(Rules rules, Supplier<AskId> ids, KioskState state, Moment now) {
        this.rules = rules;
        this.now = now;
        this.deeds = new Deeds(ids);
        this.debts = new Debts(state.debts(), deeds);
        this.pile = new ArrayList<>(state.pile());
        this.phase = state.phase();
        this.overlay = state.overlay();
        this.view = state.view();
        this.languageChosen = state.languageChosen();
        this.patron = state.patron();
        this.checkout = new Checkout(state.borrowed(), deeds, debts);
        this.returns = new Returns(state.returned(), deeds, debts);
        this.statement = state.statement();
        this.unfinished = state.unfinished();
        this.condition = state.condition();
        this.places = new TreeMap<>(state.places());
        this.call = state.call();
        this.find = state.find();
        this.seats = state.seats();
        this.quietAt = state.quietAt();
    }

    Step finish() {
        KioskState state = new KioskState(
                phase,
                overlay,
                view,
                languageChosen,
                patron,
                pile,
                checkout.books(),
                returns.books(),
                statement,
                debts.all(),
                unfinished,
                condition,
                places,
                call,
                find,
                seats,
                quietAt);
        return new Step(state, deeds.effects(), deeds.conditional());
    }

    /** Somebody did something: the time without any begins anew. */
    void stirred() {
        if (overlay == Overlay.STILL_THERE) {
            overlay = Overlay.NONE;
        }
        quietAt = now.in(patience(rules.timings().quiet()));
    }

    /** Whoever listens needs longer than whoever reads. */
    Duration patience(Duration usual) {
        return view.has(Display.SPOKEN) ? usual.multipliedBy(2) : usual;
    }

    /** Enters borrowing with what lies on the pad, but for what was given back in this session and still lies there. */
    void borrow() {
        find = Quest.NONE;
        phase = new Phase.Borrowing(false);
        returns.leave();
        for (Lying tag : pile) {
            boolean givenBack = tag.item()
                    .filter(item -> returns.books().stream().anyMatch(book -> book.is(item) && book.onPad()))
                    .isPresent();
            if (!givenBack) {
                checkout.laid(tag.uid());
                tag.item().ifPresent(item -> checkout.item(tag.uid(), item));
                tag.strange().ifPresent(kind -> checkout.strange(tag.uid(), kind));
            }
        }
    }

    /** Enters returning with what lies on the pad, but for what was lent in this session and still lies there. */
    void giveBack() {
        find = Quest.NONE;
        phase = new Phase.Returning(false);
        checkout.leave();
        for (Lying tag : pile) {
            boolean lent = tag.item()
                    .filter(item -> checkout.books().stream().anyMatch(book -> book.is(item) && held(book)))
                    .isPresent();
            if (!lent) {
                returns.laid(tag.uid());
                tag.item().ifPresent(item -> returns.item(tag.uid(), item));
                tag.strange().ifPresent(kind -> returns.strange(tag.uid(), kind));
            }
        }
    }

    void home() {
        find = Quest.NONE;
        phase = new Phase.AtHome();
        checkout.leave();
        returns.leave();
    }

    private static boolean held(Book book) {
        return switch (book.fate()) {
            case Fate.Asking _, Fate.Releasing _, Fate.Lent _ -> true;
            case Fate.Reading _,
                    Fate.Waiting _,
                    Fate.FeeFirst _,
                    Fate.Unreleasable _,
                    Fate.Refused _,
                    Fate.Unanswered _,
                    Fate.Strange _ -> false;
        };
    }

    /** Whether something is still being done about a book. */
    boolean pending() {
        return checkout.books().stream().anyMatch(Book::pending)
                || returns.books().stream().anyMatch(Back::pending);
    }

    /** Ends the session: nothing of it is left but what the journal keeps. */
    void end(boolean farewell) {
        checkout.end();
        Finding.end(this);
        Screen.Summary summary = summary();
        Handout handout = Handout.of(Printing.slip(this));
        Post post = Printing.post(this);
        Seating.end(this);
        Applying.end(this);
        patron.flatMap(Patron::grant).ifPresent(grant -> deeds.ask(new KioskAsk.SignOut(grant)));
        boolean worthSaying =
                patron.isPresent() || summary.lent() + summary.returned() > 0 || !(handout instanceof Handout.None);
        patron = Optional.empty();
        statement = Optional.empty();
        checkout = new Checkout(List.of(), deeds, debts);
        returns = new Returns(List.of(), deeds, debts);
        overlay = Overlay.NONE;
        if (farewell && worthSaying) {
            phase = new Phase.Parting(summary, handout, post, Printing.farewell(this));
            deeds.play(Sound.FAREWELL);
        } else {
            rest();
        }
    }

    void rest() {
        phase = new Phase.Resting();
        overlay = Overlay.NONE;
        view = View.usual(rules.language());
        languageChosen = false;
        quietAt = Moment.NEVER;
    }

    private Screen.Summary summary() {
        int lent = 0;
        int unfinished = 0;
        Optional<LocalDate> due = Optional.empty();
        for (Book book : checkout.books()) {
            Optional<LocalDate> day = Optional.empty();
            if (book.fate() instanceof Fate.Lent it) {
                lent++;
                day = it.granted().due();
            } else if (book.fate() instanceof Fate.Releasing it) {
                lent++;
                unfinished++;
                day = it.granted().due();
            }
            due = Stream.concat(due.stream(), day.stream()).min(Comparator.naturalOrder());
        }
        int back = (int) returns.books().stream().filter(Back::taken).count();
        int renewed = statement.map(Statement::renewed).orElse(0);
        return new Screen.Summary(lent, due, back, renewed, unfinished, Lying.books(pile));
    }
}
