package org.carrel.sim.link;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections until stopped. A thread of its own hands each to whoever listens, who must return at once. */
final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final ServerSocket socket;
    private final Thread accepting;

    Listening(ServerSocket socket, Consumer<Socket> arrivals) {
        this.socket = socket;
        this.accepting = Thread.ofPlatform()
                .daemon()
                .name("sim-accept-" + socket.getLocalPort())
                .start(() -> accept(socket, arrivals));
    }

    int port() {
        return socket.getLocalPort();
    }

    private static void accept(ServerSocket socket, Consumer<Socket> arrivals) {
        try {
            while (true) {
                arrivals.accept(socket.accept());
            }
        } catch (IOException stopped) {
            LOG.debug("no longer accepting: {}", stopped.toString());
        }
    }

    /** Nobody is accepted any more once this has returned: a thread inside accept may still take one while the socket is closed. */
    void stop() {
        try {
            socket.close();
            accepting.join();
        } catch (IOException alreadyBroken) {
            LOG.debug("closing: {}", alreadyBroken.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
