package org.carrel.device.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carrel.device.port.DeviceStore;
import org.junit.jupiter.api.io.TempDir;

/** The contract on SQLite. A power cut is what the files are at that moment, without the process that wrote them. */
class SqliteDeviceStoreTest extends DeviceStoreContract {
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

    private Path disk() {
        return folder.resolve("boot-" + boots);
    }
}
