package org.carrel.sim.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that opens the path sees a serial device: every byte value passes, the plug can be pulled and put back. */
@Timeout(20)
class PtyTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void everyByteValuePassesBothWays() throws IOException {
        byte[] all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }
        try (Pty pty = Pty.open(folder.resolve("reader"));
                FileOutputStream out = new FileOutputStream(pty.path().toFile());
                FileInputStream in = new FileInputStream(pty.path().toFile())) {
            raw(pty.path());
            assertEquals(256, pty.write(all));
            assertArrayEquals(all, in.readNBytes(256));
            out.write(all);
            byte[] seen = new byte[256];
            int length = 0;
            while (length < 256) {
                byte[] piece = pty.read(SOON);
                System.arraycopy(piece, 0, seen, length, piece.length);
                length += piece.length;
            }
            assertArrayEquals(all, seen);
        }
    }

    @Test
    void thePathIsGoneWhileUnpluggedAndTheSameAfterwards() throws IOException {
        Path path = folder.resolve("reader");
        try (Pty pty = Pty.open(path)) {
            Path first = Files.readSymbolicLink(path);
            FileInputStream open = new FileInputStream(path.toFile());
            pty.unplug();
            assertFalse(pty.plugged());
            assertFalse(Files.isSymbolicLink(path));
            // What the program holds open has hung up: an end of file or an error, not silence.
            assertTrue(hungUp(open));
            assertEquals(0, pty.write(new byte[] {1}));
            pty.replug();
            pty.replug();
            assertTrue(Files.exists(path), "was " + first);
            assertEquals(0, pty.write(new byte[] {41}), "nobody has it open");
            try (FileInputStream in = new FileInputStream(path.toFile())) {
                raw(path);
                pty.write(new byte[] {42});
                assertEquals(42, in.read());
            }
        }
        assertFalse(Files.isSymbolicLink(path));
    }

    @Test
    void aWaitingReaderIsReleasedByThePlug() throws Exception {
        try (Pty pty = Pty.open(folder.resolve("reader"))) {
            CountDownLatch started = new CountDownLatch(1);
            CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> {
                started.countDown();
                try {
                    return pty.read(Duration.ofMinutes(5)).length;
                } catch (IOException wrong) {
                    throw new IllegalStateException(wrong);
                }
            });
            assertTrue(started.await(5, TimeUnit.SECONDS));
            pty.unplug();
            assertEquals(0, read.get(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void closesMoreThanOnceAndThenStaysClosed() throws IOException {
        Pty pty = Pty.open(folder.resolve("reader"));
        pty.close();
        pty.close();
        pty.unplug();
        assertEquals(0, pty.read(Duration.ZERO).length);
        assertThrows(IllegalStateException.class, pty::replug);
    }

    @Test
    void aFileAtThePathIsNotReplaced() throws IOException {
        Path path = Files.writeString(folder.resolve("reader"), "precious");
        assertThrows(IOException.class, () -> Pty.open(path));
        assertEquals("precious", Files.readString(path));
    }

    /** As a serial library does when it opens a device. */
    static void raw(Path path) throws IOException {
        Process stty = new ProcessBuilder("stty", "-F", path.toString(), "raw", "-echo")
                .inheritIO()
                .start();
        assertEquals(0, stty.onExit().join().exitValue());
    }

    private static boolean hungUp(FileInputStream open) throws IOException {
        try (open) {
            return open.read() < 0;
        } catch (IOException gone) {
            return true;
        }
    }
}
