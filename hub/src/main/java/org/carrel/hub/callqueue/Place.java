package org.carrel.hub.callqueue;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.SeatId;

/**
 * What can be given to a party.
 *
 * @param partyMin the smallest party that may have it: a room for four is not given to one
 * @param partyMax for how many it is
 */
public record Place(SeatId seat, int partyMin, int partyMax, SortedSet<Feature> features) {
    /** Plainest first, so that what has more is left for those who need it. The same every time. */
    public static final Comparator<Place> PLAINEST_FIRST = Comparator.<Place>comparingLong(place ->
                    place.features().stream().filter(Feature::accessible).count())
            .thenComparingInt(place -> place.features().size())
            .thenComparingInt(Place::partyMax)
            .thenComparing(Place::seat);

    public Place {
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
        if (partyMin < 1 || partyMax < partyMin) {
            throw new IllegalArgumentException(
                    "a place is for 1 or more people, not for " + partyMin + " to " + partyMax);
        }
    }

    public boolean fits(Party party) {
        return party.size() >= partyMin && party.size() <= partyMax && features.containsAll(party.needs());
    }

    /** Whether those who need what it has come first. */
    public boolean isAccessible() {
        return features.stream().anyMatch(Feature::accessible);
    }
}
