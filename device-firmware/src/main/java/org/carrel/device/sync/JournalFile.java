package org.carrel.device.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.DeviceStore.StoreFailure.Kind;

/**
 * The journal's file and the files beside it. {@code NAME.made} says that a journal was once made here, so that a missing or empty file is
 * known for a loss; {@code NAME.suspect} says that damage was met and the next start has to look at everything.
 */
final class JournalFile {
    /** Copies kept for a technician; the oldest makes room, or the medium would fill with them. */
    static final int QUARANTINED_MAX = 5;

    /** What SQLite keeps beside the file. */
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private final Path path;

    JournalFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    long bytes() {
        return io(() -> Files.exists(path) ? Files.size(path) : 0);
    }

    boolean wasMade() {
        return Files.exists(beside(".made"));
    }

    void markMade() {
        touch(beside(".made"));
    }

    boolean isSuspect() {
        return Files.exists(beside(".suspect"));
    }

    void markSuspect() {
        touch(beside(".suspect"));
    }

    void clearSuspicion() {
        io(() -> Files.deleteIfExists(beside(".suspect")));
    }

    void makeFolder() {
        io(() -> Files.createDirectories(folder()));
    }

    /**
     * Moves the journal aside under a name of its own, the main file first: a crash in between leaves no main file, which the
     * next start takes for the loss that it is.
     *
     * @return where it lies now
     */
    Path quarantine() {
        List<Integer> taken = quarantined();
        int number = taken.isEmpty() ? 1 : taken.getLast() + 1;
        Path kept = beside(".quarantine-" + number);
        for (String part : PARTS) {
            Path from = Path.of(path + part);
            if (Files.exists(from)) {
                io(() -> Files.move(from, Path.of(kept + part)));
            }
        }
        force(folder());
        for (int index = 0; index <= taken.size() - QUARANTINED_MAX; index++) {
            Path oldest = beside(".quarantine-" + taken.get(index));
            PARTS.forEach(part -> io(() -> Files.deleteIfExists(Path.of(oldest + part))));
        }
        return kept;
    }

    /** Numbers of the copies kept, oldest first. */
    private List<Integer> quarantined() {
        String prefix = path.getFileName() + ".quarantine-";
        List<Integer> numbers = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder())) {
            for (Path file : files) {
                String rest = file.getFileName().toString();
                if (rest.matches(Pattern.quote(prefix) + "[0-9]{1,8}(-wal|-shm)?")) {
                    int number =
                            Integer.parseInt(rest.substring(prefix.length()).replaceAll("-.*", ""));
                    if (!numbers.contains(number)) {
                        numbers.add(number);
                    }
                }
            }
        } catch (IOException failed) {
            throw failure(failed);
        }
        numbers.sort(null);
        return numbers;
    }

    private Path folder() {
        Path folder = path.getParent();
        if (folder == null) {
            throw new StoreFailure(Kind.BROKEN, path + " is in no folder");
        }
        return folder;
    }

    private Path beside(String ending) {
        return Path.of(path + ending);
    }

    private void touch(Path file) {
        io(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            return file;
        });
        force(folder());
    }

    /** A new name is on the medium only once its folder is. */
    private void force(Path folder) {
        io(() -> {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
            return folder;
        });
    }

    /** Something that may fail at the medium. */
    private interface Io<T> {
        T run() throws IOException;
    }

    private <T> T io(Io<T> work) {
        try {
            return work.run();
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    private StoreFailure failure(IOException failed) {
        boolean readOnly;
        try {
            readOnly = Files.getFileStore(folder()).isReadOnly();
        } catch (IOException unreachable) {
            readOnly = false;
        }
        return new StoreFailure(
                readOnly ? Kind.READ_ONLY : Kind.BROKEN,
                "a file beside " + path.getFileName() + " could not be written",
                new UncheckedIOException(failed));
    }
}
