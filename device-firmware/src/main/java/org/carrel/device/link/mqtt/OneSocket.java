package org.carrel.device.link.mqtt;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Hands Paho the one socket that its connection has. */
final class OneSocket extends SocketFactory {
    private final HubSocket socket;

    OneSocket(HubSocket socket) {
        this.socket = socket;
    }

    @Override
    public Socket createSocket() {
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("connected sockets are not made here");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("connected sockets are not made here");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("connected sockets are not made here");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("connected sockets are not made here");
    }
}
