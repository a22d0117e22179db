package org.carrel.sim.broker;

import static org.carrel.sim.broker.PropertyId.Place.ACK;
import static org.carrel.sim.broker.PropertyId.Place.AUTH;
import static org.carrel.sim.broker.PropertyId.Place.CONNACK;
import static org.carrel.sim.broker.PropertyId.Place.CONNECT;
import static org.carrel.sim.broker.PropertyId.Place.DISCONNECT;
import static org.carrel.sim.broker.PropertyId.Place.PUBLISH;
import static org.carrel.sim.broker.PropertyId.Place.SUBSCRIBE;
import static org.carrel.sim.broker.PropertyId.Place.UNSUBSCRIBE;
import static org.carrel.sim.broker.PropertyId.Place.WILL;

import java.util.Optional;

/** All properties with their identifier, data type and the packets that may carry them (MQTT 5 table 2-4). */
public enum PropertyId {
    PAYLOAD_FORMAT_INDICATOR(0x01, Form.BYTE, PUBLISH, WILL),
    /** Seconds. */
    MESSAGE_EXPIRY_INTERVAL(0x02, Form.FOUR, PUBLISH, WILL),
    CONTENT_TYPE(0x03, Form.TEXT, PUBLISH, WILL),
    RESPONSE_TOPIC(0x08, Form.TEXT, PUBLISH, WILL),
    CORRELATION_DATA(0x09, Form.BINARY, PUBLISH, WILL),
    SUBSCRIPTION_IDENTIFIER(0x0B, Form.VARIABLE, PUBLISH, SUBSCRIBE),
    /** Seconds; 0xFFFFFFFF for never. */
    SESSION_EXPIRY_INTERVAL(0x11, Form.FOUR, CONNECT, CONNACK, DISCONNECT),
    ASSIGNED_CLIENT_IDENTIFIER(0x12, Form.TEXT, CONNACK),
    /** Seconds. */
    SERVER_KEEP_ALIVE(0x13, Form.TWO, CONNACK),
    AUTHENTICATION_METHOD(0x15, Form.TEXT, CONNECT, CONNACK, AUTH),
    AUTHENTICATION_DATA(0x16, Form.BINARY, CONNECT, CONNACK, AUTH),
    REQUEST_PROBLEM_INFORMATION(0x17, Form.BYTE, CONNECT),
    /** Seconds. */
    WILL_DELAY_INTERVAL(0x18, Form.FOUR, WILL),
    REQUEST_RESPONSE_INFORMATION(0x19, Form.BYTE, CONNECT),
    RESPONSE_INFORMATION(0x1A, Form.TEXT, CONNACK),
    SERVER_REFERENCE(0x1C, Form.TEXT, CONNACK, DISCONNECT),
    REASON_STRING(0x1F, Form.TEXT, CONNACK, ACK, DISCONNECT, AUTH),
    RECEIVE_MAXIMUM(0x21, Form.TWO, CONNECT, CONNACK),
    TOPIC_ALIAS_MAXIMUM(0x22, Form.TWO, CONNECT, CONNACK),
    TOPIC_ALIAS(0x23, Form.TWO, PUBLISH),
    MAXIMUM_QOS(0x24, Form.BYTE, CONNACK),
    RETAIN_AVAILABLE(0x25, Form.BYTE, CONNACK),
    USER_PROPERTY(0x26, Form.PAIR, CONNECT, WILL, CONNACK, PUBLISH, ACK, SUBSCRIBE, UNSUBSCRIBE, DISCONNECT, AUTH),
    /** Bytes. */
    MAXIMUM_PACKET_SIZE(0x27, Form.FOUR, CONNECT, CONNACK),
    WILDCARD_SUBSCRIPTION_AVAILABLE(0x28, Form.BYTE, CONNACK),
    SUBSCRIPTION_IDENTIFIERS_AVAILABLE(0x29, Form.BYTE, CONNACK),
    SHARED_SUBSCRIPTION_AVAILABLE(0x2A, Form.BYTE, CONNACK);

    /** How a value is written (MQTT 5 §1.5). */
    enum Form {
        BYTE,
        TWO,
        FOUR,
        VARIABLE,
        TEXT,
        BINARY,
        PAIR
    }

    /** Where a property list stands. ACK is any of PUBACK, PUBREC, PUBREL, PUBCOMP, SUBACK and UNSUBACK. */
    enum Place {
        CONNECT(0x001),
        WILL(0x002),
        CONNACK(0x004),
        PUBLISH(0x008),
        ACK(0x010),
        SUBSCRIBE(0x020),
        UNSUBSCRIBE(0x040),
        DISCONNECT(0x080),
        AUTH(0x100);

        private final int bit;

        Place(int bit) {
            this.bit = bit;
        }
    }

    private final int code;
    private final Form form;
    /** The bits of the places. */
    private final int places;

    PropertyId(int code, Form form, Place... places) {
        this.code = code;
        this.form = form;
        int bits = 0;
        for (Place place : places) {
            bits |= place.bit;
        }
        this.places = bits;
    }

    static Optional<PropertyId> of(int code) {
        for (PropertyId each : values()) {
            if (each.code == code) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    int code() {
        return code;
    }

    Form form() {
        return form;
    }

    boolean allowedIn(Place place) {
        return (places & place.bit) != 0;
    }

    /** Whether it may stand more than once; subscription identifiers may where a message matched several subscriptions. */
    boolean repeatable(Place place) {
        return this == USER_PROPERTY || (this == SUBSCRIPTION_IDENTIFIER && place == PUBLISH);
    }
}
