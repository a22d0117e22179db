package org.carrel.hub.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.carrel.contract.id.Bytes;

/** The folder with all that a hub keeps, readable by its own user alone. */
public final class DataFolder {
    private final Path folder;

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder cannot be used; the message says why and what to do. */
    public static final class Unusable extends RuntimeException {
        public Unusable(String message) {
            super(message);
        }

        Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** @throws Unusable when it is not there and cannot be made */
    public static DataFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            for (String part : new String[] {"keys", "native", "notices"}) {
                Path inside = absolute.resolve(part);
                Files.createDirectories(inside);
                restrict(inside, "rwx------");
            }
            restrict(absolute, "rwx------");
            return new DataFolder(absolute);
        } catch (IOException failure) {
            throw new Unusable(
                    "the data folder " + absolute + " cannot be used; check that it may be written to", failure);
        }
    }

    public Path database() {
        return folder.resolve("hub.sqlite");
    }

    public Path broker() {
        return folder.resolve("broker");
    }

    public Path notices() {
        return folder.resolve("notices").resolve("notices.jsonl");
    }

    /** Where native libraries are unpacked: not a folder that others may write to. */
    public Path nativeLibraries() {
        return folder.resolve("native");
    }

    /** Java would do it at its own end, if that is not cut short. A library that is in use stays so without its file. */
    public void clearNativeLibraries() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(nativeLibraries())) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException failure) {
            throw new Unusable("the folder " + nativeLibraries() + " cannot be cleared", failure);
        }
    }

    /**
     * Makes sure that no other hub runs on this folder, until the process ends.
     *
     * @throws Unusable when one does
     */
    public FileLock lock() {
        Path file = folder.resolve("hub.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new Unusable("another hub runs on " + folder + "; stop it first, or set data to another folder");
            }
            return lock;
        } catch (OverlappingFileLockException taken) {
            throw new Unusable("another hub runs on " + folder + " in this process", taken);
        } catch (IOException failure) {
            throw new Unusable("the lock file " + file + " cannot be used", failure);
        }
    }

    public boolean hasKey(String name) {
        return Files.exists(keyFile(name));
    }

    /** To be thrown where another hub has the key that this one needs. */
    public Unusable lacksKey(String name) {
        return new Unusable("the database is in use already and this hub has not its key; copy keys/" + name
                + ".key from the data folder of the other hub to " + keyFile(name));
    }

    private Path keyFile(String name) {
        return folder.resolve("keys").resolve(name + ".key");
    }

    /** A key that is made once and kept apart from the database. */
    public Bytes key(String name, Supplier<Bytes> fresh) {
        Path file = keyFile(name);
        try {
            if (Files.notExists(file)) {
                writeSecret(file, fresh.get().hex() + "\n");
            }
            return Bytes.hex(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException failure) {
            throw new Unusable("the key " + file + " cannot be read", failure);
        }
    }

    /** The file of a key, for its owner alone; {@link #key} makes those that are 32 bytes. */
    public Path secret(String name) {
        return folder.resolve("keys").resolve(name);
    }

    /** Writes a file that only its owner can read, complete or not at all. */
    public static void writeSecret(Path file, String content) throws IOException {
        Path whole = file.toAbsolutePath();
        Path parent = whole.getParent();
        if (parent == null) {
            throw new IOException(file + " is no place for a file");
        }
        Path draft = Files.createTempFile(parent, whole.getFileName().toString(), ".new");
        restrict(draft, "rw-------");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
