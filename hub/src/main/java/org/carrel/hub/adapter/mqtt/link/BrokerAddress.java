package org.carrel.hub.adapter.mqtt.link;

import java.net.URI;
import java.net.URISyntaxException;

/** Where a broker listens, written {@code tcp://host:port} or {@code tls://host:port}. */
public record BrokerAddress(String host, int port, boolean encrypted) {
    private static final int PORT_MAX = 65_535;

    public BrokerAddress {
        if (host.isBlank() || port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException(
                    "a broker has a host and a port from 1 to 65535, not " + host + ":" + port);
        }
    }

    /** @throws IllegalArgumentException unless it is written as above */
    public static BrokerAddress parse(String text) {
        try {
            URI uri = new URI(text);
            boolean known = "tcp".equals(uri.getScheme()) || "tls".equals(uri.getScheme());
            if (!known || uri.getHost() == null || uri.getPort() < 0) {
                throw new IllegalArgumentException("not tcp://host:port or tls://host:port: '" + text + "'");
            }
            return new BrokerAddress(uri.getHost(), uri.getPort(), "tls".equals(uri.getScheme()));
        } catch (URISyntaxException bad) {
            throw new IllegalArgumentException("not tcp://host:port or tls://host:port: '" + text + "'", bad);
        }
    }

    @Override
    public String toString() {
        return (encrypted ? "tls://" : "tcp://") + host + ":" + port;
    }
}
