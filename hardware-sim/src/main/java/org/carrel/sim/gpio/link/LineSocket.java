package org.carrel.sim.gpio.link;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A connection that carries {@link PinLine}s. Reading is one thread's business, writing anybody's. */
final class LineSocket implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();

    LineSocket(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** @throws IOException when the connection is gone */
    void write(PinLine line) throws IOException {
        writing.lock();
        try {
            out.write((line.text() + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    /** The next line; empty at the end. @throws IOException when the connection broke or a line makes no sense */
    Optional<PinLine> read() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return Optional.of(PinLine.parse(text.toString())
                        .orElseThrow(() -> new IOException("not a line of the pin protocol: " + text)));
            }
            if (text.length() == PinLine.LONGEST) {
                throw new IOException("a line longer than " + PinLine.LONGEST + " characters");
            }
            text.append((char) next);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
