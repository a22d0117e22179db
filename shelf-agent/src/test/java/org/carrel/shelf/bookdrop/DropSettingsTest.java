package org.carrel.shelf.bookdrop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.device.board.RemoteKeys;
import org.carrel.device.runtime.SettingsReader.BadSettings;
import org.carrel.shelf.bookdrop.sorting.Bin;
import org.junit.jupiter.api.Test;

/** A settings file is read whole or refused whole, with everything that is wrong. */
class DropSettingsTest {
    @Test
    void aFileIsRead() {
        DropSettings settings = DropSettings.parse(good());
        assertEquals(
                List.of(Bin.Purpose.OWN, Bin.Purpose.EXCEPTION),
                settings.rules().bins().stream().map(Bin::purpose).toList());
        assertEquals(new DropSettings.Moved(2, 3, 4, 5), settings.moved());
        assertEquals(new DropSettings.Watched(6, 7, 8), settings.watched());
        assertEquals(12, settings.bins().getLast().level());
        assertEquals(OwnerTable.EMPTY, settings.owners());
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Properties bad = good();
        bad.remove("belt");
        bad.setProperty("bin.REST.for", "own");
        bad.setProperty("bins", "OWN,REST,own");
        bad.setProperty("flap.contact", "4000");
        bad.setProperty("colour", "amber");
        List<String> problems =
                assertThrows(BadSettings.class, () -> DropSettings.parse(bad)).problems();
        assertEquals(5, problems.size(), problems.toString());
    }

    /** Goal: the hub decides how a drop behaves and whose things go where, never what is plugged in where. */
    @Test
    void theHubMayGiveTheTableAndNoPins() {
        Properties own = good();
        assertEquals(
                List.of(),
                DropSettings.REMOTE.problems(own, new TreeMap<>(Map.of(OwnerTable.SETTING, "TW-NLPI=shelf"))));
        Properties merged = RemoteKeys.merged(own, new TreeMap<>(Map.of(OwnerTable.SETTING, "TW-NLPI=shelf")));
        assertEquals(
                Optional.of(new Destination.Shelf()),
                DropSettings.parse(merged).rules().owners().of("TW-NLPI"));
        assertTrue(!DropSettings.REMOTE
                .problems(own, new TreeMap<>(Map.of("belt", "9")))
                .isEmpty());
    }

    private static Properties good() {
        Properties file = new Properties();
        List.of(
                        "site=main",
                        "device=drop-1",
                        "data=/tmp/x",
                        "secrets=/tmp/y",
                        "broker=tcp://127.0.0.1:1883",
                        "reader=tcp:127.0.0.1:10001",
                        "flap.open=2",
                        "flap.free=3",
                        "belt=4",
                        "diverter=5",
                        "barrier.entry=6",
                        "barrier.exit=7",
                        "flap.contact=8",
                        "bins=OWN,REST",
                        "bin.OWN.for=own",
                        "bin.OWN.at=9",
                        "bin.OWN.level=10",
                        "bin.REST.for=exception",
                        "bin.REST.at=11",
                        "bin.REST.level=12")
                .forEach(line -> file.setProperty(line.split("=")[0], line.split("=")[1]));
        return file;
    }
}
