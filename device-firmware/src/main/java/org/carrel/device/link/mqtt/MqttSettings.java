package org.carrel.device.link.mqtt;

import java.nio.file.Path;
import java.time.Duration;
import org.carrel.contract.topic.Address;

/**
 * How a device reaches its broker.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param address the device's room: its state topic takes the last will, its inward channels are subscribed to, and
 *     {@link Address#login} is client id and user name
 * @param sessionExpiry how long the broker keeps subscriptions and messages for the absent device; whole seconds
 */
public record MqttSettings(
        String host,
        int port,
        Address address,
        Login login,
        Trust trust,
        Duration sessionExpiry,
        Deadlines deadlines,
        Backoff backoff,
        Limits limits) {
    public MqttSettings {
        require(!host.isBlank(), "broker host must not be blank");
        require(port >= 1 && port <= 65_535, "broker port must be 1 to 65535, not " + port);
        require(!sessionExpiry.isNegative(), "session expiry must not be negative: " + sessionExpiry);
    }

    /** With values for a wired device. */
    public static MqttSettings of(String host, int port, Address address, Login login, Trust trust) {
        return new MqttSettings(
                host,
                port,
                address,
                login,
                trust,
                Duration.ofDays(1),
                Deadlines.standard(),
                Backoff.standard(),
                Limits.standard());
    }

    /** How the device proves who it is. */
    public sealed interface Login {
        /** The broker asks for nothing. */
        record Anonymous() implements Login {}

        /** @param identity PEM file with the device's key and certificate; read anew for each connection */
        record Certificate(Path identity) implements Login {}

        record Password(String secret) implements Login {
            @Override
            public String toString() {
                return "Password[***]";
            }
        }
    }

    /** How the broker proves who it is. With TLS its name is always checked against its certificate. */
    public sealed interface Trust {
        /** No TLS: for a line inside one machine or a closed network. */
        record Plain() implements Trust {}

        /** TLS; the authorities that come with the Java runtime. */
        record WellKnown() implements Trust {}

        /** TLS; only these authorities, from a file of PEM certificates. */
        record Authorities(Path certificates) implements Trust {}

        /**
         * TLS; only the library's own authority, whatever the day: a board without a clock could not judge dates, and the authority's certificates for
         * brokers hold as long as itself.
         */
        record Library(Path authority) implements Trust {}
    }

    /**
     * @param keepAlive whole seconds, 1 to 65535; a silence of twice as long ends the connection
     * @param connect for network connection, TLS, CONNACK and SUBACK together
     * @param acknowledge for the broker to acknowledge a message, after which the connection is given up
     * @param close for what is under way to be delivered, and for the goodbye, when the link is closed
     */
    public record Deadlines(Duration keepAlive, Duration connect, Duration acknowledge, Duration close) {
        public Deadlines {
            require(
                    keepAlive.toSeconds() >= 1 && keepAlive.toSeconds() <= 65_535,
                    "keep-alive must be 1 to 65535 s, not " + keepAlive);
            require(connect.isPositive(), "connect deadline must be positive");
            require(acknowledge.isPositive(), "acknowledge deadline must be positive");
            require(close.isPositive(), "close deadline must be positive");
        }

        public static Deadlines standard() {
            return new Deadlines(
                    Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(2));
        }
    }

    /**
     * How long to wait before the next attempt; each wait is drawn anew, so that a fleet spreads out.
     *
     * @param least after the first failure, doubled with each further one
     * @param most where doubling ends
     * @param slow where trying soon cannot help: wrong credentials, or another device under this name
     */
    public record Backoff(Duration least, Duration most, Duration slow) {
        public Backoff {
            require(least.isPositive(), "least backoff must be positive");
            require(most.compareTo(least) >= 0, "most backoff must not be below the least");
            require(slow.isPositive(), "slow backoff must be positive");
        }

        public static Backoff standard() {
            return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5));
        }
    }

    /**
     * @param window messages under way to the broker at once; fewer when the broker allows fewer
     * @param waiting messages that may wait for the window; one more is not delivered
     * @param receiveMaximum QoS 1 messages that the broker may have under way to us, 1 to 65535
     * @param packetBytes of the largest packet either way
     */
    public record Limits(int window, int waiting, int receiveMaximum, int packetBytes) {
        public Limits {
            require(window >= 1, "window must be at least 1, not " + window);
            require(waiting >= 0, "waiting must not be negative: " + waiting);
            require(
                    receiveMaximum >= 1 && receiveMaximum <= 65_535,
                    "receive maximum must be 1 to 65535, not " + receiveMaximum);
            require(packetBytes >= 1024, "packet bytes must be at least 1024, not " + packetBytes);
        }

        public static Limits standard() {
            return new Limits(16, 1000, 20, 262_144);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
