package org.carrel.hub.callqueue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.callqueue.WaitingEntry.Live;
import org.carrel.hub.callqueue.WaitingEntry.Waiting;

/**
 * Who is offered what. Whoever needs access comes first for the places that give it; otherwise the order of the list decides, and a
 * party is passed over only for a place that does not fit it. Each gets the plainest place that fits.
 */
public final class Offering {
    private Offering() {}

    public record Offer(Waiting entry, Place place) {}

    /** All offers that can be made now, first served first. */
    public static List<Offer> offers(CallQueue queue, List<Place> free) {
        List<Place> left = new ArrayList<>(free);
        left.sort(Place.PLAINEST_FIRST);
        List<Offer> offers = new ArrayList<>();
        for (boolean access : new boolean[] {true, false}) {
            for (Live live : queue.entries()) {
                if (left.isEmpty()) {
                    return offers;
                }
                if (live instanceof Waiting waiting && waiting.ticket().party().needsAccess() == access) {
                    plainest(left, waiting).ifPresent(place -> {
                        left.remove(place);
                        offers.add(new Offer(waiting, place));
                    });
                }
            }
        }
        return offers;
    }

    private static Optional<Place> plainest(List<Place> sorted, Waiting waiting) {
        return sorted.stream()
                .filter(place -> place.fits(waiting.ticket().party()))
                .findFirst();
    }
}
