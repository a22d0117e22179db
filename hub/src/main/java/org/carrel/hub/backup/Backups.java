package org.carrel.hub.backup;

import java.time.Instant;
import java.util.List;

/** The copies of the hub's database. Safe for several threads; a copy takes as long as the database is large. */
public interface Backups {
    /** Of a hub whose database is kept by a server: the server's own means make its copies. */
    Backups ELSEWHERE = new Backups() {
        @Override
        public Taking take(Instant now) {
            return new Taking.Elsewhere();
        }

        @Override
        public List<Backup> kept() {
            return List.of();
        }
    };

    /**
     * Copies what is committed now, while others read and write; looks whether the copy is sound before it counts; then drops the oldest
     * beyond the number to be kept.
     *
     * @throws org.carrel.hub.transaction.StoreException when no sound copy could be made; the earlier ones are all still there
     */
    Taking take(Instant now);

    /** Newest first. */
    List<Backup> kept();

    /** @param bytes its size */
    record Backup(String name, Instant at, long bytes) {}

    /** What became of it. */
    sealed interface Taking {
        record Taken(Backup backup) implements Taking {}

        /** Another copy is being made, or there is one of this very moment. */
        record Busy() implements Taking {}

        /** The database is not a file of this hub. */
        record Elsewhere() implements Taking {}
    }
}
