package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.CollectAnswer.GrantedHold;
import org.carrel.contract.message.CollectAnswer.MayCollect;
import org.carrel.contract.message.CollectAnswer.MayNotCollect;
import org.carrel.contract.message.CollectAnswer.Refusal;
import org.carrel.contract.message.CollectAnswer.StaffAtShelf;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.StaffMember;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Lending.Allowance;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.shelf.Observing;
import org.carrel.hub.shelf.Shelves.StandingItem;

/** The pickup shelf as the hub sees it. */
final class PickupShelf implements Pickup {
    /** In what language to speak to a card that nobody knows. */
    private static final String LANGUAGE_OF_HOUSE = "zh-Hant";

    private final HoldParts parts;
    private final HoldTerms terms;
    private final HoldQueue queue;
    private final Lending lending;
    private final TakingOrder order;
    private final Observing observing;
    private final Collecting collecting;
    private final Supplier<String> ids;

    PickupShelf(HoldParts parts, HoldTerms terms, Lending lending, Supplier<String> ids) {
        this.parts = parts;
        this.terms = terms;
        this.queue = new HoldQueue(parts, terms);
        this.lending = lending;
        this.order = new TakingOrder(parts);
        this.observing = new Observing(parts.shelves(), parts.feed());
        this.collecting = new Collecting(parts, queue, lending, ids);
        this.ids = ids;
    }

    @Override
    public CollectAnswer whoCollects(Address device, CardNumber card, Instant now) {
        Optional<CardHolder> holder = parts.patrons().holder(card);
        String subject = holder.map(PickupShelf::subject).orElse("");
        CollectAnswer answer = holder.map(known -> answer(device, known, now))
                .orElseGet(() -> new MayNotCollect(Refusal.CARD_UNKNOWN, LANGUAGE_OF_HOUSE));
        parts.audit().record(new Actor.Device(device), Audit.Action.CARD_SHOWN, subject, outcome(answer), now);
        return answer;
    }

    private CollectAnswer answer(Address device, CardHolder holder, Instant now) {
        return switch (holder) {
            case CardHolder.StaffHolder staff ->
                staff.card().state() == CardState.VALID
                        ? staffAt(device, staff.staff(), now)
                        : new MayNotCollect(
                                Refusal.CARD_REPORTED_LOST, staff.staff().language());
            case CardHolder.PatronHolder patron ->
                patron.card().state() == CardState.VALID
                        ? patronAt(device, patron.patron(), now)
                        : new MayNotCollect(
                                Refusal.CARD_REPORTED_LOST, patron.patron().language());
        };
    }

    private CollectAnswer staffAt(Address device, StaffMember staff, Instant now) {
        lapseOverdue(device, now);
        GrantId grant = new GrantId(ids.get());
        Instant expires = now.plus(terms.grant());
        parts.grants().addForStaff(grant, device, staff.id().value(), now, expires);
        List<ItemId> pull = new PullList(parts)
                .of(device, now).stream().map(PullEntry::item).toList();
        return new StaffAtShelf(grant, staff.language(), pull, expires);
    }

    private CollectAnswer patronAt(Address device, Patron patron, Instant now) {
        return switch (lending.allowance(patron.id(), now)) {
            case Allowance.Refused refused ->
                new MayNotCollect(
                        refused.reasons().contains(Lending.Refusal.MEMBERSHIP_EXPIRED)
                                ? Refusal.CARD_EXPIRED
                                : Refusal.BORROWING_BLOCKED,
                        patron.language());
            case Allowance.UpTo upTo -> offer(device, patron, upTo.more(), now);
        };
    }

