package org.carrel.hub.reservation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Request;
import org.carrel.hub.reservation.Hold.Waiting;

/** Placing, cancelling and looking at holds. */
final class HoldDesk implements Reservations {
    /** One tidying does not hold up other writers for long; the next one goes on. */
    private static final int TIDY_MAX = 200;

    /** Whoever was told today that a book is ready is not reminded today. */
    private static final Duration REMIND_AFTER = Duration.ofDays(1);

    /** Longer than any device can be off line and still be believed. */
    private static final Duration GRANTS_KEPT = Duration.ofDays(180);

    private final HoldParts parts;
    private final HoldStore holds;
    private final HoldTerms terms;
    private final HoldQueue queue;
    private final Supplier<String> ids;

    HoldDesk(HoldParts parts, HoldTerms terms, Supplier<String> ids) {
        this.parts = parts;
        this.holds = parts.holds();
        this.terms = terms;
        this.queue = new HoldQueue(parts, terms);
        this.ids = ids;
    }

    @Override
    public Placing place(PatronId patronId, BibId bib, SiteId pickup, Actor by, Instant now) {
        Optional<Patron> patron = parts.patrons().patron(patronId);
        if (patron.isEmpty()) {
            return new Placing.Refused(List.of(Refusal.PATRON_UNKNOWN));
        }
        // One that has lapsed by the clock must not stand in the way of a new one.
        holds.live(patronId, bib).ifPresent(before -> lapseIfOver(before, now));
        List<Refusal> objections =
                PlacingRule.objections(new PlacingRule.Wish(patron.get(), bib, pickup, parts, terms, now));
        if (!objections.isEmpty()) {
            return new Placing.Refused(objections);
        }
        Waiting hold = new Waiting(new Request(new HoldId(ids.get()), bib, patronId, pickup, now, holds.nextOrder()));
        holds.add(hold);
        parts.audit().record(by, Audit.Action.HOLD_PLACED, "hold:" + hold.id(), "patron:" + patronId, now);
        parts.feed().add(new Fact.HoldChanged(hold.id(), HoldChanges.word(hold)), now);
        queue.settle(bib, now);
        return new Placing.Placed(holds.hold(hold.id()).orElse(hold), position(hold));
    }

    private int position(Waiting hold) {
        int position = 0;
        for (Waiting waiting : holds.waiting(hold.request().bib())) {
            position++;
            if (waiting.id().equals(hold.id())) {
                return position;
            }
        }
        return 0;
    }

    @Override
    public Cancelling cancel(HoldId id, Actor by, Instant now) {
        Optional<Hold> stored = holds.hold(id);
        if (stored.isEmpty()) {
            return new Cancelling.UnknownHold();
        }
        return switch (HoldQueue.at(stored.get(), now)) {
            case Hold.Lapsed ended -> new Cancelling.EndedAlready(ended);
            case Hold.Collected ended -> new Cancelling.EndedAlready(ended);
            case Hold.Cancelled ended -> new Cancelling.EndedAlready(ended);
            case Waiting live -> cancelled(live, by, now);
            case Hold.OnItsWay live -> cancelled(live, by, now);
            case ReadyOnShelf live -> cancelled(live, by, now);
            case Hold.OffShelf live -> cancelled(live, by, now);
        };
    }

    private Cancelling.Done cancelled(Hold live, Actor by, Instant now) {
        parts.audit()
                .record(
                        by,
                        Audit.Action.HOLD_CANCELLED,
                        "hold:" + live.id(),
                        "patron:" + live.request().patron(),
                        now);
        queue.cancel(live, now);
        return new Cancelling.Done(new Hold.Cancelled(live.request(), now));
    }

    @Override
    public Optional<Hold> hold(HoldId hold, Instant now) {
        return holds.hold(hold).map(stored -> HoldQueue.at(stored, now));
    }

    @Override
    public List<Hold> liveHolds(PatronId patron, Instant now) {
        return holds.live(patron).stream()
                .filter(hold -> !(HoldQueue.at(hold, now) instanceof Hold.Lapsed))
                .toList();
    }

    @Override
    public List<Waiting> queue(BibId bib, Instant now) {
        return holds.waiting(bib);
    }

    @Override
    public List<ReadyOnShelf> readyOn(Address device, Instant now) {
        return holds.ready(device).stream()
                .filter(ready -> !ready.hasLapsed(now))
                .toList();
    }

    @Override
    public List<Hold.OffShelf> missing() {
        return holds.offShelf();
    }

    @Override
    public List<PullEntry> pullList(Address device, Instant now) {
        return new PullList(parts).of(device, now);
    }

    @Override
    public List<Conflict> conflicts() {
        return parts.conflicts().open();
    }

    @Override
    public boolean resolve(String conflict, StaffId by, Instant now) {
        boolean resolved = parts.conflicts().resolve(conflict, by.value(), now);
        if (resolved) {
            parts.audit()
                    .record(
                            new Actor.Staff(by.value()),
                            Audit.Action.CONFLICT_RESOLVED,
                            "conflict:" + conflict,
                            "",
                            now);
            parts.feed().add(new Fact.ConflictChanged(conflict, false), now);
        }
        return resolved;
    }

    @Override
    public int tidy(Instant now) {
        int changed = 0;
        for (ReadyOnShelf over : holds.overdue(now, TIDY_MAX)) {
            queue.lapse(over, now);
            changed++;
        }
        for (ReadyOnShelf ending :
                holds.toRemind(now, now.minus(REMIND_AFTER), now.plus(terms.remindBefore()), TIDY_MAX)) {
            parts.notices().holdLapsing(HoldChanges.news(ending), now);
            holds.reminded(ending.id(), now);
            changed++;
        }
        parts.grants().forgetBefore(now.minus(GRANTS_KEPT));
        parts.rosters().forgetHashesBefore(now.minus(GRANTS_KEPT));
        return changed;
    }

    private void lapseIfOver(Hold hold, Instant now) {
        if (hold instanceof ReadyOnShelf ready && ready.hasLapsed(now)) {
            queue.lapse(ready, now);
        }
    }
}
