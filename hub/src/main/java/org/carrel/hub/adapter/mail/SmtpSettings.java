package org.carrel.hub.adapter.mail;

import java.time.Duration;

/**
 * The mail server that takes the hub's notices.
 *
 * @param port 25, 465 or 587 as a rule
 * @param user to sign in with; empty to send without signing in
 * @param from the sender's address
 * @param senderName shown beside it
 * @param timeout for each step of the dialogue
 */
public record SmtpSettings(
        String host,
        int port,
        Security security,
        String user,
        String password,
        String from,
        String senderName,
        Duration timeout) {
    /** How the way to the server is protected. */
    public enum Security {
        /** Not at all: only for a server on this machine or in this network. */
        PLAIN,
        /** Encrypted by STARTTLS, or not sent. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS
    }

    public SmtpSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535, was " + port);
        }
        if (from.indexOf('@') < 1) {
            throw new IllegalArgumentException("from must be a mail address, was '" + from + "'");
        }
    }

    /** The part of the sender's address behind the @. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return host + ":" + port + " (" + security + ")";
    }
}
