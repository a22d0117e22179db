package org.carrel.hub.adapter.sip2.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.carrel.contract.id.ItemId;
import org.carrel.sim.ils.link.Sip2Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terminals on real sockets, spoken for by a hand that shares no code with the hub. */
class TerminalDoorTest {
    private final Fixture fixture = new Fixture();

    private TerminalDoor door(ServerSocketFactory sockets, int connections, Duration idle) throws IOException {
        return TerminalDoor.open(new TerminalDoor.Parts(
                sockets,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                fixture.doorkeeper(),
                fixture.counter(),
                () -> fixture.library.now,
                connections,
                idle));
    }

    private TerminalDoor door() throws IOException {
        return door(ServerSocketFactory.getDefault(), 100, Duration.ofMinutes(1));
    }

    @Test
    void aSessionOfATerminalGoesAsItShould() throws IOException {
        try (TerminalDoor door = door();
                Sip2Terminal terminal = Sip2Terminal.connect(door.port(), StandardCharsets.UTF_8)) {
            assertEquals("941", terminal.ask("9300CNkiosk|COsecret|CPhall|"));
            assertTrue(terminal.ask("9900802.00").startsWith("98YYYYYY0500032026"));
            assertTrue(terminal.ask("11YN20261123    090000                  AOcarrel|AAC-lin|ABdream-1|AC|")
                    .startsWith("121NNY"));
            assertTrue(terminal.ask("09N20261123    09000020261123    090000APhall|AOcarrel|ABdream-1|AC|")
                    .startsWith("101YNN"));
            assertEquals(
                    "36Y20261123    090000AOcarrel|AAC-lin|",
                    terminal.ask("3520261123    090000AOcarrel|AAC-lin|AC|AD|"));
        }
    }

    /** A message may come a byte at a time, and several may come at once: each is answered, in order. */
    @Test
    void piecesAndHeapsOfMessagesAreAnsweredInOrder() throws IOException {
        try (TerminalDoor door = door();
                Sip2Terminal terminal = Sip2Terminal.connect(door.port(), StandardCharsets.UTF_8)) {
            for (byte value : terminal.numbered("9300CNkiosk|COsecret|", 1)) {
                terminal.raw(new byte[] {value});
            }
            assertEquals("941", terminal.answer(1));
            List<byte[]> heap = new ArrayList<>();
            for (int number = 2; number < 8; number++) {
                heap.add(terminal.numbered("6300120261123    090000          AOcarrel|AAC-lin|AC|", number));
            }
            byte[] joined = new byte[heap.stream().mapToInt(each -> each.length).sum()];
            int at = 0;
            for (byte[] each : heap) {
                System.arraycopy(each, 0, joined, at, each.length);
                at += each.length;
            }
            terminal.raw(joined);
            for (int number = 2; number < 8; number++) {
                assertTrue(terminal.answer(number).startsWith("64 "));
            }
        }
    }

    @Test
    void manyTerminalsLendAndReturnAtOnce() throws Exception {
        fixture.account("connections", "50");
        fixture.account("per-second", "0");
        try (TerminalDoor door = door();
                ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int number = 0; number < 20; number++) {
                runs.add(many.submit((Callable<Integer>) () -> lendAndReturn(door.port())));
            }
            int lent = 0;
            for (Future<Integer> run : runs) {
                lent += run.get();
            }
            assertTrue(lent > 0);
        }
        assertTrue(fixture.library
                .ask(services -> services.lending().openLoan(new ItemId("dream-1")))
                .isEmpty());
    }

    private static int lendAndReturn(int port) throws IOException {
        int lent = 0;
        try (Sip2Terminal terminal = Sip2Terminal.connect(port, StandardCharsets.UTF_8)) {
            assertEquals("941", terminal.ask("9300CNkiosk|COsecret|"));
            for (int round = 0; round < 10; round++) {
                String answer = terminal.ask("11NN20261123    090000                  AOcarrel|AAC-lin|ABdream-1|AC|");
                if (answer.startsWith("121")) {
                    lent++;
                    assertTrue(terminal.ask("09N20261123    09000020261123    090000APhall|AOcarrel|ABdream-1|AC|")
                            .startsWith("101"));
                }
            }
        }
        return lent;
    }

    @Test
    void tooManyArePutOut() throws IOException {
        try (TerminalDoor door = door(ServerSocketFactory.getDefault(), 1, Duration.ofMinutes(1));
                Sip2Terminal first = Sip2Terminal.connect(door.port(), StandardCharsets.UTF_8)) {
            assertEquals("941", first.ask("9300CNkiosk|COsecret|"));
            try (Sip2Terminal second = Sip2Terminal.connect(door.port(), StandardCharsets.UTF_8)) {
                assertThrows(IOException.class, () -> second.ask("9300CNkiosk|COsecret|"));
            }
            assertTrue(first.ask("9900802.00").startsWith("98Y"));
        }
    }

    @Test
    void whoSaysNothingIsPutOutWithoutAWord() throws IOException {
        try (TerminalDoor door = door(ServerSocketFactory.getDefault(), 10, Duration.ofMillis(200));
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            silent.setSoTimeout(10_000);
            assertArrayEquals(new byte[0], silent.getInputStream().readAllBytes());
        }
    }

    @Test
    void theWayCanBeProtected(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("hub.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hub",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "keys-secret",
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        try (TerminalDoor door = door(TerminalTls.sockets(keys, "keys-secret"), 10, Duration.ofMinutes(1));
                Sip2Terminal terminal = Sip2Terminal.connect(trusting(keys), door.port(), StandardCharsets.UTF_8)) {
            assertEquals("941", terminal.ask("9300CNkiosk|COsecret|"));
            assertTrue(terminal.ask("9900802.00").startsWith("98Y"));
        }
    }

    private static SocketFactory trusting(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "keys-secret".toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, new char[0]);
        certificates.setCertificateEntry("hub", store.getCertificate("hub"));
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
