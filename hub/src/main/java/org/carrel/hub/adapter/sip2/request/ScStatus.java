package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 99: status 1, print width 3, protocol version 4.
 *
 * @param status 0 in order, 1 out of paper, 2 about to shut down
 * @param printWidth as sent, three characters
 * @param version as sent, such as {@code 2.00}
 */
public record ScStatus(char status, String printWidth, String version, Fields fields) implements Request {
    static ScStatus read(FixedPart fixed, char delimiter) {
        return new ScStatus(fixed.character(), fixed.text(3), fixed.text(4), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return status + printWidth + version;
    }

    @Override
    public Command command() {
        return Command.SC_STATUS;
    }
}
