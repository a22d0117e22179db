package org.carrel.fleet.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.runtime.SecureRandomSource;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.runtime.WallClock;
import org.carrel.device.sync.SqliteDeviceStore;
import org.carrel.device.sync.StoreLimits;
import org.carrel.fleet.bench.house.Volume;

/** Events that wait in a device's journal, as after weeks without a hub; and how fast the same medium takes single rows. */
public final class Backlog {
    private static final int AT_ONCE = 1_000;
    private static final int EVENT_BYTES = 300;
    private static final CompartmentId PLACE = new CompartmentId("A1");

    private Backlog() {}

    /** Writes so many events into a journal that is not in use. */
    static void write(Path journal, int events, List<Volume> volumes) {
        SystemClock clock = SystemClock.with(WallClock.ofThisMachine(InstantSource.system()));
        try (DeviceStore store = SqliteDeviceStore.open(
                        journal, StoreLimits.USUAL, new SecureRandomSource(), clock.get())
                .store()) {
            for (int from = 0; from < events; from += AT_ONCE) {
                int first = from;
                int end = Math.min(events, from + AT_ONCE);
                store.write(clock.get(), transaction -> {
                    for (int number = first; number < end; number++) {
                        transaction.append(event(number, volumes));
                    }
                });
            }
        }
    }

    /** A door opens, a book comes or goes, the door closes: books one after the other. */
    private static EventBody event(int number, List<Volume> volumes) {
        Volume volume = volumes.get(number / 6 % volumes.size());
        ItemId item = new ItemId(volume.barcode());
        TagUid uid = TagUid.of(volume.uid().toString());
        return switch (number % 6) {
            case 0, 3 -> new ShelfEvent.DoorOpened(PLACE, ShelfEvent.DoorCause.STAFF);
            case 1 -> new ShelfEvent.ItemPlaced(PLACE, item, uid);
            case 4 -> new ShelfEvent.ItemRemoved(PLACE, item, uid, ShelfEvent.Circumstance.STAFF);
            default -> new ShelfEvent.DoorClosed(PLACE);
        };
    }

    /** One-row transactions a second, each forced to the medium, in a file beside. */
    public static double singleCommits(Path file, int count) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement settings = connection.createStatement()) {
            settings.execute("PRAGMA journal_mode=WAL");
            settings.execute("PRAGMA synchronous=FULL");
            settings.execute("CREATE TABLE event (sequence INTEGER PRIMARY KEY, wire BLOB NOT NULL)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO event VALUES (?, ?)")) {
                long began = System.nanoTime();
                for (int number = 0; number < count; number++) {
                    insert.setLong(1, number);
                    insert.setBytes(2, new byte[EVENT_BYTES]);
                    insert.executeUpdate();
                }
                return count / ((System.nanoTime() - began) / 1e9);
            }
        }
    }
}
