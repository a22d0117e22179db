package org.carrel.hub.reservation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.reservation.Hold.Paused;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Request;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.reservation.Hold.WantedCopy;

/** Placing, cancelling and looking at holds. */
final class HoldDesk implements Reservations {
    /** One tidying does not hold up other writers for long; the next one goes on. */
    private static final int TIDY_MAX = 200;

    /** Whoever was told today that a book is ready is not reminded today. */
    private static final Duration REMIND_AFTER = Duration.ofDays(1);

    /** Longer than any device can be off line and still be believed. */
    private static final Duration GRANTS_KEPT = Duration.ofDays(180);

    /** Longer than any library lets loans and returns be taken back. */
    private static final Duration TRACES_KEPT = Duration.ofDays(60);

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
    public HoldTerms terms() {
        return terms;
    }

    @Override
    public Placing place(PatronId patronId, BibId bib, WantedCopy copy, SiteId pickup, Actor by, Instant now) {
        Optional<Patron> patron = parts.patrons().patron(patronId);
        if (patron.isEmpty()) {
            return new Placing.Refused(List.of(Refusal.PATRON_UNKNOWN));
        }
        // One that has lapsed by the clock must not stand in the way of a new one.
        holds.live(patronId, bib).forEach(before -> lapseIfOver(before, now));
        List<Refusal> objections =
                PlacingRule.objections(new PlacingRule.Wish(patron.get(), bib, copy, pickup, parts, terms, now));
        if (!objections.isEmpty()) {
            return new Placing.Refused(objections);
        }
        Waiting hold = added(patronId, bib, copy, pickup, by, now);
        queue.settle(bib, now);
        return new Placing.Placed(holds.hold(hold.id()).orElse(hold), ahead(hold, now) + 1);
    }

    private Waiting added(PatronId patron, BibId bib, WantedCopy copy, SiteId pickup, Actor by, Instant now) {
        Waiting hold =
                new Waiting(new Request(new HoldId(ids.get()), bib, patron, pickup, now, holds.nextOrder(), copy));
        holds.add(hold);
        parts.audit().record(by, Audit.Action.HOLD_PLACED, "hold:" + hold.id(), "patron:" + patron, now);
        parts.feed().add(new Fact.HoldChanged(hold.id(), HoldChanges.word(hold)), now);
        return hold;
    }

    @Override
    public Hold accept(PatronId patron, BibId bib, SiteId pickup, boolean kept, Actor by, Instant now) {
        holds.live(patron, bib).forEach(before -> lapseIfOver(before, now));
        Hold hold = holds.live(patron, bib).stream()
                .findFirst()
                .orElseGet(() -> added(patron, bib, new WantedCopy.Any(), pickup, by, now));
        if (hold instanceof Waiting waiting && !kept) {
            queue.pause(waiting, Paused.SERVED_ELSEWHERE, now);
        } else if (hold instanceof Paused paused && kept && paused.servedElsewhere()) {
            queue.resume(paused, now);
        } else if (hold instanceof Waiting) {
            queue.settle(bib, now);
        }
        return holds.hold(hold.id()).orElse(hold);
    }

    /** How many are served before it; -1 for one that has its copy. */
    private int ahead(Hold hold, Instant now) {
        int ahead = 0;
        for (Hold other : queue(hold.request().bib(), now)) {
            if (other.id().equals(hold.id())) {
                return ahead;
            }
            if (!(other instanceof Paused)
                    && competes(other.request().copy(), hold.request().copy())) {
                ahead++;
            }
        }
        return -1;
    }

    /** Whether some copy would do for both. */
    private static boolean competes(WantedCopy one, WantedCopy other) {
        return !(one instanceof WantedCopy.This(var copy)) || other.isServedBy(copy);
    }

