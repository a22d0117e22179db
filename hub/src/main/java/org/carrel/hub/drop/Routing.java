package org.carrel.hub.drop;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.hub.lending.Lending.Next;

/** Where a thing goes: by the library's own rules, and for what it does not know by the owner that the tag names. */
final class Routing {
    private final DropParts parts;
    private final OwnerTable owners;

    Routing(DropParts parts, OwnerTable owners) {
        this.parts = parts;
        this.owners = owners;
    }

    Destination of(ItemId item, String owner, SiteId at, Instant now) {
        return foreign(item, owner)
                .<Destination>map(Destination.OtherLibrary::new)
                .orElseGet(() -> destination(parts.lending().whereTo(item, at, now)));
    }

    /** The code of the library that the tag names, for a copy that is in no catalogue here. */
    Optional<String> foreign(ItemId item, String owner) {
        boolean another = parts.catalogue().item(item).isEmpty();
        return another && owners.of(owner).orElse(null) instanceof Destination.OtherLibrary(String code)
                ? Optional.of(code)
                : Optional.empty();
    }

    static Destination destination(Next next) {
        return switch (next) {
            case Next.ToStacks _ -> new Destination.Shelf();
            case Next.ToBranch(SiteId branch) -> new Destination.OtherBranch(branch);
            case Next.ToPickup(var _, SiteId branch) -> new Destination.Hold(branch);
            case Next.ToPartner(String code) -> new Destination.OtherLibrary(code);
            case Next.ToStaff _ -> new Destination.Desk();
        };
    }
}
