package org.carrel.shelf.pickup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.port.Sound;
import org.carrel.shelf.panel.PanelScreen.Reason;
import org.carrel.shelf.panel.PanelScreen.Trouble;
import org.carrel.shelf.pickup.roster.RosterDecision;
import org.carrel.shelf.pickup.state.Rules;
import org.carrel.shelf.pickup.stock.Stock;
import org.carrel.shelf.pickup.visit.Entry;
import org.carrel.shelf.pickup.visit.Offer;
import org.carrel.shelf.pickup.visit.VisitState;

/** From a card to an open visit, or to the reason why there is none. */
final class Arriving {
    private Arriving() {}

    static void card(Turn t, CardNumber card) {
        switch (t.visit) {
            case VisitState.Starting _ -> {
                // With a reader that fails the first look may never come; staff must be able to open the doors all the
                // same.
                if (t.condition.reader()) {
                    t.play(Sound.REFUSED);
                } else {
                    begin(t, card, t.rules.language());
                }
            }
            case VisitState.Idle idle -> begin(t, card, idle.language());
            case VisitState.Showing _ -> begin(t, card, t.rules.language());
            case VisitState.Waiting w -> {
                if (!w.card().equals(card)) {
                    begin(t, card, t.rules.language());
                }
            }
            case VisitState.Asking a -> {
                if (!a.card().equals(card)) {
                    begin(t, card, t.rules.language());
                }
            }
            case VisitState.Collecting c -> {
                if (c.card().equals(card)) {
                    VisitProgress.openAgain(t, c);
                } else {
                    Leaving.another(t, c, card);
                }
            }
            case VisitState.Staffing s -> {
                if (s.card().equals(card)) {
                    t.visit = s.active(t.now.nanos());
                } else {
                    Staffing.another(t, s, card);
                }
            }
        }
    }

    static void unreadable(Turn t) {
        t.play(Sound.REFUSED);
        if (t.visit instanceof VisitState.Idle || t.visit instanceof VisitState.Showing) {
            refuse(t, Reason.CARD_UNREADABLE, t.rules.language());
        }
    }

    /** Asks who this is; only when nobody else is in the middle of something. */
    static void begin(Turn t, CardNumber card, ScreenLanguage language) {
        t.play(Sound.CARD_READ);
        if (!DoorKeeping.inTheWay(t).isEmpty()) {
            t.visit = new VisitState.Waiting(
                    card, language, t.now.in(t.rules.timings().waitingMax()));
            return;
        }
        t.visit = new VisitState.Asking(
                card, language, t.now.nanos(), t.now.in(t.rules.timings().askMax()));
        t.effect(new PickupEffect.AskHub(card));
    }

    static void answered(Turn t, CollectAnswer answer) {
        if (!(t.visit instanceof VisitState.Asking asking)) {
            return;
        }
        switch (answer) {
            case CollectAnswer.MayCollect may -> {
                ScreenLanguage language = ScreenLanguage.closestTo(may.language());
                long endsBy = t.now.in(t.rules.timings().visitMax());
                if (t.now.quality() == DeviceTime.Quality.SYNCHRONIZED) {
                    Duration left = Duration.between(t.now.wall(), may.expires());
                    if (left.isNegative() || left.isZero()) {
                        refuse(t, Reason.PERMISSION_LAPSED, language);
                        return;
                    }
                    endsBy = Math.min(
                            endsBy, t.now.in(min(left, t.rules.timings().visitMax())));
                }
                open(t, asking, new Permission.ByHub(may.grant()), may.holds(), language, false, endsBy);
            }
            case CollectAnswer.StaffAtShelf staff ->
                Staffing.signIn(t, asking.card(), staff.pull(), ScreenLanguage.closestTo(staff.language()));
            case CollectAnswer.MayNotCollect not ->
                refuse(t, reason(not.refusal()), ScreenLanguage.closestTo(not.language()));
        }
    }

    static void silent(Turn t) {
        if (t.visit instanceof VisitState.Asking asking) {
            t.effect(new PickupEffect.AskRoster(asking.card()));
        }
    }

    static void rosterSaid(Turn t, RosterDecision decision) {
        if (!(t.visit instanceof VisitState.Asking asking)) {
            return;
        }
        switch (decision) {
            case RosterDecision.Granted granted ->
                open(
                        t,
                        asking,
                        granted.permission(),
                        granted.holds(),
                        asking.language(),
                        true,
                        t.now.in(t.rules.timings().visitMax()));
            case RosterDecision.Staff _ -> Staffing.signIn(t, asking.card(), List.of(), asking.language());
            case RosterDecision.Refused refused -> refuse(t, refused.reason(), asking.language());
        }
    }

    /** The intent could not be journaled, so nothing was lit, opened or released. */
    static void journalRefused(Turn t) {
        if (t.visit instanceof VisitState.Asking asking) {
            trouble(t, Trouble.JOURNAL, asking.language());
        }
    }

