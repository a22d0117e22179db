package org.carrel.device.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.device.port.DeviceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on SQLite. A power cut is what the files are at that moment, without the process that wrote them. */
class SqliteDeviceStoreTest extends DeviceStoreContract {
    private static final CompartmentId AT = new CompartmentId("A1");
    private static final int SECTOR = 512;

    @TempDir
    private Path folder;

    private int boots;

    @Override
    protected DeviceStore open(StoreLimits limits) {
        return SqliteDeviceStore.open(disk().resolve("journal.db"), limits, new SeededRandom(boots), START)
                .store();
    }

    @Override
    protected void cutPower() {
        Path before = disk();
        boots++;
        try {
            Files.createDirectories(disk());
            for (String name : new String[] {"journal.db", "journal.db-wal", "journal.db.made"}) {
                if (Files.exists(before.resolve(name))) {
                    Files.copy(before.resolve(name), disk().resolve(name));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        store.close();
    }

    /** A card may spoil whole sectors while it writes, also the part of them that an earlier commit had forced. */
    @Test
    void aPowerCutInTheMiddleOfAWriteSpoilsNothingWrittenBefore() throws IOException {
        Path log = disk().resolve("journal.db-wal");
        for (long event = 1; event <= 40; event++) {
            // The second time it begins where the first left its rubbish.
            for (int cut = 1; cut <= 2; cut++) {
                byte[] before = Files.readAllBytes(log);
                store.write(later(event), transaction -> transaction.append(new ShelfEvent.DoorClosed(AT)));
                byte[] after = Files.readAllBytes(log);
                cutPower();
                log = disk().resolve("journal.db-wal");
                Files.write(log, spoiled(before, after));
                store = open(StoreLimits.USUAL);
                assertEquals(event - 1, store.newest(), "the event before is there, and of this one nothing");
            }
            store.write(later(event), transaction -> transaction.append(new ShelfEvent.DoorClosed(AT)));
        }
    }

    private static byte[] spoiled(byte[] before, byte[] after) {
        byte[] spoiled = after.clone();
        for (int sector = 0; sector < after.length; sector += SECTOR) {
            int end = Math.min(after.length, sector + SECTOR);
            boolean same = end <= before.length && Arrays.equals(before, sector, end, after, sector, end);
            if (!same) {
                Arrays.fill(spoiled, sector, end, (byte) 0x5A);
            }
        }
        return spoiled;
    }

    private Path disk() {
        return folder.resolve("boot-" + boots);
    }
}
