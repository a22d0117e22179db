package org.carrel.device.link.mqtt;

import org.carrel.device.port.HubLinkInput.Reason;

/** What the reason codes of CONNACK, SUBACK, DISCONNECT and PUBACK mean for us (MQTT 5 §2.4). */
final class ReasonPolicy {
    /** From here on a code means failure. */
    private static final int FAILURE = 0x80;

    private ReasonPolicy() {}

    /** How soon to try again. */
    enum Pace {
        NORMAL,
        SLOW
    }

    /**
     * Why a connection ended.
     *
     * @param detail for the log and the staff page; no text of the broker's
     */
    record Ending(Reason reason, Pace pace, String detail) {
        static Ending network(String detail) {
            return new Ending(Reason.NETWORK, Pace.NORMAL, detail);
        }

        /** The broker is not one that this link can work with, and will not be soon. */
        static Ending unfit(String detail) {
            return new Ending(Reason.NETWORK, Pace.SLOW, detail);
        }
    }

    static boolean failed(int code) {
        return code >= FAILURE;
    }

    /** A connection refused or ended by the broker with this code. */
    static Ending ending(String where, int code) {
        String detail = "%s 0x%02X".formatted(where, code);
        return switch (code) {
            case 0x85 -> new Ending(Reason.NOT_AUTHORIZED, Pace.SLOW, detail + ": client identifier not valid");
            case 0x86 -> new Ending(Reason.NOT_AUTHORIZED, Pace.SLOW, detail + ": bad user name or password");
            case 0x87 -> new Ending(Reason.NOT_AUTHORIZED, Pace.SLOW, detail + ": not authorized");
            case 0x8A -> new Ending(Reason.NOT_AUTHORIZED, Pace.SLOW, detail + ": banned");
            case 0x8C -> new Ending(Reason.NOT_AUTHORIZED, Pace.SLOW, detail + ": bad authentication method");
            case 0x8E -> new Ending(Reason.TAKEN_OVER, Pace.SLOW, detail + ": session taken over");
            case 0x88 -> new Ending(Reason.BUSY, Pace.NORMAL, detail + ": server unavailable");
            case 0x89 -> new Ending(Reason.BUSY, Pace.NORMAL, detail + ": server busy");
            case 0x97 -> new Ending(Reason.BUSY, Pace.NORMAL, detail + ": quota exceeded");
            case 0x9F -> new Ending(Reason.BUSY, Pace.NORMAL, detail + ": connection rate exceeded");
            case 0x84 -> Ending.unfit(detail + ": MQTT 5 not supported");
            case 0x9A -> Ending.unfit(detail + ": retained messages not supported");
            case 0x9B -> Ending.unfit(detail + ": quality of service not supported");
            case 0x8B -> Ending.network(detail + ": server shutting down");
            case 0x8D -> Ending.network(detail + ": keep-alive timeout");
            default -> Ending.network(detail);
        };
    }

    /**
     * Whether a message refused with this code will never be accepted. Missing rights and full quotas are not in the message: they
     * can be put right at the broker, and then the message must still be there.
     */
    static boolean permanent(int pubackCode) {
        return switch (pubackCode) {
            case 0x90, 0x95, 0x99, 0x9A, 0x9B -> true;
            default -> false;
        };
    }
}
