package org.carrel.device.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: a medium that was full leaves nothing behind. Method: few pages are allowed, then many; one statement throughout. */
class FullMediumTest {
    private static final String INSERT = "INSERT INTO note (text) VALUES (?)";

    @TempDir
    Path folder;

    @Test
    void aStatementThatMetAFullMediumWritesAgainOnceThereIsRoom() throws SQLException {
        Path file = folder.resolve("full.db");
        try (Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file), file)) {
            sql.set("CREATE TABLE note (text TEXT)");
            sql.set("PRAGMA max_page_count = 4");
            StoreFailure full = assertThrows(StoreFailure.class, () -> fill(sql));
            assertEquals(StoreFailure.Kind.FULL, full.kind());

            sql.set("PRAGMA max_page_count = 1000000");
            sql.run("DELETE FROM note");
            fill(sql);
            assertEquals(100, sql.number("SELECT count(*) FROM note"));
        }
    }

    private static void fill(Sql sql) {
        for (int count = 0; count < 100; count++) {
            sql.run(INSERT, "x".repeat(1_000));
        }
    }
}
