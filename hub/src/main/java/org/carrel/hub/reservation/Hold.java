package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.shelf.ShelfPlace;

/** One patron's reservation of a title, by state. */
public sealed interface Hold {
    Request request();

    default HoldId id() {
        return request().hold();
    }

    /**
     * Which of a patron's holds on a title this copy fulfils: the one that keeps it, or wants only it, before one that any copy serves.
     *
     * @param keeping whoever's hold keeps the copy
     */
    static Optional<Hold> servedBy(ItemId copy, List<Hold> theirs, Optional<Hold> keeping) {
        List<Hold> served = theirs.stream()
                .filter(hold -> hold.request().copy().isServedBy(copy))
                .toList();
        return served.stream()
                .filter(hold ->
                        keeping.equals(Optional.of(hold)) || hold.request().copy() instanceof WantedCopy.This)
                .findFirst()
                .or(() -> served.stream().findFirst());
    }

    /**
     * What was asked for; the same in every state.
     *
     * @param pickup the branch where it will be collected
     * @param order the place in the title's queue: lower is served first, kept for life
     * @param copy which copies will do
     */
    record Request(
            HoldId hold, BibId bib, PatronId patron, SiteId pickup, Instant placed, long order, WantedCopy copy) {}

    /** Which copies of the title will do. */
    sealed interface WantedCopy {
        record Any() implements WantedCopy {}

        /** This one only, such as one volume of a work that is catalogued as one title. */
        record This(ItemId item) implements WantedCopy {}

        default boolean isServedBy(ItemId copy) {
            return switch (this) {
                case Any any -> true;
                case This(ItemId item) -> item.equals(copy);
            };
        }
    }

    /** No copy yet. */
    record Waiting(Request request) implements Hold {}

    /**
     * Keeps its place, but others are served before it until then.
     *
     * @param until the first instant at which it waits again, whether or not anything ran
     */
    record Paused(Request request, Instant until) implements Hold {
        /** Another system serves it and says when. */
        static final Instant SERVED_ELSEWHERE = Instant.parse("9999-12-30T00:00:00Z");

        public boolean servedElsewhere() {
            return until.equals(SERVED_ELSEWHERE);
        }
    }

    /** A copy is kept for it and has to come to the pickup shelf of its branch. */
    record OnItsWay(Request request, ItemId item, Instant since) implements Hold {}

    /**
     * Seen on the pickup shelf: to be collected.
     *
     * @param until the first instant at which it has lapsed, whether or not anything ran
     */
    record ReadyOnShelf(Request request, ItemId item, ShelfPlace place, Instant since, Instant until) implements Hold {
        public boolean hasLapsed(Instant now) {
            return !now.isBefore(until);
        }
    }

    /** It was ready, and the copy left the shelf without a loan. Does not lapse: that is not the patron's doing. */
    record OffShelf(Request request, ItemId item, ShelfPlace last, Instant since, Instant until) implements Hold {}

    /** @param until as it was while ready, in case it is put back */
    record Collected(Request request, ItemId item, LoanId loan, Instant at, Instant until) implements Hold {}

    /** Not collected in time. */
    record Lapsed(Request request, ItemId item, Instant at) implements Hold {}

    record Cancelled(Request request, Instant at) implements Hold {}
}
