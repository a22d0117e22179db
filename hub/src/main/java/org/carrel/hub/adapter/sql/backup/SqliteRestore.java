package org.carrel.hub.adapter.sql.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.carrel.hub.transaction.StoreException;

/**
 * Puts a backup in the place of a database that no hub uses. What was there is set aside under another name, with what belongs to it: a
 * write-ahead log that stayed behind would be played into the restored file and destroy it.
 */
public final class SqliteRestore {
    private SqliteRestore() {}

    /**
     * @param aside what stands after the name of what is set aside
     * @return what was set aside; where nothing was there before, nothing lies there
     * @throws StoreException when the backup is not sound, or a file cannot be written; the database is as before then, or restored
     *     when this is done again
     */
    public static Path restore(Path backup, Path database, String aside) {
        SoundFile.require(backup);
        Path draft = database.resolveSibling(database.getFileName() + ".restored");
        Path before = database.resolveSibling(database.getFileName() + "." + aside);
        try {
            Files.deleteIfExists(draft);
            Folder.makePrivate(draft);
            try (OutputStream out = Files.newOutputStream(draft)) {
                Files.copy(backup, out);
            }
            Folder.force(draft);
            if (Files.exists(database)) {
                Files.copy(database, before, StandardCopyOption.COPY_ATTRIBUTES);
                Folder.force(before);
            }
            for (String part : new String[] {"-wal", "-shm"}) {
                Path belonging = database.resolveSibling(database.getFileName() + part);
                if (Files.exists(belonging)) {
                    Files.move(belonging, before.resolveSibling(before.getFileName() + part));
                }
            }
            // From here to the next line the database lacks its last commits; it is never absent, which would start an
            // empty one.
            Files.move(draft, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Folder.force(database.toAbsolutePath().resolveSibling("."));
            return before;
        } catch (IOException failure) {
            throw new StoreException(
                    StoreException.Kind.FAILED,
                    "the backup could not be put in its place: " + failure.getMessage(),
                    failure);
        }
    }
}
