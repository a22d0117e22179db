package org.carrel.fleet.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.Whereabouts;

/** Who wants which title: why people come to a shelf at all, and what staff put there first. */
final class Wishes {
    private final SimulatedLibrary library;
    private final List<Wish> wishes = new ArrayList<>();

    private record Wish(Cast.Reader who, BibId title) {}

    /** A patron and the shelf where a book stands that they want. */
    record Errand(Cast.Reader who, ShelfHost shelf) {}

    Wishes(SimulatedLibrary library) {
        this.library = library;
    }

    void wants(Cast.Reader who, BibId title) {
        Wish wish = new Wish(who, title);
        if (!wishes.contains(wish)) {
            wishes.add(wish);
        }
    }

    /** Somebody for whom a book may be ready, as the post has told them. */
    Optional<Errand> errand(Chance chance) {
        List<Errand> errands = new ArrayList<>();
        for (Wish wish : wishes) {
            for (Cast.Copy copy : Cast.COPIES) {
                if (copy.bib().equals(wish.title())
                        && library.world.where(copy.thing()) instanceof Whereabouts.Shelved shelved) {
                    library.shelves.stream()
                            .filter(shelf ->
                                    shelf.furniture.equals(shelved.spot().furniture()))
                            .forEach(shelf -> errands.add(new Errand(wish.who(), shelf)));
                }
            }
        }
        return errands.isEmpty() ? Optional.empty() : Optional.of(chance.pick(errands));
    }

    /** Of these books one that somebody waits for. */
    Optional<Thing> wanted(List<Thing> books, Chance chance) {
        List<Thing> wanted = books.stream()
                .filter(book -> wishes.stream()
                        .anyMatch(wish -> wish.title().equals(Cast.copy(book).bib())))
                .toList();
        return wanted.isEmpty() ? Optional.empty() : Optional.of(chance.pick(wanted));
    }
}
