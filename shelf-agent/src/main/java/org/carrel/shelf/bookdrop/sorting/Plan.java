package org.carrel.shelf.bookdrop.sorting;

import java.util.List;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.drop.Sorted.By;
import org.carrel.contract.message.kiosk.Destination;

/**
 * Where what lies on the belt goes.
 *
 * @param bin into which all of it falls, since it cannot be told apart
 * @param mixed it does not all go to one place
 * @param astray the diverter did not reach the bin that was meant
 * @param retries how often the belt was tried again
 */
record Plan(List<Route> routes, Bin bin, boolean mixed, boolean astray, int retries) {
    /** Where one item goes, and who says so. */
    record Route(ItemId item, Destination destination, By by) {}

    Plan {
        routes = List.copyOf(routes);
    }

    Plan instead(Bin other) {
        return new Plan(routes, other, mixed, true, retries);
    }

    Plan again() {
        return new Plan(routes, bin, mixed, astray, retries + 1);
    }
}
