package org.carrel.hub.adapter.mqtt.broker;

/** The embedded broker could not start or stop; the message says what and where. */
public final class BrokerFailure extends RuntimeException {
    BrokerFailure(String message) {
        super(message);
    }

    BrokerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