    @Override
    public Optional<Turn> turn(HoldId id, Instant now) {
        return hold(id, now).map(hold -> switch (hold) {
            case Waiting waiting -> new Turn.Waits(ahead(waiting, now), copies(waiting));
            case Paused paused -> new Turn.LetsOthersPass(paused.until());
            case Hold.OnItsWay has -> new Turn.HasItsCopy();
            case ReadyOnShelf has -> new Turn.HasItsCopy();
            case Hold.OffShelf has -> new Turn.HasItsCopy();
            case Hold.Collected ended -> new Turn.Over();
            case Hold.Lapsed ended -> new Turn.Over();
            case Hold.Cancelled ended -> new Turn.Over();
        });
    }

    private int copies(Waiting hold) {
        return Math.toIntExact(parts.catalogue().items(hold.request().bib()).stream()
                .filter(item -> item.use() == Item.Use.LENDABLE)
                .filter(item -> hold.request().copy().isServedBy(item.id()))
                .count());
    }

    @Override
    public Changing pause(HoldId id, Instant until, Actor by, Instant now) {
        Optional<Hold> found = hold(id, now);
        if (found.isEmpty()) {
            return new Changing.UnknownHold();
        }
        if (!(found.get() instanceof Waiting waiting) || !until.isAfter(now)) {
            return new Changing.NotNow(found.get());
        }
        queue.pause(waiting, until, now);
        return changed(id, by, Audit.Action.HOLD_PAUSED, now);
    }

    @Override
    public Changing resume(HoldId id, Actor by, Instant now) {
        Optional<Hold> found = holds.hold(id);
        if (found.isEmpty()) {
            return new Changing.UnknownHold();
        }
        if (!(found.get() instanceof Paused paused)) {
            return new Changing.NotNow(found.get());
        }
        queue.resume(paused, now);
        return changed(id, by, Audit.Action.HOLD_RESUMED, now);
    }

    @Override
    public Changing movePickup(HoldId id, SiteId pickup, Actor by, Instant now) {
        Optional<Hold> found = hold(id, now);
        if (found.isEmpty()) {
            return new Changing.UnknownHold();
        }
        boolean over = found.get() instanceof Hold.Collected
                || found.get() instanceof Hold.Lapsed
                || found.get() instanceof Hold.Cancelled;
        if (over || parts.branches().branch(pickup).isEmpty()) {
            return new Changing.NotNow(found.get());
        }
        queue.movePickup(found.get(), pickup, now);
        return changed(id, by, Audit.Action.HOLD_MOVED, now);
    }

    private Changing changed(HoldId id, Actor by, Audit.Action what, Instant now) {
        Hold hold = holds.hold(id).orElseThrow();
        parts.audit().record(by, what, "hold:" + id, "patron:" + hold.request().patron(), now);
        return new Changing.Changed(HoldQueue.at(hold, now));
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
            case Paused live -> cancelled(live, by, now);
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
                .map(hold -> HoldQueue.at(hold, now))
                .filter(hold -> !(hold instanceof Hold.Lapsed))
                .toList();
    }

    @Override
    public List<Hold> queue(BibId bib, Instant now) {
        return holds.withoutCopy(bib).stream()
                .map(hold -> HoldQueue.at(hold, now))
                .toList();
    }

    @Override
    public Optional<Hold> keeping(ItemId item, Instant now) {
        return holds.keeping(item).map(hold -> HoldQueue.at(hold, now)).filter(hold -> !(hold instanceof Hold.Lapsed));
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
        for (BibId bib : holds.pausesOver(now, TIDY_MAX)) {
            queue.wake(bib, now);
            changed++;
        }
        parts.traces().forgetBefore(now.minus(TRACES_KEPT));
        parts.grants().forgetBefore(now.minus(GRANTS_KEPT));
        parts.rosters().forgetHashesBefore(now.minus(GRANTS_KEPT));
        parts.rosters().forgetIssuedBefore(now.minus(GRANTS_KEPT));
        parts.handIns().forgetBefore(now.minus(GRANTS_KEPT));
        return changed;
    }

    private void lapseIfOver(Hold hold, Instant now) {
        if (hold instanceof ReadyOnShelf ready && ready.hasLapsed(now)) {
            queue.lapse(ready, now);
        }
    }
}
