package org.carrel.device.link.tcp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import org.carrel.contract.id.Bytes;
import org.carrel.device.link.Connection;
import org.carrel.device.link.ReconnectingLink;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;

/**
 * A line of bytes over TCP, opened again by itself when it is lost. Two virtual threads, {@code link-NAME-read} and {@code link-NAME-write}. A peer that
 * vanishes without a word is noticed by the driver's sign of life, not here.
 */
public final class TcpByteLink implements ByteLink, AutoCloseable {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
    private static final Duration READ_MAX = Duration.ofSeconds(1);

    private final ReconnectingLink link;

    /**
     * @param name for threads and logs
     * @param host resolved anew at each opening
     * @param port 1 to 65535
     * @param consumer called by the reading thread; must only hand over
     */
    public TcpByteLink(String name, String host, int port, Consumer<LinkInput> consumer) {
        this.link = new ReconnectingLink(name, () -> connect(host, port), consumer, Thread.ofVirtual());
    }

    public void start() {
        link.start();
    }

    @Override
    public void send(Bytes bytes) {
        link.send(bytes);
    }

    @Override
    public void reopen() {
        link.reopen();
    }

    @Override
    public void close() {
        link.close();
    }

    private static Connection connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            // Frames are small and answered one by one: waiting to fill a packet would cost tens of milliseconds each.
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSoTimeout((int) READ_MAX.toMillis());
            socket.connect(new InetSocketAddress(host, port), (int) CONNECT_MAX.toMillis());
            return new Open(socket, socket.getInputStream(), socket.getOutputStream());
        } catch (IOException cannot) {
            socket.close();
            throw new IOException("cannot connect to " + host + ":" + port + ": " + cannot.getMessage(), cannot);
        }
    }

    private record Open(Socket socket, InputStream in, OutputStream out) implements Connection {
        @Override
        public int read(byte[] into) throws IOException {
            try {
                int length = in.read(into);
                if (length < 0) {
                    throw new EOFException("closed by the other side");
                }
                return length;
            } catch (SocketTimeoutException nothingYet) {
                return 0;
            }
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            out.write(bytes);
        }

        @Override
        public void abort() {
            close();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException alreadyBroken) {
                // Nothing is lost: the connection is over either way, and the reason has been told.
                return;
            }
        }
    }
}
