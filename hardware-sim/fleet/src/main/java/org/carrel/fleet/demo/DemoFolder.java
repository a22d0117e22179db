package org.carrel.fleet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * The folder and the ports of a demo, which no other one has while this is open: a second one must not clear away what the first one
 * runs on.
 */
public final class DemoFolder implements AutoCloseable {
    private static final int PORTS = 10;

    private final Path path;
    private final FileChannel channel;

    private DemoFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Somebody else has the folder or a port; the message says how to start all the same. */
    public static final class Taken extends Exception {
        private static final long serialVersionUID = 1;

        private Taken(String message) {
            super(message);
        }
    }

    /**
     * Takes it, and clears away what an earlier demo left.
     *
     * @param target where demos keep their folders, one for each port
     * @param port the first one
     * @throws Taken when one runs there; nothing is cleared away then
     */
    public static DemoFolder take(Path target, int port) throws IOException, Taken {
        return take(target, port, DemoFolder::isFree);
    }

    static DemoFolder take(Path target, int port, IntPredicate isFree) throws IOException, Taken {
        Files.createDirectories(target);
        Path path = target.resolve("demo-" + port);
        FileChannel channel = FileChannel.open(
                target.resolve("demo-" + port + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (isHeld(channel)) {
                throw new Taken("A demo from this folder is running on the ports from " + port
                        + " on; end it with Ctrl-C, or start another one beside it with " + other(port) + ".");
            }
            requireFree(port, isFree);
            clear(path);
        } catch (IOException | Taken refused) {
            channel.close();
            throw refused;
        }
        return new DemoFolder(path, channel);
    }

    public Path path() {
        return path;
    }

    /** Lets it go; so does the process's end, whatever that is. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the demo's lock cannot be let go", failed);
        }
    }

    private static boolean isHeld(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException here) {
            return true;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }

    private static void requireFree(int first, IntPredicate isFree) throws Taken {
        for (int port = first; port < first + PORTS; port++) {
            if (!isFree.test(port)) {
                throw new Taken("Port " + port + " is in use, perhaps by a demo of another folder; start this one with "
                        + other(first) + ".");
            }
        }
    }

    private static String other(int port) {
        return "./demo --port " + (port + PORTS);
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
