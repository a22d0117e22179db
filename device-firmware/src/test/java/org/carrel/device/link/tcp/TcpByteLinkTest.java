package org.carrel.device.link.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.carrel.device.link.ByteLinkContract;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.sim.link.FreePort;

/** The network line keeps the contract over a socket on this machine. */
class TcpByteLinkTest extends ByteLinkContract {
    @Override
    protected Line line(Consumer<LinkInput> consumer) throws IOException {
        return new LocalPeer(consumer);
    }

    /** A peer that listens on a free port, and on the same one again when plugged in again. */
    private static final class LocalPeer implements Line {
        private final BlockingDeque<Socket> accepted = new LinkedBlockingDeque<>();
        private final int port;
        private final TcpByteLink link;
        private ServerSocket server;
        private Thread acceptor = Thread.ofVirtual().start(() -> {});

        LocalPeer(Consumer<LinkInput> consumer) throws IOException {
            // Not one of the ports that outgoing connections get: a link that tries again and again might sit on it
            // itself.
            port = FreePort.any();
            server = new ServerSocket();
            link = new TcpByteLink("reader", InetAddress.getLoopbackAddress().getHostAddress(), port, consumer);
        }

        private static ServerSocket listen(int port) throws IOException {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        }

        @Override
        public ByteLink link() {
            return link;
        }

        @Override
        public void start() {
            link.start();
        }

        @Override
        public void close() {
            link.close();
        }

        @Override
        public void plug() throws IOException {
            server = listen(port);
            ServerSocket listening = server;
            acceptor = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        accepted.add(listening.accept());
                    }
                } catch (IOException unplugged) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        @Override
        public void unplug() throws IOException {
            server.close();
            try {
                // Only when the accepting thread has let go is the port free again.
                acceptor.join();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            for (Socket socket = accepted.poll(); socket != null; socket = accepted.poll()) {
                socket.close();
            }
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            connection().getOutputStream().write(bytes);
        }

        @Override
        public byte[] read() throws IOException {
            byte[] buffer = new byte[512];
            return Arrays.copyOf(buffer, Math.max(0, fill(buffer)));
        }

        private int fill(byte[] buffer) throws IOException {
            Socket connection = connection();
            connection.setSoTimeout(5_000);
            int count = connection.getInputStream().read(buffer);
            if (count < 0) {
                // The link can be open again before its new line was accepted here.
                accepted.remove(connection);
            }
            return count;
        }

        /** The newest; earlier ones belong to lines that were dropped. */
        private Socket connection() throws IOException {
            try {
                Socket newest = accepted.pollLast(5, TimeUnit.SECONDS);
                if (newest == null) {
                    throw new IOException("nobody connected");
                }
                accepted.addLast(newest);
                return newest;
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
        }
    }
}
