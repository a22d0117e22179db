package org.carrel.device.sync;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32C;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.DeviceStore.StoreFailure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database of a journal: settings, schema, and the examination that finds damage. */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** "CRLJ": tells our file from any other SQLite database (pragma application_id). */
    private static final int APPLICATION = 0x43524C4A;

    private static final int SCHEMA = 1;

    /** Up to this size every page is examined at each start; a larger file only when damage was met, so that a backlog costs no time. */
    private static final long EXAMINED_BYTES = 4 << 20;

    private static final List<String> SETTINGS = List.of(
            // One process, one connection: no shared memory file, and a second process is refused instead of
            // corrupting.
            "PRAGMA locking_mode=EXCLUSIVE",
            "PRAGMA journal_mode=WAL",
            // Each commit reaches the medium before write() returns; less is "very prone" to damage on SD cards.
            "PRAGMA synchronous=FULL",
            "PRAGMA journal_size_limit=" + (4 << 20),
            "PRAGMA temp_store=MEMORY");
    private static final List<String> TABLES = List.of(
            "CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
            "INSERT INTO counter VALUES ('acknowledged', 0), ('session', 0)",
            "CREATE TABLE event (sequence INTEGER PRIMARY KEY, wire BLOB NOT NULL, checksum INTEGER NOT NULL)",
            "CREATE TABLE command (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
            "CREATE TABLE note (key TEXT PRIMARY KEY, value BLOB NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID",
            "PRAGMA application_id=" + APPLICATION,
            "PRAGMA user_version=" + SCHEMA);

    private Journal() {}

    /**
     * Folds the log into the main file. A power cut may have spoilt what filled up the sector of the last commit; written on from
     * there, the next power cut could spoil that commit, which had been forced. A medium that is full now is so for writes too.
     */
    private static void beginLogAnew(Sql sql) {
        try {
            sql.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
        } catch (StoreFailure failure) {
            if (Sql.isDamage(failure)) {
                throw failure;
            }
            LOG.warn("the journal's log could not be folded at the start: {}", failure.getMessage());
        }
    }

    /** What was found when a journal was opened. */
    sealed interface Found {}

    record Sound(Sql sql) implements Found {}

    /** Not a table in it. */
    record Empty(Sql sql) implements Found {}

    /** The connection is closed again. */
    record Damaged(String finding) implements Found {}

    /**
     * @param extraSettings pragmas, for tests of a small or unwilling medium
     * @throws StoreFailure when the medium or another process stands in the way; that is no damage
     */
    static Found open(JournalFile file, List<String> extraSettings) {
        Sql sql;
        try {
            sql = connected(file, extraSettings);
        } catch (StoreFailure failure) {
            if (Sql.isDamage(failure)) {
                return new Damaged(String.valueOf(failure.getMessage()));
            }
            throw failure;
        }
        try {
            Found found = examined(sql, file);
            switch (found) {
                case Sound _ -> beginLogAnew(sql);
                case Empty _ -> {
                    // There is nothing in its log.
                }
                case Damaged _ -> sql.close();
            }
            return found;
        } catch (StoreFailure failure) {
            sql.close();
            if (Sql.isDamage(failure)) {
                return new Damaged(String.valueOf(failure.getMessage()));
            }
            throw failure;
        }
    }

    /** Of an event or a note, over its key and its content: SQLite does not notice a bit that flipped inside a value. */
    static long checksum(byte[] key, byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(key);
        crc.update(content);
        return crc.getValue();
    }

    /**
     * Lays the tables.
     *
     * @param finding why an earlier journal was set aside, kept as a note until the agent has told it; empty for none
     */
    static void begin(Sql sql, JournalFile file, String finding) {
        sql.set("BEGIN IMMEDIATE");
        TABLES.forEach(sql::set);
        if (!finding.isEmpty()) {
            byte[] content = finding.getBytes(StandardCharsets.UTF_8);
            byte[] key = Opening.REPLACED_NOTE.getBytes(StandardCharsets.UTF_8);
            sql.run("INSERT INTO note VALUES (?, ?, ?)", Opening.REPLACED_NOTE, content, checksum(key, content));
        }
        sql.set("COMMIT");
        file.markMade();
    }

    /** Connects and applies the settings, without looking at the content. */
    static Sql connected(JournalFile file, List<String> extraSettings) {
        Sql sql = new Sql(connect(file.path()), file.path());
        try {
            SETTINGS.forEach(sql::set);
            extraSettings.forEach(sql::set);
            return sql;
        } catch (StoreFailure failure) {
            sql.close();
            throw failure;
        }
    }

    private static Found examined(Sql sql, JournalFile file) {
        if (sql.number("SELECT count(*) FROM sqlite_schema") == 0) {
            return file.wasMade() ? new Damaged("the file is empty though a journal was made here") : new Empty(sql);
        }
        if (sql.number("PRAGMA application_id") != APPLICATION) {
            return new Damaged("the file is another program's");
        }
        if (sql.number("PRAGMA user_version") != SCHEMA) {
            throw new StoreFailure(Kind.BROKEN, "the journal was written by a later version of this software");
        }
        boolean everything = file.isSuspect() || file.bytes() <= EXAMINED_BYTES;
        for (String pragma : everything
                ? List.of("PRAGMA integrity_check(1)")
                : List.of("PRAGMA quick_check(counter)", "PRAGMA quick_check(command)", "PRAGMA quick_check(note)")) {
            String finding = sql.query(pragma, row -> row.getString(1)).getFirst();
            if (!finding.equals("ok")) {
                return new Damaged(finding);
            }
        }
        return new Sound(sql);
    }

    /**
     * SQLite presumes by itself that a write torn by a power cut harms none of the bytes beside it in the same sector ("powersafe
     * overwrite", sqlite.org/psow.html). Cards promise no such thing: without it each transaction begins in a sector of its own.
     */
    private static final String NO_POWERSAFE_OVERWRITE = "?psow=0";

    private static Connection connect(Path path) {
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + path.toUri() + NO_POWERSAFE_OVERWRITE);
        } catch (SQLException failed) {
            throw Sql.failure(failed, path);
        }
    }
}