    /** A copy that was handed in since the shelf last told of it is not there, though the shelf has not missed it yet. */
    private CollectAnswer offer(Address device, Patron patron, int more, Instant now) {
        lapseOverdue(device, now);
        List<GrantedHold> here = new ArrayList<>();
        boolean elsewhere = false;
        for (Hold hold : parts.holds().live(patron.id())) {
            if (HoldQueue.at(hold, now) instanceof ReadyOnShelf ready) {
                if (!ready.place().device().equals(device)) {
                    elsewhere = true;
                } else if (here.size() < more && !order.explainsAbsence(device, ready.item())) {
                    here.add(new GrantedHold(ready.id(), ready.item()));
                }
            }
        }
        if (here.isEmpty()) {
            return new MayNotCollect(elsewhere ? Refusal.READY_ELSEWHERE : Refusal.NOTHING_READY, patron.language());
        }
        GrantId grant = new GrantId(ids.get());
        Instant expires = now.plus(terms.grant());
        parts.grants().addForPatron(grant, device, patron.id(), now, expires);
        return new MayCollect(grant, patron.language(), here, expires);
    }

    /** So that whoever is next in line gets what lapsed a moment ago, although no tidying has come by. */
    private void lapseOverdue(Address device, Instant now) {
        for (ReadyOnShelf ready : parts.holds().ready(device)) {
            if (ready.hasLapsed(now)) {
                queue.lapse(ready, now);
            }
        }
    }

    @Override
    public void happened(Address device, ShelfEvent event, Instant reported, Instant now) {
        Observing.Changes changes = observing.observed(device, event, now);
        switch (event) {
            case ShelfEvent.HoldCollected collected -> collecting.collected(device, collected, reported, now);
            case ShelfEvent.HoldPutBack putBack -> collecting.putBack(device, putBack, now);
            case ShelfEvent.ItemPlaced e -> follow(changes, now);
            case ShelfEvent.ItemMoved e -> follow(changes, now);
            case ShelfEvent.ItemRemoved e -> follow(changes, now);
            case ShelfEvent.ShelfInventory e -> {
                follow(changes, now);
                missAllNotStanding(device, now);
            }
            case ShelfEvent.VisitEnded e -> {}
            case ShelfEvent.SecurityWritten e -> {}
            case ShelfEvent.StrangeTagFound e -> {}
            case ShelfEvent.StrangeTagGone e -> {}
            case ShelfEvent.DoorOpened e -> {}
            case ShelfEvent.DoorClosed e -> {}
            case ShelfEvent.TagDumped e -> {}
        }
    }

    private void follow(Observing.Changes changes, Instant now) {
        changes.gone().forEach(gone -> queue.gone(gone.item(), gone.how(), now));
        changes.standing().forEach(standing -> {
            parts.handIns().seen(standing.item(), standing.place().device());
            arrived(standing, now);
            queue.seen(standing.item(), standing.place(), now);
        });
    }

    private void arrived(StandingItem standing, Instant now) {
        SiteId here = standing.place().device().site();
        boolean arrived = parts.transits()
                .open(standing.item())
                .map(transit -> transit.to().arrivedAt(here))
                .orElse(false);
        if (arrived) {
            parts.transits().end(standing.item(), List.of(), now);
        }
    }

    /** An inventory is the whole truth: a hold that is ready here without its book there heals now. */
    private void missAllNotStanding(Address device, Instant now) {
        for (ReadyOnShelf ready : parts.holds().ready(device)) {
            if (parts.shelves().standing(device, ready.item()).isEmpty()) {
                queue.missing(ready, "not-in-inventory", now);
            }
        }
    }

    private static String subject(CardHolder holder) {
        return switch (holder) {
            case CardHolder.PatronHolder patron -> "patron:" + patron.patron().id();
            case CardHolder.StaffHolder staff -> "staff:" + staff.staff().id();
        };
    }

    private static String outcome(CollectAnswer answer) {
        return switch (answer) {
            case MayCollect may -> "may collect, grant " + may.grant();
            case StaffAtShelf staff -> "staff, grant " + staff.grant();
            case MayNotCollect not -> not.refusal().name();
        };
    }
}
