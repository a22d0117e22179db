package org.carrel.shelf.bookdrop.sorting;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.contract.message.drop.OnBelt;
import org.carrel.contract.message.drop.Sorted.By;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.shelf.bookdrop.sorting.Bin.Purpose;
import org.carrel.shelf.bookdrop.sorting.Plan.Route;

/** Chooses the bin. What lies together falls together: if it does not all go to one place, people have to part it. */
final class Planning {
    private Planning() {}

    /** @param destinations of the first items, by the hub; the rest goes by the table of owners */
    static Plan plan(Turn t, Batch batch, List<Destination> destinations, By by) {
        List<OnBelt> items = Things.items(batch);
        List<Route> routes = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            OnBelt item = items.get(index);
            routes.add(
                    index < destinations.size()
                            ? new Route(item.item(), destinations.get(index), by)
                            : new Route(item.item(), byOwner(t.rules(), item.owner()), By.TABLE));
        }
        Optional<Bin> fallen = batch.bin().stream().findFirst().flatMap(t.rules()::bin);
        Set<Purpose> wanted = purposes(batch, routes);
        Purpose purpose = wanted.size() == 1 ? wanted.iterator().next() : Purpose.EXCEPTION;
        return new Plan(routes, fallen.orElseGet(() -> bin(t, purpose)), wanted.size() > 1, false, 0);
    }

    /** A tag that names no library was written by one that knows only its own stock: this one. */
    static Destination byOwner(Rules rules, String owner) {
        return owner.isEmpty()
                ? new Destination.Shelf()
                : rules.owners().of(owner).orElseGet(Destination.Desk::new);
    }

    private static Set<Purpose> purposes(Batch batch, List<Route> routes) {
        Set<Purpose> wanted = EnumSet.noneOf(Purpose.class);
        for (Things.Thing thing : Things.expected(batch)) {
            wanted.add(purpose(thing, routes));
        }
        return wanted;
    }

    private static Purpose purpose(Things.Thing thing, List<Route> routes) {
        return thing.item()
                .filter(_ -> !thing.unpaired())
                .flatMap(item -> routes.stream()
                        .filter(route -> route.item().equals(item.item()))
                        .findFirst())
                .map(route -> Purpose.of(route.destination()))
                .orElse(Purpose.EXCEPTION);
    }

    private static Bin bin(Turn t, Purpose purpose) {
        List<Bin> bins = t.rules().bins();
        return Stream.of(
                        bins.stream().filter(bin -> bin.purpose() == purpose),
                        bins.stream().filter(bin -> bin.purpose() == Purpose.EXCEPTION),
                        bins.stream())
                .flatMap(each -> each.filter(bin -> !t.full(bin)))
                .findFirst()
                // The last one has filled up while this lay on the belt: it has to go somewhere.
                .orElseGet(bins::getLast);
    }
}
