package org.carrel.hub.adapter.sql.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner reads, and that are on the medium when they are said to be. */
final class Folder {
    private Folder() {}

    static void make(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
    }

    /** An empty file that must not have been there. */
    static void makePrivate(Path file) throws IOException {
        Files.createFile(file);
        restrict(file, "rw-------");
    }

    /** Forces a file, or which names are in a folder, to the medium. */
    static void force(Path path) throws IOException {
        StandardOpenOption mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
