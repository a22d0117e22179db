package org.carrel.hub.adapter.sql.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.hub.backup.Backups;
import org.carrel.hub.transaction.StoreException;

/**
 * Copies of a SQLite file in a folder, named after their moment: {@code hub-20261126T035700123Z.sqlite}. Made by {@code VACUUM INTO}: one
 * reading transaction, beside which the hub goes on writing. A copy gets its name when it was found sound and forced to the medium.
 */
public final class SqliteBackups implements Backups {
    private static final String BEFORE = "hub-";
    private static final String AFTER = ".sqlite";
    private static final String DRAFT = ".sqlite.new";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path database;
    private final Path folder;
    private final int keep;

    /**
     * @param folder is made when the first copy is
     * @param keep how many copies, at least 1
     */
    public SqliteBackups(Path database, Path folder, int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one backup is kept, not " + keep);
        }
        this.database = database;
        this.folder = folder;
        this.keep = keep;
    }

    @Override
    public Taking take(Instant now) {
        try {
            Folder.make(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("backup.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                return lock == null ? new Taking.Busy() : takeAlone(now);
            }
        } catch (OverlappingFileLockException underWay) {
            return new Taking.Busy();
        } catch (IOException failure) {
            throw new StoreException(
                    StoreException.Kind.FAILED,
                    "no backup could be made in " + folder + ": " + failure.getMessage(),
                    failure);
        }
    }

    private Taking takeAlone(Instant now) throws IOException {
        Path copy = folder.resolve(BEFORE + STAMP.format(now) + AFTER);
        if (Files.exists(copy)) {
            return new Taking.Busy();
        }
        dropDrafts();
        Path draft = folder.resolve(BEFORE + STAMP.format(now) + DRAFT);
        try {
            Folder.makePrivate(draft);
            copyInto(draft);
            SoundFile.require(draft);
            Folder.force(draft);
            Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
            Folder.force(folder);
        } finally {
            Files.deleteIfExists(draft);
        }
        for (Backup old : kept().stream().skip(keep).toList()) {
            Files.deleteIfExists(folder.resolve(old.name()));
        }
        return new Taking.Taken(backup(copy).orElseThrow());
    }

    private void copyInto(Path draft) {
        try (Connection connection = SoundFile.connect(database);
                PreparedStatement copying = connection.prepareStatement("VACUUM INTO ?")) {
            copying.setString(1, draft.toString());
            copying.execute();
        } catch (SQLException failure) {
            throw new StoreException(
                    StoreException.Kind.FAILED, "the database could not be copied: " + failure.getMessage(), failure);
        }
    }

    /** Left by a process that died over them; whoever made them would hold the lock. */
    private void dropDrafts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path left : files.filter(
                            file -> name(file).startsWith(BEFORE) && name(file).contains(DRAFT))
                    .toList()) {
                Files.deleteIfExists(left);
            }
        }
    }

    @Override
    public List<Backup> kept() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> backup(file).stream())
                    .sorted(Comparator.comparing(Backup::at).reversed())
                    .toList();
        } catch (IOException unreadable) {
            throw new StoreException(
                    StoreException.Kind.FAILED, "the folder " + folder + " cannot be read", unreadable);
        }
    }

    /** Nothing for a file that is none of ours: it is neither counted nor deleted. */
    private static Optional<Backup> backup(Path file) {
        String name = name(file);
        if (!name.startsWith(BEFORE) || !name.endsWith(AFTER)) {
            return Optional.empty();
        }
        try {
            Instant at = STAMP.parse(name.substring(BEFORE.length(), name.length() - AFTER.length()), Instant::from);
            return Optional.of(new Backup(name, at, Files.size(file)));
        } catch (DateTimeParseException | IOException another) {
            return Optional.empty();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
