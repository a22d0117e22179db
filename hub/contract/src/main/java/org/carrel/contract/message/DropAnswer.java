package org.carrel.contract.message;

import java.util.List;
import org.carrel.contract.message.kiosk.Destination;

/** What the hub says to a book drop. */
public sealed interface DropAnswer extends Answer {
    /** @param destinations of the items that were asked about, in their order */
    record Routed(List<Destination> destinations) implements DropAnswer {
        public Routed {
            destinations = List.copyOf(destinations);
        }
    }
}
