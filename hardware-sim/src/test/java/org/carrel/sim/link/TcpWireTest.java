package org.carrel.sim.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.carrel.sim.broker.BrokerSettings;
import org.carrel.sim.broker.ConnAck;
import org.carrel.sim.broker.Connect;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Packet;
import org.carrel.sim.broker.PacketCodec;
import org.carrel.sim.broker.PacketType;
import org.carrel.sim.broker.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goal: the broker answers on a socket, and the cable before it can be damaged in each of the ways that networks have. */
class TcpWireTest {
    private static final byte[] CONNECT =
            PacketCodec.encode(Connect.plain("shelf", true, 0, Properties.NONE)).toArray();
    private static final byte[] PING =
            PacketCodec.encode(new Packet.Ping(PacketType.PINGREQ)).toArray();
    private static final byte[] PONG = Octets.hex("D0 00").toArray();

    private final TcpBroker broker = TcpBroker.start(BrokerSettings.standard());
    private final TcpWire wire = TcpWire.to(broker.port());

    @AfterEach
    void stop() {
        wire.close();
        broker.close();
    }

    @Test
    void carriesBothWays() throws IOException {
        try (Socket socket = connected()) {
            assertPong(socket);
        }
        assertEquals(1, broker.received(Connect.class).size());
    }

    @Test
    void cutResetsAndRefusesUntilRestored() throws IOException {
        try (Socket socket = connected()) {
            int port = wire.port();
            wire.cut();
            assertThrows(IOException.class, () -> {
                socket.getOutputStream().write(PING);
                if (socket.getInputStream().read() < 0) {
                    throw new IOException("ended");
                }
            });
            assertThrows(IOException.class, this::connected);
            wire.restore();
            assertEquals(port, wire.port());
        }
        try (Socket socket = connected()) {
            assertPong(socket);
        }
    }

    @Test
    void silenceKeepsEverythingOpenAndRestoringLetsItThrough() throws IOException {
        try (Socket socket = connected()) {
            wire.silence(false, true);
            socket.getOutputStream().write(PING);
            socket.setSoTimeout(50);
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());
            await().until(() -> broker.received(Packet.Ping.class).size() == 1);
            wire.restore();
            socket.setSoTimeout(5000);
            assertArrayEquals(PONG, socket.getInputStream().readNBytes(2));
        }
    }

    @Test
    void slowTakesItsTime() throws IOException {
        try (Socket socket = connected()) {
            wire.slow(Duration.ofMillis(40), 1_000_000);
            long before = System.nanoTime();
            assertPong(socket);
            assertEquals(
                    true, System.nanoTime() - before >= Duration.ofMillis(80).toNanos());
        }
    }

    @Test
    void frozenBrokerAcceptsAndSaysNothingAndAHaltedOneForgetsOrNot() throws IOException {
        broker.freeze();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.getOutputStream().write(CONNECT);
            socket.setSoTimeout(50);
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());
            broker.thaw();
            socket.setSoTimeout(5000);
            assertEquals(0x20, socket.getInputStream().read());
        }
        int port = broker.port();
        broker.halt(false);
        assertThrows(IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        broker.resume();
        assertEquals(port, broker.port());
        connected().close();
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5000);
        socket.getOutputStream().write(CONNECT);
        byte[] expected =
                PacketCodec.encode(new ConnAck(false, 0, Properties.NONE)).toArray();
        assertEquals(expected[0], socket.getInputStream().read());
        int length = socket.getInputStream().read();
        assertEquals(length, socket.getInputStream().readNBytes(length).length);
        return socket;
    }

    private static void assertPong(Socket socket) throws IOException {
        socket.getOutputStream().write(PING);
        assertArrayEquals(PONG, socket.getInputStream().readNBytes(2));
    }
}
