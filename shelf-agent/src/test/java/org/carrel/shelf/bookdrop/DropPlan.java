package org.carrel.shelf.bookdrop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.device.driver.feig.FeigSettings;
import org.carrel.device.port.Antenna;
import org.carrel.device.security.SecurityValues;
import org.carrel.shelf.bookdrop.sorting.Bin;
import org.carrel.shelf.bookdrop.sorting.Rules;
import org.carrel.shelf.bookdrop.sorting.Timings;

/** What the library decided for the drop of the tests: one bin for each purpose. */
final class DropPlan {
    private DropPlan() {}

    /** @param ours owners as on the tags, of this branch, another one, and another library */
    static Wiring.Plan of(String ours, String east, String theirs) {
        return new Wiring.Plan(
                FeigSettings.of(FeigSettings.BlockOrder.AS_SENT, FeigSettings.AntennaChoice.RF_OUTPUT),
                new Antenna(1),
                SecurityValues.USUAL,
                List.of(),
                new Rules(
                        List.of(
                                bin("OWN", Bin.Purpose.OWN),
                                bin("HOLD", Bin.Purpose.HOLD),
                                bin("BRANCH", Bin.Purpose.BRANCH),
                                bin("LIB", Bin.Purpose.LIBRARY),
                                bin("REST", Bin.Purpose.EXCEPTION)),
                        new OwnerTable(new TreeMap<>(Map.of(
                                ours, new Destination.Shelf(),
                                east, new Destination.OtherBranch(new SiteId("east")),
                                theirs, new Destination.OtherLibrary("TCC")))),
                        Timings.USUAL),
                "test");
    }

    private static Bin bin(String name, Bin.Purpose purpose) {
        return new Bin(new CompartmentId(name), purpose);
    }
}
