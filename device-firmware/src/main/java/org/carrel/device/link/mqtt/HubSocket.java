package org.carrel.device.link.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The socket under one Paho client: sends at once ({@code TCP_NODELAY}), speaks TLS where asked to, tells what happens on the line,
 * and can be closed from outside at any moment, which is how a client that hangs is got rid of. Paho takes it for a plain socket.
 */
final class HubSocket extends Socket {
    private final Encryption encryption;
    private final int packetBytes;
    private final LineEvents events;
    private final Socket wire = new Socket();
    private final CountDownLatch spoken = new CountDownLatch(1);
    private volatile Socket speaking = wire;

    /** @param packetBytes of the largest packet that is taken */
    HubSocket(Encryption encryption, int packetBytes, LineEvents events) {
        this.encryption = encryption;
        this.packetBytes = packetBytes;
        this.events = events;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        try {
            wire.setTcpNoDelay(true);
            wire.connect(endpoint, timeoutMillis);
            refuseItself();
            switch (encryption) {
                case Encryption.None _ -> {}
                case Encryption.Tls tls -> speaking = encrypted(tls, (InetSocketAddress) endpoint, timeoutMillis);
            }
            events.connected();
        } catch (IOException unreachable) {
            events.ended("cannot connect: " + unreachable.getMessage());
            throw unreachable;
        }
    }

    /** TCP lets a socket that tries a closed port of this machine often enough connect to itself. */
    private void refuseItself() throws IOException {
        if (wire.getLocalPort() == wire.getPort() && wire.getLocalAddress().equals(wire.getInetAddress())) {
            throw new ConnectException("nobody but this socket itself");
        }
    }

    private SSLSocket encrypted(Encryption.Tls tls, InetSocketAddress broker, int timeoutMillis) throws IOException {
        SSLSocket socket = (SSLSocket)
                tls.context().getSocketFactory().createSocket(wire, broker.getHostString(), broker.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(timeoutMillis);
        socket.startHandshake();
        return socket;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new PacketInput(speaking.getInputStream(), spoken, packetBytes, events);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new PacketOutput(speaking.getOutputStream(), spoken, events);
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        speaking.setSoTimeout(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return speaking.getSoTimeout();
    }

    /** Does nothing: what Paho means by it follows in {@link #close}, and TLS has no half of a connection. */
    @Override
    public void shutdownInput() {}

    /** As Paho does it. */
    @Override
    public void close() throws IOException {
        abandon();
        events.closed();
    }

    /** Ends everything that reads, writes or connects here; never waits for the other side. */
    void abandon() throws IOException {
        wire.close();
    }
}
