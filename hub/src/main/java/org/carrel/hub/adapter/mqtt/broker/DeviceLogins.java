package org.carrel.hub.adapter.mqtt.broker;

import java.nio.file.Path;
import java.time.Instant;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;

/** How the broker knows who is a device of this library. Asked at each connection, from any thread; may block. */
public sealed interface DeviceLogins {
    /**
     * By a certificate that the hub's authority signed; the line is encrypted.
     *
     * @param keyStore PKCS #12 with the broker's key and the authority
     */
    record ByCertificate(Path keyStore, String keyStorePassword, Register register) implements DeviceLogins {
        @Override
        public String toString() {
            return "by certificate";
        }
    }

    /** By a password on an open line: for one machine. */
    record ByPassword(Passwords passwords) implements DeviceLogins {}

    /** Which certificates count. */
    @FunctionalInterface
    interface Register {
        /**
         * Whether the device is enrolled and this certificate of it is not revoked.
         *
         * @param from the address and port that it comes from
         */
        boolean admits(Address device, Bytes serial, Instant made, String from);
    }

    /** Which passwords count. */
    @FunctionalInterface
    interface Passwords {
        /** Whether the device is enrolled and this is its password. */
        boolean admits(Address device, String password);
    }
}
