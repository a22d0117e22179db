package org.carrel.hub.circulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.circulation.ItemInformation.Whereabouts;

/** Staff put titles and copies into the stock, and take out what is there. */
public final class StockKeeping {
    private final CirculationParts parts;
    private final Looking looking;

    public StockKeeping(CirculationParts parts) {
        this.parts = parts;
        this.looking = new Looking(parts);
    }

    /** A copy that cannot be taken out of the stock yet, since it is not there. */
    public record Out(ItemId item, Whereabouts where) {}

    /**
     * @param withdrawn are lent no more
     * @param out stay as they are
     * @param waiting how many wait for the title
     */
    public record Withdrawing(List<ItemId> withdrawn, List<Out> out, int waiting) {
        public Withdrawing {
            withdrawn = List.copyOf(withdrawn);
            out = List.copyOf(out);
        }
    }

    /** Adds or replaces. */
    public void put(Bib bib, Actor by, Instant now) {
        parts.catalogue().put(bib);
        parts.audit().record(by, Audit.Action.STOCK_CHANGED, "title:" + bib.id(), "", now);
    }

    /** Adds or replaces; its title must be there. */
    public void put(Item item, Actor by, Instant now) {
        parts.catalogue().put(item);
        parts.audit().record(by, Audit.Action.STOCK_CHANGED, "item:" + item.id(), "title:" + item.bib(), now);
    }

    /** Every copy of a title; empty when there is no such title. */
    public Optional<Withdrawing> withdraw(BibId title, Actor by, Instant now) {
        return parts.catalogue()
                .bib(title)
                .map(bib -> withdraw(parts.catalogue().items(bib.id()), bib.id(), by, now));
    }

    /** One copy; empty when there is none such. */
    public Optional<Withdrawing> withdraw(ItemId copy, Actor by, Instant now) {
        return parts.catalogue().item(copy).map(item -> withdraw(List.of(item), item.bib(), by, now));
    }

    private Withdrawing withdraw(List<Item> copies, BibId title, Actor by, Instant now) {
        List<ItemId> withdrawn = new ArrayList<>();
        List<Out> out = new ArrayList<>();
        for (Item copy : copies) {
            Whereabouts where = looking.whereabouts(copy, now);
            switch (where) {
                case Whereabouts.Available _, Whereabouts.InLibraryOnly _ -> {
                    parts.catalogue()
                            .put(new Item(
                                    copy.id(),
                                    copy.bib(),
                                    copy.branch(),
                                    copy.callNumber(),
                                    copy.afi(),
                                    Item.Use.WITHDRAWN));
                    parts.audit().record(by, Audit.Action.STOCK_CHANGED, "item:" + copy.id(), "withdrawn", now);
                    withdrawn.add(copy.id());
                }
                case Whereabouts.Withdrawn _ -> withdrawn.add(copy.id());
                case Whereabouts.OnLoan _,
                        Whereabouts.ClaimedReturned _,
                        Whereabouts.Lost _,
                        Whereabouts.OnHoldShelf _,
                        Whereabouts.OnItsWayToPickup _,
                        Whereabouts.InTransit _,
                        Whereabouts.Missing _ -> out.add(new Out(copy.id(), where));
            }
        }
        return new Withdrawing(
                withdrawn, out, parts.reservations().queue(title, now).size());
    }
}
