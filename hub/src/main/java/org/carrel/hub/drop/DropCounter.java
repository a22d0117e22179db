package org.carrel.hub.drop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.DropAnswer;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.identity.StaffId;

/** Says where things go, and books what came in. */
final class DropCounter implements DropDesk {
    /** As long as events are remembered: longer than any drop is off line, and than anybody argues about a return. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final int TIDY_MAX = 5_000;

    private final DropParts parts;
    private final OwnerTable owners;
    private final Routing routing;
    private final TakingIn takingIn;

    DropCounter(DropParts parts, OwnerTable owners) {
        this.parts = parts;
        this.owners = owners;
        this.routing = new Routing(parts, owners);
        this.takingIn = new TakingIn(parts, routing);
    }

    @Override
    public DropAnswer answer(Address drop, DropAsk<?> ask, Instant now) {
        return switch (ask) {
            case DropAsk.Route(var items) ->
                new DropAnswer.Routed(items.stream()
                        .map(each -> routing.of(each.item(), each.owner(), drop.site(), now))
                        .toList());
        };
    }

    @Override
    public void happened(Address drop, DropEvent event, Instant reported, Instant now) {
        switch (event) {
            case DropEvent.ItemDropped dropped -> takingIn.dropped(drop, dropped, reported, now);
        }
    }

    @Override
    public OwnerTable owners(SiteId at) {
        SortedMap<String, Destination> seenFromHere = new TreeMap<>(owners.destinations());
        seenFromHere.replaceAll((owner, destination) ->
                destination.equals(new Destination.OtherBranch(at)) ? new Destination.Shelf() : destination);
        return new OwnerTable(seenFromHere);
    }

    @Override
    public List<Oddity> oddities() {
        return parts.store().open();
    }

    @Override
    public boolean resolve(String oddity, StaffId by, Instant now) {
        boolean resolved = parts.store().resolve(oddity, by.value(), now);
        if (resolved) {
            parts.audit()
                    .record(
                            new Actor.Staff(by.value()),
                            Audit.Action.CONFLICT_RESOLVED,
                            "drop-oddity:" + oddity,
                            "",
                            now);
            parts.feed().add(new Fact.ConflictChanged(oddity, false), now);
        }
        return resolved;
    }

    @Override
    public List<Dropped> dropped(Optional<ItemId> item, int limit) {
        return parts.store().newest(item, limit);
    }

    @Override
    public void tidy(Instant now) {
        parts.store().forgetBefore(now.minus(KEPT), TIDY_MAX);
    }
}
