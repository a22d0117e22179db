package org.carrel.sim.feig;

import org.carrel.sim.Octets;

/** Says in a technician's words what a frame means. */
final class Narrator {
    private Narrator() {}

    static String request(Request request) {
        return switch (request.command()) {
            case 0x52 -> "are you there at this baud rate";
            case 0x63 -> "restart the processor";
            case 0x64 -> "restart the system";
            case 0x65 -> "firmware version";
            case 0x66 -> "reader information";
            case 0x69 -> "field off and on";
            case 0x6A ->
                request.data().size() == 1
                        ? "field at antenna " + request.data().at(0)
                        : "field, malformed";
            case 0xB0 -> host(request.data());
            case 0xB1 -> custom(request.data());
            default -> "unknown command %02X".formatted(request.command());
        };
    }

    private static String host(Octets data) {
        if (data.size() < 2) {
            return "host command, malformed";
        }
        boolean addressed = (data.at(1) & 0x07) == 1 && data.size() >= 10;
        String whom = addressed ? " " + data.slice(2, 10) : "";
        int at = addressed ? 10 : 2;
        return switch (data.at(0)) {
            case 0x01 -> (data.at(1) & 0x80) != 0 ? "the rest of the inventory" : "inventory";
            case 0x02 -> "stay quiet" + whom;
            case 0x22 -> "lock" + whom + blocks(data, at);
            case 0x23 -> "read" + whom + blocks(data, at);
            case 0x24 -> "write" + whom + blocks(data, at);
            case 0x25 -> "select" + whom;
            case 0x26 -> "reset to ready" + whom;
            case 0x27 -> "write AFI" + whom + value(data, at);
            case 0x28 -> "lock AFI" + whom;
            case 0x29 -> "write DSFID" + whom + value(data, at);
            case 0x2A -> "lock DSFID" + whom;
            case 0x2B -> "system information" + whom;
            case 0x2C -> "security status" + whom + blocks(data, at);
            default -> "unknown host command %02X".formatted(data.at(0));
        };
    }

    private static String custom(Octets data) {
        if (data.size() < 3) {
            return "custom command, malformed";
        }
        String whom = data.size() >= 11 ? " " + data.slice(3, 11) : "";
        return switch (data.at(1)) {
            case 0xA2 -> "EAS on" + whom;
            case 0xA3 -> "EAS off" + whom;
            case 0xA4 -> "lock EAS" + whom;
            case 0xA5 -> "EAS alarm" + whom;
            default -> "unknown custom command %02X".formatted(data.at(1));
        };
    }

    private static String blocks(Octets data, int at) {
        return data.size() < at + 2 ? ", malformed" : " blocks " + data.at(at) + " +" + data.at(at + 1);
    }

    private static String value(Octets data, int at) {
        return data.size() < at + 1 ? ", malformed" : " = %02X".formatted(data.at(at));
    }

    static String reply(Request request, Reply reply) {
        boolean inventory = request.command() == 0xB0
                && request.data().size() > 0
                && request.data().at(0) == 0x01
                && reply.data().size() > 0;
        String status = status(reply);
        return inventory ? status + ", " + reply.data().at(0) + " tags" : status;
    }

    private static String status(Reply reply) {
        return switch (reply.status()) {
            case Status.OK -> "ok";
            case Status.NO_TRANSPONDER -> "no transponder";
            case Status.WRITE_ERROR -> "write error";
            case Status.PARAMETER_RANGE -> "parameter out of range";
            case Status.UNKNOWN_COMMAND -> "unknown command";
            case Status.LENGTH -> "wrong length";
            case Status.RF_COMMUNICATION -> "disturbed on air";
            case Status.MORE_DATA -> "ok, more to come";
            case Status.ISO_ERROR ->
                "tag refuses"
                        + (reply.data().size() > 0
                                ? " with %02X".formatted(reply.data().at(0))
                                : "");
            default -> "status %02X".formatted(reply.status());
        };
    }
}
