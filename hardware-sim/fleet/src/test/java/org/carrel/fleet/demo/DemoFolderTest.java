package org.carrel.fleet.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second demo leaves what the first one runs on alone, and says how to start all the same. */
class DemoFolderTest {
    @TempDir
    Path target;

    @Test
    void aSecondDemoIsRefusedBeforeItClearsAnythingAway() throws IOException, DemoFolder.Taken {
        int port = 8080;
        try (DemoFolder first = DemoFolder.take(target, port, _ -> true)) {
            Path database = Files.createDirectories(first.path()).resolve("hub.sqlite");
            Files.writeString(database, "the first one's");
            DemoFolder.Taken taken =
                    assertThrows(DemoFolder.Taken.class, () -> DemoFolder.take(target, port, _ -> true));
            assertEquals(
                    "A demo from this folder is running on the ports from " + port
                            + " on; end it with Ctrl-C, or start another one beside it with ./demo --port "
                            + (port + 10) + ".",
                    taken.getMessage());
            assertTrue(Files.exists(database));
        }
        try (DemoFolder again = DemoFolder.take(target, port, _ -> true)) {
            assertFalse(Files.exists(again.path()), "what an earlier one left is cleared away");
        }
    }

    @Test
    void aPortInUseIsNamedBeforeAnythingIsClearedAway() throws IOException {
        Path left = Files.createDirectories(target.resolve("demo-8080")).resolve("hub.log");
        Files.writeString(left, "still wanted");
        DemoFolder.Taken taken =
                assertThrows(DemoFolder.Taken.class, () -> DemoFolder.take(target, 8080, port -> port != 8083));
        assertEquals(
                "Port 8083 is in use, perhaps by a demo of another folder; start this one with ./demo --port 8090.",
                taken.getMessage());
        assertTrue(Files.exists(left));
    }

    @Test
    void aPortThatSomebodyListensOnIsNotFree() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int used = other.getLocalPort();
            DemoFolder.Taken taken = assertThrows(DemoFolder.Taken.class, () -> DemoFolder.take(target, used));
            assertTrue(taken.getMessage().startsWith("Port " + used + " is in use"), taken.getMessage());
        }
    }
}
