package org.carrel.shelf.presence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.port.Antenna;

/** The furniture as wired: its compartments from left to right and top to bottom, each with an antenna of its own. */
public record ShelfLayout(List<Place> places) {
    /** @param locked whether a door with a lock closes it */
    public record Place(CompartmentId compartment, Antenna antenna, boolean locked) {}

    public ShelfLayout {
        places = List.copyOf(places);
        Set<Object> seen = new LinkedHashSet<>();
        for (Place place : places) {
            if (!seen.add(place.compartment()) || !seen.add(place.antenna())) {
                throw new IllegalArgumentException("compartment or antenna named twice: " + place);
            }
        }
    }
}
