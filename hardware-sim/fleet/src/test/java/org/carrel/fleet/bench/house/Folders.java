package org.carrel.fleet.bench.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that a benchmark works in: below {@code target}, emptied at the start and left at the end, for whoever wants to look. */
public final class Folders {
    private Folders() {}

    /** An empty folder for a benchmark of this name. */
    public static Path of(String benchmark) throws IOException {
        Path folder = Path.of("target", "bench", benchmark).toAbsolutePath();
        clear(folder);
        return folder;
    }

    /** Makes it empty, and makes it where it is missing. */
    static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