    /** A granted item that was missing is there now: it joins the visit, after its own intent is journaled. */
    static void turnedUp(Turn t, TagUid uid) {
        if (!(t.visit instanceof VisitState.Collecting c) || !(t.stock.tags().get(uid) instanceof Stock.Item item)) {
            return;
        }
        for (CollectAnswer.GrantedHold hold : c.missing()) {
            if (hold.item().equals(item.item())) {
                t.onlyIfWritten();
                Offer offer = new Offer(hold.hold(), hold.item(), uid, item.at(), Offer.Progress.OFFERED);
                List<CollectAnswer.GrantedHold> rest = new ArrayList<>(c.missing());
                rest.remove(hold);
                VisitState.Collecting joined =
                        c.with(c.entry().plus(offer)).missing(rest).active(t.now.nanos());
                t.visit = joined;
                t.note(joined.entry());
                t.secure(offer.item(), Security.RELEASED);
                DoorKeeping.unlock(t, offer.at(), DoorCause.COLLECTION);
                t.play(Sound.WELCOME);
                return;
            }
        }
    }

    static void refuse(Turn t, Reason reason, ScreenLanguage language) {
        t.play(Sound.REFUSED);
        show(t, new VisitState.Message.Refusal(reason), language);
    }

    static void trouble(Turn t, Trouble trouble, ScreenLanguage language) {
        t.play(Sound.REFUSED);
        show(t, new VisitState.Message.Trouble(trouble), language);
    }

    static void show(Turn t, VisitState.Message message, ScreenLanguage language) {
        t.visit = new VisitState.Showing(
                message, language, t.now.in(t.rules.timings().message()));
    }

    private static void open(
            Turn t,
            VisitState.Asking asking,
            Permission permission,
            List<CollectAnswer.GrantedHold> holds,
            ScreenLanguage language,
            boolean offline,
            long endsBy) {
        Optional<Trouble> trouble = t.condition.trouble();
        if (trouble.isEmpty() && t.closing.size() >= Rules.CLOSING_MAX) {
            trouble = Optional.of(Trouble.UNSETTLED);
        }
        if (trouble.isPresent()) {
            trouble(t, trouble.get(), language);
            return;
        }
        List<Offer> offers = new ArrayList<>();
        List<CollectAnswer.GrantedHold> missing = new ArrayList<>();
        for (CollectAnswer.GrantedHold hold : holds) {
            seen(t, hold, asking.since()).ifPresentOrElse(offers::add, () -> missing.add(hold));
        }
        if (offers.isEmpty()) {
            // What is only remembered from before a restart, or not heard any more, may be gone by now: it must be seen
            // before anybody is sent to it.
            boolean remembered = missing.stream().anyMatch(hold -> t.stock.holds(hold.item()));
            if (remembered) {
                trouble(t, Trouble.UNSETTLED, language);
            } else {
                refuse(t, Reason.NOT_FOUND_HERE, language);
            }
            return;
        }
        t.onlyIfWritten();
        Entry entry = new Entry(t.nextVisit++, permission, offers);
        t.note(entry);
        Leaving.handOver(t, entry);
        t.visit = new VisitState.Collecting(
                entry,
                asking.card(),
                missing,
                offline,
                language,
                asking.since(),
                t.now.nanos(),
                endsBy,
                false,
                false,
                new TreeSet<>(),
                new VisitState.Next.Nobody());
        for (Offer offer : offers) {
            t.secure(offer.item(), Security.RELEASED);
        }
        for (CompartmentId at : new TreeSet<>(offers.stream().map(Offer::at).toList())) {
            DoorKeeping.unlock(t, at, DoorCause.COLLECTION);
        }
        t.play(Sound.WELCOME);
    }

    /**
     * The offer for a granted item, when an antenna has seen it since the start, and it was not as good as gone when the card was
     * shown: then somebody else has taken it.
     */
    private static Optional<Offer> seen(Turn t, CollectAnswer.GrantedHold hold, long shown) {
        for (TagUid uid : t.stock.tagsOf(hold.item())) {
            boolean gone = t.doubtedBy(uid, shown);
            if (t.stock.tags().get(uid) instanceof Stock.Item item && item.confirmed() && !gone) {
                return Optional.of(new Offer(hold.hold(), hold.item(), uid, item.at(), Offer.Progress.OFFERED));
            }
        }
        return Optional.empty();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Reason reason(CollectAnswer.Refusal refusal) {
        return switch (refusal) {
            case CARD_UNKNOWN -> Reason.CARD_UNKNOWN;
            case CARD_EXPIRED -> Reason.CARD_EXPIRED;
            case CARD_REPORTED_LOST -> Reason.CARD_REPORTED_LOST;
            case BORROWING_BLOCKED -> Reason.BORROWING_BLOCKED;
            case NOTHING_READY -> Reason.NOTHING_READY;
            case READY_ELSEWHERE -> Reason.READY_ELSEWHERE;
        };
    }
}
