package org.carrel.fleet.premises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of the library is kept running, can be stopped and killed, and says what it said last when it fails. */
class ProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** A program that gets ready and then waits to be ended. */
    static final class Waiting {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("ready for " + arguments[0]);
            new CountDownLatch(1).await();
        }
    }

    /** A program that says goodbye when it is told to stop. */
    static final class Parting {
        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("all locked")));
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
    }

    /** A program that cannot start. */
    static final class Failing {
        public static void main(String[] arguments) {
            System.out.println("no reader at /dev/nowhere");
            System.exit(3);
        }
    }

    /** A program whose memory is used up, and whose threads live on all the same. */
    static final class Hoarding {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("ready");
            List<byte[]> hoard = new ArrayList<>();
            try {
                while (true) {
                    hoard.add(new byte[1 << 20]);
                }
            } catch (OutOfMemoryError caught) {
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void aProgramWhoseMemoryIsUsedUpEndsAndComesBack() {
        for (List<String> flags : List.of(Installation.SHELF_FLAGS, Installation.HUB_FLAGS)) {
            try (Program program = program(Hoarding.class, flags)) {
                program.start();
                Awaitility.await().atMost(PATIENCE).until(() -> program.starts() >= 2);
            }
        }
    }

    @Test
    void aCrashedProgramComesBackByItself() throws InterruptedException {
        try (Program program = program(Waiting.class)) {
            program.start();
            assertEquals("ready for shelf", program.awaitReady(PATIENCE));
            long first = program.pid().orElseThrow();
            program.crash();
            Awaitility.await().atMost(PATIENCE).until(() -> program.starts() == 2);
            assertEquals("ready for shelf", program.awaitReady(PATIENCE));
            assertTrue(program.pid().orElseThrow() != first);
        }
    }

    @Test
    void aProgramWhosePlugWasPulledStaysDownUntilStarted() throws InterruptedException, IOException {
        try (Program program = program(Waiting.class)) {
            program.start();
            program.awaitReady(PATIENCE);
            program.pullPlug();
            assertFalse(program.running());
            program.start();
            program.awaitReady(PATIENCE);
            assertEquals(2, program.starts());
            assertEquals(List.of("ready for shelf", "ready for shelf"), Files.readAllLines(folder.resolve("log")));
        }
    }

    /** Killed before it was ready and started again at once: the first one's end says nothing about the second. */
    @Test
    void aProgramKilledWhileItStartsIsAwaitedAnew() throws InterruptedException {
        try (Program program = program(Waiting.class)) {
            for (int round = 0; round < 5; round++) {
                program.start();
                program.pullPlug();
                program.start();
                assertEquals("ready for shelf", program.awaitReady(PATIENCE));
                program.pullPlug();
            }
        }
    }

    @Test
    void whatAProgramSaysWhileItStopsIsKept() throws InterruptedException, IOException {
        try (Program program = program(Parting.class)) {
            program.start();
            program.awaitReady(PATIENCE);
            program.stop(PATIENCE);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertEquals(List.of("ready", "all locked"), Files.readAllLines(folder.resolve("log"))));
        }
    }

    @Test
    void aProgramThatNeverGetsReadyIsQuoted() {
        try (Program program = program(Failing.class)) {
            program.start();
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> program.awaitReady(Duration.ofSeconds(4)));
            assertTrue(refused.getMessage().contains("no reader at /dev/nowhere"), refused.getMessage());
        }
    }

    private Program program(Class<?> main) {
        return program(main, List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    }

    private Program program(Class<?> main, List<String> flags) {
        JavaCommand command = new JavaCommand(
                flags, List.of(System.getProperty("java.class.path")), main.getName(), List.of("shelf"), folder);
        return new Program("shelf", command, folder.resolve("log"));
    }
}
