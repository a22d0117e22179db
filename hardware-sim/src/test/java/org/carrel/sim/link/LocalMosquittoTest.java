package org.carrel.sim.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: a broker for tests that starts although another program took its port between the look and the start. */
class LocalMosquittoTest {
    @TempDir
    private Path folder;

    private Path program = Path.of("mosquitto");

    @BeforeEach
    void find() {
        Assumptions.assumeTrue(LocalMosquitto.program().isPresent(), "no Mosquitto on this machine");
        program = LocalMosquitto.program().orElseThrow();
    }

    @Test
    void aPortThatWasTakenMeanwhileIsGivenUpForAnother() throws IOException {
        List<ServerSocket> quicker = new ArrayList<>();
        List<Integer> taken = new ArrayList<>();
        try (LocalMosquitto mosquitto = LocalMosquitto.start(program, folder, 2, ports -> {
            if (taken.isEmpty()) {
                // Between its choice and its start, as another process may: the second of the two.
                taken.add(ports.getLast());
                quicker.add(FreePort.listenAgain(ServerSocketFactory.getDefault(), ports.getLast()));
            }
            return configuration(ports);
        })) {
            assertFalse(taken.contains(mosquitto.port(1)));
            new MqttProbe(mosquitto.port(0)).close();
            new MqttProbe(mosquitto.port(1)).close();
        } finally {
            for (ServerSocket socket : quicker) {
                socket.close();
            }
        }
    }

    @Test
    void itComesBackOnTheSamePortAfterAKill() throws IOException {
        try (LocalMosquitto mosquitto = LocalMosquitto.start(program, folder, 1, LocalMosquittoTest::configuration)) {
            mosquitto.kill();
            mosquitto.restart();
            new MqttProbe(mosquitto.port(0)).close();
        }
    }

    @Test
    void aConfigurationThatItRefusesIsAFailureAtOnce() {
        IOException refused = assertThrows(
                IOException.class,
                () -> LocalMosquitto.start(program, folder, 1, ports -> List.of("nonsense of ours")));
        assertTrue(refused.getMessage().contains("mosquitto.log"), refused.getMessage());
    }

    @Test
    void severalPortsAreSeveral() {
        List<Integer> ports = FreePort.any(50);
        assertEquals(50, new HashSet<>(ports).size());
    }

    private static List<String> configuration(List<Integer> ports) {
        List<String> lines = new ArrayList<>(List.of("allow_anonymous true"));
        ports.forEach(port -> lines.add("listener " + port + " 127.0.0.1"));
        return lines;
    }
}
