package org.carrel.hub.adapter.sip2.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.carrel.hub.adapter.sip2.wire.Frame;
import org.carrel.hub.adapter.sip2.wire.LineFramer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where SIP2 terminals connect. One thread accepts, {@code hub-sip2-accept}; each connection has a virtual thread of its own that reads, asks
 * and answers, one message after the other. Beyond {@link Parts#connections} whoever comes is put out; who says nothing for
 * {@link Parts#idle} too.
 */
public final class TerminalDoor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TerminalDoor.class);
    private static final int BACKLOG = 256;
    private static final int CHUNK = 4_096;
    private static final long STOP_MILLIS_MAX = 3_000;

    private final Parts parts;
    private final ServerSocket socket;
    private final Thread accepting;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param sockets plain or by TLS
     * @param address to listen on; port 0 for any free one
     * @param connections at most, whoever they are
     * @param idle after which a silent connection is closed
     */
    public record Parts(
            ServerSocketFactory sockets,
            InetSocketAddress address,
            Doorkeeper doorkeeper,
            Counter counter,
            InstantSource clock,
            int connections,
            Duration idle) {}

    private TerminalDoor(Parts parts, ServerSocket socket) {
        this.parts = parts;
        this.socket = socket;
        this.accepting = Thread.ofPlatform().daemon().name("hub-sip2-accept").unstarted(this::accept);
    }

    /** @throws IOException when the address cannot be listened on */
    public static TerminalDoor open(Parts parts) throws IOException {
        ServerSocket socket = parts.sockets().createServerSocket();
        socket.setReuseAddress(true);
        socket.bind(parts.address(), BACKLOG);
        TerminalDoor door = new TerminalDoor(parts, socket);
        door.accepting.start();
        return door;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Puts out whoever has not taken an answer for a while: a write to a socket has no time-out of its own. Called by a round. */
    public void putOutStuck() {
        open.forEach(Line::closeIfStuck);
    }

    private void accept() {
        while (!closed) {
            try {
                Socket arrived = socket.accept();
                if (open.size() >= parts.connections()) {
                    log.warn("SIP2: {} connections are open, one more was put out", open.size());
                    arrived.close();
                } else {
                    Line line = new Line(arrived);
                    open.add(line);
                    Thread.ofVirtual()
                            .name("hub-sip2-" + numbers.incrementAndGet())
                            .start(line::run);
                }
            } catch (IOException failure) {
                if (!closed) {
                    log.warn("SIP2: a connection could not be taken", failure);
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
            accepting.join(STOP_MILLIS_MAX);
        } catch (IOException failure) {
            log.debug("closing", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        open.forEach(Line::close);
    }

    /** One connection. */
    private final class Line {
        private static final long STUCK_MILLIS = 20_000;
        private static final long NOT_WRITING = Long.MAX_VALUE;

        private final Socket line;
        private final Pace pace = new Pace();
        private volatile long writingSince = NOT_WRITING;

        Line(Socket line) {
            this.line = line;
        }

        void run() {
            TerminalSession session = new TerminalSession(parts.doorkeeper(), parts.counter(), line.getInetAddress());
            try (line) {
                line.setTcpNoDelay(true);
                line.setSoTimeout((int) parts.idle().toMillis());
                converse(session, line.getInputStream(), line.getOutputStream());
            } catch (SocketTimeoutException silent) {
                log.debug("SIP2: a silent connection was closed");
            } catch (IOException gone) {
                log.debug("SIP2: a connection ended: {}", gone.toString());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                session.end();
                open.remove(this);
            }
        }

        private void converse(TerminalSession session, InputStream in, OutputStream out)
                throws IOException, InterruptedException {
            LineFramer framer = new LineFramer();
            byte[] chunk = new byte[CHUNK];
            int count = in.read(chunk);
            while (count >= 0) {
                for (Frame frame : framer.receive(chunk, 0, count)) {
                    pace.await(session.perSecond(), System.nanoTime());
                    switch (session.receive(frame, parts.clock().instant())) {
                        case Reply.Send(var bytes) -> write(out, bytes.toArray());
                        case Reply.Nothing _ -> {
                            // To be ignored.
                        }
                        case Reply.SendAndHangUp(var bytes) -> {
                            write(out, bytes.toArray());
                            return;
                        }
                        case Reply.HangUp _ -> {
                            return;
                        }
                    }
                }
                count = in.read(chunk);
            }
        }

        private void write(OutputStream out, byte[] bytes) throws IOException {
            writingSince = parts.clock().millis();
            out.write(bytes);
            out.flush();
            writingSince = NOT_WRITING;
        }

        void closeIfStuck() {
            if (parts.clock().millis() - writingSince > STUCK_MILLIS) {
                close();
            }
        }

        void close() {
            try {
                line.close();
            } catch (IOException alreadyGone) {
                log.debug("closing", alreadyGone);
            }
        }
    }
}
