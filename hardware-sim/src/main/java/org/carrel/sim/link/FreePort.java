package org.carrel.sim.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;

/**
 * Listening sockets on loopback ports that can be closed and opened again. The ports are below those that the kernel gives to
 * outgoing connections, one of which might otherwise sit on a port while nobody listens there, even connected to itself.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private FreePort() {}

    /**
     * A port on which nobody listens now, for a server that is started as a process of its own. Another program may still be quicker:
     * who can start on another port had better do so.
     */
    public static int any() {
        return any(1).getFirst();
    }

    /** Several such ports, no two of them the same. */
    static List<Integer> any(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int each = 0; each < count; each++) {
                sockets.add(listen(ServerSocketFactory.getDefault()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            sockets.forEach(FreePort::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot close a socket", broken);
        }
    }

    /** Listens on any free port. */
    static ServerSocket listen(ServerSocketFactory sockets) {
        int start = Math.floorMod(Long.hashCode(System.nanoTime()), COUNT);
        for (int step = 0; step < COUNT; step++) {
            try {
                return bound(sockets, FIRST + (start + step) % COUNT);
            } catch (IOException taken) {
                // the next one, then
            }
        }
        throw new IllegalStateException("no port is free");
    }

    /** Listens on this port again. */
    static ServerSocket listenAgain(ServerSocketFactory sockets, int port) {
        try {
            return bound(sockets, port);
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on port " + port, taken);
        }
    }

    private static ServerSocket bound(ServerSocketFactory sockets, int port) throws IOException {
        ServerSocket socket = sockets.createServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }
}
