package org.carrel.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.checkout.Checkout;
import org.carrel.kiosk.checkout.Fate;
import org.carrel.kiosk.checkout.Unfinished;
import org.carrel.kiosk.deed.Debts;
import org.carrel.kiosk.deed.Deeds;
import org.carrel.kiosk.find.Quest;
import org.carrel.kiosk.flow.KioskState.Overlay;
import org.carrel.kiosk.help.StaffCall;
import org.carrel.kiosk.pad.Lying;
import org.carrel.kiosk.returns.Returns;
import org.carrel.kiosk.seat.SeatMemory;

/** The kiosk as a function: a state and what happened at a moment give the next state and what is to follow. No I/O, no clock. */
public final class Kiosk {
    private final Rules rules;
    private final Supplier<AskId> ids;

    /** @param ids names for questions that nothing else has */
    public Kiosk(Rules rules, Supplier<AskId> ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /** The first state, from what the journal knows; {@code problems} gets one sentence for each note that cannot be understood. */
    public Step start(Remembered remembered, boolean crashLoop, List<String> problems, Moment now) {
        Deeds deeds = new Deeds(ids);
        SortedMap<TagUid, Debts.Debt> debts = new TreeMap<>();
        for (Map.Entry<String, Bytes> note : remembered.debts().entrySet()) {
            try {
                TagUid uid = TagUid.of(note.getKey().substring(Debts.PREFIX.length()));
                debts.put(uid, new Debts.Debt(Debts.decode(note.getValue()), false, false));
            } catch (IllegalArgumentException notUnderstood) {
                problems.add("the note " + note.getKey() + " cannot be understood: " + notUnderstood.getMessage());
            }
        }
        Unfinished unfinished = Unfinished.remembered(remembered.loans(), deeds, problems);
        KioskState state = new KioskState(
                new Phase.Starting(),
                Overlay.NONE,
                View.usual(rules.language()),
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                debts,
                unfinished,
                new Condition(false, true, true, true, crashLoop, Optional.empty(), false),
                new TreeMap<>(),
                StaffCall.NONE,
                Quest.NONE,
                SeatMemory.EMPTY,
                Moment.NEVER);
        return new Step(state, deeds.effects(), false);
    }

    /** What the journal knew when the kiosk started: the notes of {@link Debts#PREFIX} and of {@link Unfinished#PREFIX}. */
    public record Remembered(SortedMap<String, Bytes> debts, SortedMap<String, Bytes> loans) {}

    public Step step(KioskState state, Input input, Moment now) {
        Turn turn = new Turn(rules, ids, state, now);
        switch (input) {
            case Input.CardShown(var card) -> {
                if (serves(turn)) {
                    Signing.card(turn, card);
                    // After it: a visit that the card ended takes its time with it.
                    turn.stirred();
                }
            }
            case Input.CardUnreadable _ -> {
                if (serves(turn)) {
                    turn.stirred();
                    Signing.unreadable(turn);
                }
            }
            case Input.Touched(Touch touch) -> {
                if (touches(state, now).contains(touch)) {
                    Touching.touched(turn, touch, screen(state, now));
                }
            }
            case Input.TagLies(TagUid uid) -> laid(turn, uid);
            case Input.ItemLies(TagUid uid, ItemId item) -> item(turn, uid, item);
            case Input.StrangeLies(TagUid uid, Strangeness kind) -> strange(turn, uid, kind);
            case Input.TagLeft(TagUid uid) -> left(turn, uid);
            case Input.PadLooked(int looks) -> {
                if (looks == Input.PadLooked.ENOUGH) {
                    looked(turn);
                }
            }
            case Input.SecuritySettled it -> {
                switch (it.wanted()) {
                    case SECURED -> turn.debts.settled(it.uid(), it.outcome());
                    case RELEASED -> turn.checkout.settled(it.uid(), it.item(), it.outcome(), it.tagAnswered());
                }
            }
            case Input.Answered(AskId id, Answer answer) -> answered(turn, id, answer);
            case Input.Unanswered(AskId id) -> unanswered(turn, id);
            case Input.HubChanged(boolean online) -> {
                turn.condition = turn.condition.online(online);
                if (online) {
                    AskId _ = turn.deeds.ask(new KioskAsk.Branches());
                    SeatLooking.online(turn);
                }
            }
            case Input.ReaderChanged(boolean working) -> turn.condition = turn.condition.reader(working);
            case Input.CardReaderChanged(boolean working) -> turn.condition = turn.condition.cards(working);
            case Input.JournalChanged(boolean working) -> turn.condition = turn.condition.journal(working);
            case Input.PrinterChanged(var printer) -> Printing.changed(turn, printer);
            case Input.PrintAdvanced(int percent) -> Printing.advanced(turn, percent);
            case Input.PrintEnded(boolean printed) -> Printing.ended(turn, printed);
            case Input.CallHeard _ -> Calling.heard(turn);
            case Input.Woken _ -> Waiting.woken(turn);
        }
        Waiting.concluded(turn);
        return turn.finish();
    }

    /** Whether something waits to be begun that may only be done if it can be written. */
    public boolean due(KioskState state) {
        boolean works = state.condition().journal() && !state.condition().crashLoop();
        return switch (state.phase()) {
            case Phase.Borrowing _ -> works && state.patron().isPresent() && Checkout.wantsNext(state.borrowed());
            case Phase.Returning _ -> works && Returns.wantsNext(state.returned());
            case Phase.Starting _,
                    Phase.Resting _,
                    Phase.SigningIn _,
                    Phase.KeyingPin _,
                    Phase.Refused _,
                    Phase.AtHome _,
                    Phase.OpeningAccount _,
                    Phase.AtAccount _,
                    Phase.Finding _,
                    Phase.AtSeats _,
                    Phase.Applying _,
                    Phase.Parting _ -> false;
        };
    }

    /** Begins the next of what is {@link #due}. */
    public Step advance(KioskState state, Moment now) {
        Turn turn = new Turn(rules, ids, state, now);
        if (state.phase() instanceof Phase.Returning) {
            ItemId item = turn.returns.next();
            turn.checkout.returned(item);
        } else {
            turn.checkout.next(turn.patron.orElseThrow().borrower(), rules.sealing());
        }
        return turn.finish();
    }

    public Screen screen(KioskState state, Moment now) {
        return Screens.of(rules, state, now);
    }

    public Shown shown(KioskState state, Moment now) {
        return new Shown(
                screen(state, now), state.view(), touches(state, now), state.places(), rules.languages(), rules.rows());
    }

    /** All that can be touched now. */
    public List<Touch> touches(KioskState state, Moment now) {
        return offered(screen(state, now), state.view());
    }

    /** All that this screen offers to whoever sees it so: children are offered neither seats nor an application. */
    public static List<Touch> offered(Screen screen, View view) {
        List<Touch> all = new ArrayList<>(screen.touches());
        if (view.has(Display.CHILD)) {
            all.remove(Touch.Plain.SEATS);
            all.removeIf(Touch.Card.class::isInstance);
        }
        all.addAll(always(screen));
        if (view.has(Display.SPOKEN) && !all.contains(Touch.Plain.BLANK)) {
            all.add(Touch.Plain.BLANK);
        }
        return all;
    }

    /** What can be touched on this screen beside what it asks. */
    public static List<Touch> always(Screen screen) {
        return Screens.always(screen);
    }

    /** When the next {@link Input.Woken} is due, in monotonic nanoseconds. */
    public long deadline(KioskState state, Moment now) {
        return Waiting.deadline(state, now);
    }

    /** Whether somebody is in the middle of something. */
    public boolean busy(KioskState state) {
        return !(state.phase() instanceof Phase.Resting)
                || !state.debts().isEmpty()
                || state.condition().printing()
                || !state.unfinished().none();
    }

    private static boolean serves(Turn turn) {
        return turn.condition.journal()
                && turn.condition.reader()
                && !turn.condition.crashLoop()
                && !(turn.phase instanceof Phase.Starting);
    }

    private static void laid(Turn turn, TagUid uid) {
        turn.pile.removeIf(tag -> tag.uid().equals(uid));
        turn.pile.add(Lying.unread(uid));
        turn.unfinished = turn.unfinished.lies(uid, turn.deeds, turn.debts);
        turn.debts.lies(uid);
        stirredByBook(turn);
        if (turn.phase instanceof Phase.Borrowing) {
            turn.checkout.laid(uid);
        } else if (turn.phase instanceof Phase.Returning) {
            turn.returns.laid(uid);
        }
    }

    private static void item(Turn turn, TagUid uid, ItemId item) {
        turn.pile.replaceAll(tag -> tag.uid().equals(uid) ? new Lying(uid, Optional.of(item), Optional.empty()) : tag);
        if (turn.phase instanceof Phase.Borrowing) {
            turn.checkout.item(uid, item);
        } else if (turn.phase instanceof Phase.Returning) {
            turn.returns.item(uid, item);
        }
    }

    private static void strange(Turn turn, TagUid uid, Strangeness kind) {
        turn.pile.replaceAll(tag -> tag.uid().equals(uid) ? new Lying(uid, Optional.empty(), Optional.of(kind)) : tag);
        if (turn.phase instanceof Phase.Borrowing) {
            turn.checkout.strange(uid, kind);
        } else if (turn.phase instanceof Phase.Returning) {
            turn.returns.strange(uid, kind);
        }
    }

    private static void left(Turn turn, TagUid uid) {
        turn.pile.removeIf(tag -> tag.uid().equals(uid));
        stirredByBook(turn);
        turn.checkout.left(uid);
        turn.returns.left(uid);
        turn.debts.left(uid);
    }

    /** A hand moved a book: somebody is there. At rest nobody's time runs. */
    private static void stirredByBook(Turn turn) {
        if (turn.quietAt != Moment.NEVER) {
            turn.stirred();
        }
    }

    private static void looked(Turn turn) {
        turn.unfinished = turn.unfinished.looked(turn.deeds);
        turn.debts.looked();
        if (turn.phase instanceof Phase.Starting) {
            turn.rest();
        }
    }

    private static void answered(Turn turn, AskId id, Answer answer) {
        if (answer instanceof KioskAnswer.BranchesTold(List<Place> branches)) {
            turn.places = new TreeMap<>();
            branches.forEach(place -> turn.places.put(place.site(), place));
            return;
        }
        switch (turn.checkout.answered(id, answer)) {
            case TAKEN -> {
                turn.checkout.books().stream()
                        .filter(book -> book.fate() instanceof Fate.Releasing)
                        .flatMap(book -> book.item().stream())
                        .forEach(turn.returns::lent);
                return;
            }
            case GRANT_OVER -> {
                Accounting.lapsed(turn);
                return;
            }
            case NOT_MINE -> {}
        }
        if (turn.returns.answered(id, answer) || SeatLooking.heard(turn, id, answer)) {
            return;
        }
        switch (turn.phase) {
            case Phase.SigningIn signing -> Signing.answered(turn, signing, id, answer);
            case Phase.OpeningAccount opening -> Accounting.opened(turn, opening, id, answer);
            case Phase.AtAccount at -> Accounting.renewed(turn, at, id, answer);
            case Phase.Finding _ -> FindAnswering.answered(turn, id, answer);
            case Phase.AtSeats(var visit) -> Seating.answered(turn, visit, id, answer);
            case Phase.Applying(var visit) -> Applying.answered(turn, visit, id, answer);
            case Phase.Starting _,
                    Phase.Resting _,
                    Phase.KeyingPin _,
                    Phase.Refused _,
                    Phase.AtHome _,
                    Phase.Borrowing _,
                    Phase.Returning _,
                    Phase.Parting _ -> {}
        }
    }

    private static void unanswered(Turn turn, AskId id) {
        turn.patron.ifPresent(patron -> turn.checkout.unanswered(id, patron.borrower(), turn.condition.online()));
        if (turn.returns.unanswered(id)) {
            return;
        }
        switch (turn.phase) {
            case Phase.SigningIn signing -> Signing.unanswered(turn, signing, id);
            case Phase.OpeningAccount(AskId asked) -> {
                if (asked.equals(id)) {
                    turn.deeds.play(Sound.REFUSED);
                    turn.home();
                }
            }
            case Phase.AtAccount at -> Accounting.unanswered(turn, at, id);
            case Phase.Finding _ -> FindAnswering.unanswered(turn, id);
            case Phase.AtSeats(var visit) -> Seating.unanswered(turn, visit, id);
            case Phase.Applying(var visit) -> Applying.unanswered(turn, visit, id);
            case Phase.Starting _,
                    Phase.Resting _,
                    Phase.KeyingPin _,
                    Phase.Refused _,
                    Phase.AtHome _,
                    Phase.Borrowing _,
                    Phase.Returning _,
                    Phase.Parting _ -> {}
        }
    }
}
