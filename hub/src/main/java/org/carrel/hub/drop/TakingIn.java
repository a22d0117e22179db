package org.carrel.hub.drop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.DropEvent.ItemDropped;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.drop.Dropped.Booking;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.lending.Lending.ComingBack;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.PartsSeen;
import org.carrel.hub.lending.Loan.OpenLoan;

/**
 * Books what came in. It is in a bin already, so nothing is refused; whatever is odd about it goes on the list for staff. Somebody who
 * waits for it is told nothing yet: it is on its way, and ready once a pickup shelf has seen it.
 */
final class TakingIn {
    private final DropParts parts;
    private final Routing routing;

    TakingIn(DropParts parts, Routing routing) {
        this.parts = parts;
        this.routing = routing;
    }

    /** What was booked and where it goes now. */
    private record Booked(Booking booking, List<Destination> next, List<Oddity.Reason> odd) {}

    void dropped(Address drop, ItemDropped event, Instant reported, Instant now) {
        Booked booked = switch (event.content()) {
            case Content.Identified item -> identified(drop, item, event, reported, now);
            case Content.Unidentified _ ->
                new Booked(Booking.NOT_IDENTIFIED, List.of(), List.of(Oddity.Reason.NOT_IDENTIFIED));
        };
        Dropped dropped = new Dropped(parts.ids().get(), drop, event, booked.booking(), booked.next(), reported, now);
        parts.store().add(dropped);
        booked.odd().forEach(reason -> note(dropped, reason));
        if (event.sorted().bin().isEmpty()) {
            note(dropped, Oddity.Reason.LOST_FROM_VIEW);
        }
        parts.feed().add(new Fact.DeviceChanged(drop), now);
    }

    private Booked identified(Address drop, Content.Identified item, ItemDropped event, Instant reported, Instant now) {
        Optional<OpenLoan> since = parts.lending()
                .openLoan(item.item())
                .filter(open -> open.since().isAfter(reported));
        if (since.isPresent()) {
            // The word was long on its way, and the copy went on to somebody.
            return new Booked(Booking.LENT_SINCE, List.of(), List.of(Oddity.Reason.LENT_SINCE));
        }
        routing.foreign(item.item(), item.owner()).ifPresent(code -> belongsTo(item, code));
        PartsSeen seen =
                item.partsInAll() > 1 ? new PartsSeen.Counted(item.tags().size()) : new PartsSeen.All();
        GivenBack back = parts.lending()
                .giveBack(
                        new ComingBack(item.item(), reported, seen),
                        new Occasion(drop.site(), new Actor.Device(drop), now));
        Destination next = Routing.destination(back.next());
        boolean elsewhere = !next.equals(event.sorted().destination());
        return switch (back) {
            case GivenBack.Returned _ ->
                booked(Booking.RETURNED, next, elsewhere ? List.of(Oddity.Reason.SORTED_ELSEWHERE) : List.of());
            case GivenBack.WasNotOnLoan _ ->
                booked(
                        Booking.NOT_ON_LOAN,
                        next,
                        elsewhere
                                ? List.of(Oddity.Reason.NOT_ON_LOAN, Oddity.Reason.SORTED_ELSEWHERE)
                                : List.of(Oddity.Reason.NOT_ON_LOAN));
            case GivenBack.Incomplete _ -> booked(Booking.INCOMPLETE, next, List.of(Oddity.Reason.PARTS_MISSING));
            case GivenBack.NotOurs _ ->
                next instanceof Destination.OtherLibrary
                        ? booked(
                                Booking.OTHER_LIBRARY,
                                next,
                                elsewhere ? List.of(Oddity.Reason.SORTED_ELSEWHERE) : List.of())
                        : booked(Booking.UNKNOWN, next, List.of(Oddity.Reason.ITEM_UNKNOWN));
        };
    }

    private static Booked booked(Booking booking, Destination next, List<Oddity.Reason> odd) {
        return new Booked(booking, List.of(next), odd);
    }

    /** Its tag is all that is known of it; so it travels home like any other copy of that library. */
    private void belongsTo(Content.Identified item, String code) {
        ItemTraits known = parts.lending().traits(item.item());
        if (known.owner() instanceof ItemTraits.Owner.ThisLibrary) {
            parts.lending()
                    .put(new ItemTraits(
                            item.item(),
                            known.kind(),
                            known.parts(),
                            new ItemTraits.Owner.Partner(code),
                            known.priceMinor(),
                            known.properties()));
        }
    }

    private void note(Dropped dropped, Oddity.Reason reason) {
        String item = dropped.event().content() instanceof Content.Identified identified
                ? identified.item().value()
                : "";
        String bin = dropped.event().sorted().bin().stream()
                .map(CompartmentId::value)
                .findFirst()
                .orElse("");
        Oddity oddity = new Oddity(
                parts.ids().get(),
                dropped.id(),
                dropped.drop(),
                item,
                bin,
                reason,
                dropped.reported(),
                dropped.heard());
        parts.store().add(oddity);
        parts.feed().add(new Fact.ConflictChanged(oddity.id(), true), dropped.heard());
    }
}
