package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.sql.PostgresDatabase;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second hub does not begin a trail of its own key in the middle of another's. */
class StoreWiringTest {
    @TempDir
    private Path folder;

    @Test
    void aSecondHubNeedsTheFirstOnesKey() throws Exception {
        FreshKeys keys = new FreshKeys(InstantSource.system());
        PostgresDatabase database = TestPostgres.shared().fresh();
        DataFolder first = DataFolder.open(folder.resolve("first"));
        Bytes key = StoreWiring.auditKey(database, first, keys);
        try (SqlStore<Sql> store = new SqlStore<>(database, sql -> sql, () -> {})) {
            store.run(sql -> sql.update("INSERT INTO audit (sequence, at, actor, action, subject, detail, hash)"
                    + " VALUES (1, 0, 'hub:test', 'LOAN_MADE', 'loan:1', '', '00')"));
        }
        assertEquals(key, StoreWiring.auditKey(database, first, keys), "the first has it");

        DataFolder second = DataFolder.open(folder.resolve("second"));
        assertThrows(DataFolder.Unusable.class, () -> StoreWiring.auditKey(database, second, keys));
        assertFalse(second.hasKey("audit"), "nor does it make one by trying");
        Files.copy(folder.resolve("first/keys/audit.key"), folder.resolve("second/keys/audit.key"));
        assertEquals(key, StoreWiring.auditKey(database, second, keys));
    }
}
