package org.carrel.shelf.pickup.visit;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.shelf.panel.PanelScreen;

/** Who is at the shelf. Cards are held in memory only, and only as long as their owner stands there. */
public sealed interface VisitState {
    /** The shelf was not looked over yet since the device started. */
    record Starting() implements VisitState {}

    /** @param until when the screen falls back to its usual language */
    record Idle(ScreenLanguage language, long until) implements VisitState {}

    /** Nobody collects, but a door of the visit before stands open. */
    record Waiting(CardNumber card, ScreenLanguage language, long until) implements VisitState {}

    /**
     * @param since when the card was shown
     * @param giveUp a bound beyond the session's own, so that a lost answer cannot hold the shelf
     */
    record Asking(CardNumber card, ScreenLanguage language, long since, long giveUp) implements VisitState {}

    /**
     * @param missing granted, but not seen on the shelf so far
     * @param since when the card was shown
     * @param quietSince when something last happened
     * @param endsBy the latest end, whatever happens
     * @param warned whether it was asked if somebody is still there
     * @param leaving the patron said that they are done, but a door is open
     * @param gate taken items for which the gate may sound
     */
    record Collecting(
            Entry entry,
            CardNumber card,
            List<CollectAnswer.GrantedHold> missing,
            boolean offline,
            ScreenLanguage language,
            long since,
            long quietSince,
            long endsBy,
            boolean warned,
            boolean leaving,
            SortedSet<TagUid> gate,
            Next next)
            implements VisitState {
        public Collecting {
            missing = List.copyOf(missing);
            gate = Collections.unmodifiableSortedSet(new TreeSet<>(gate));
        }

        public Collecting with(Entry changed) {
            return new Collecting(
                    changed, card, missing, offline, language, since, quietSince, endsBy, warned, leaving, gate, next);
        }

        public Collecting active(long nanos) {
            return new Collecting(
                    entry, card, missing, offline, language, since, nanos, endsBy, false, false, gate, next);
        }

        public Collecting missing(List<CollectAnswer.GrantedHold> changed) {
            return new Collecting(
                    entry, card, changed, offline, language, since, quietSince, endsBy, warned, leaving, gate, next);
        }

        public Collecting in(ScreenLanguage changed) {
            return new Collecting(
                    entry, card, missing, offline, changed, since, quietSince, endsBy, warned, leaving, gate, next);
        }

        public Collecting asWarned() {
            return new Collecting(
                    entry, card, missing, offline, language, since, quietSince, endsBy, true, leaving, gate, next);
        }

        public Collecting asLeaving() {
            return new Collecting(
                    entry, card, missing, offline, language, since, quietSince, endsBy, warned, true, gate, next);
        }

        public Collecting gate(TagUid uid, boolean maySound) {
            SortedSet<TagUid> changed = new TreeSet<>(gate);
            if (maySound) {
                changed.add(uid);
            } else {
                changed.remove(uid);
            }
            return new Collecting(
                    entry, card, missing, offline, language, since, quietSince, endsBy, warned, leaving, changed, next);
        }

        public Collecting before(Next changed) {
            return new Collecting(
                    entry, card, missing, offline, language, since, quietSince, endsBy, warned, leaving, gate, changed);
        }
    }

    /**
     * A staff member is signed in.
     *
     * @param pull what is still to be taken off the shelf
     * @param toPull how many there were at first
     * @param all whether all are lit, not one after the other
     */
    record Staffing(
            CardNumber card,
            List<ItemId> pull,
            int toPull,
            boolean all,
            ScreenLanguage language,
            long quietSince,
            Next next)
            implements VisitState {
        public Staffing {
            pull = List.copyOf(pull);
        }

        public Staffing active(long nanos) {
            return new Staffing(card, pull, toPull, all, language, nanos, next);
        }

        public Staffing pull(List<ItemId> rest) {
            return new Staffing(card, rest, toPull, all, language, quietSince, next);
        }

        public Staffing all(boolean changed) {
            return new Staffing(card, pull, toPull, changed, language, quietSince, next);
        }

        public Staffing in(ScreenLanguage changed) {
            return new Staffing(card, pull, toPull, all, changed, quietSince, next);
        }

        public Staffing before(Next changed) {
            return new Staffing(card, pull, toPull, all, language, quietSince, changed);
        }
    }

    /** Something is said for a moment; the next card may come at any time. */
    record Showing(Message message, ScreenLanguage language, long until) implements VisitState {}

    /** Who comes after the person at the shelf. */
    sealed interface Next {
        record Nobody() implements Next {}

        record Somebody(CardNumber card, long until) implements Next {}
    }

    /** What is said for a moment. */
    sealed interface Message {
        record Refusal(PanelScreen.Reason reason) implements Message {}

        record Farewell(int taken, int left, int gateWarnings) implements Message {}

        record Trouble(PanelScreen.Trouble trouble) implements Message {}
    }
}
