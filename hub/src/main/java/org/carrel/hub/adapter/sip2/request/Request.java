package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.Decoded;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * A message from a terminal. Each record reads and writes its fixed part; the variable part is kept whole and in order, and what a terminal
 * should have sent and did not counts as sent empty. The text form of a request shows no patron's data.
 */
public sealed interface Request
        permits PatronStatusRequest,
                Checkout,
                Checkin,
                BlockPatron,
                ScStatus,
                AcsResendRequest,
                Login,
                PatronInformationRequest,
                EndPatronSession,
                FeePaid,
                ItemInformationRequest,
                ItemStatusUpdate,
                PatronEnable,
                HoldRequest,
                Renew,
                RenewAll {
    Command command();

    /** The fixed part, without the command. */
    String fixed();

    Fields fields();

    default String institution() {
        return fields().text(FieldId.AO);
    }

    /** Empty when none was sent. */
    default String patron() {
        return fields().text(FieldId.AA);
    }

    /** Empty when none was sent. */
    default String item() {
        return fields().text(FieldId.AB);
    }

    /** The patron's PIN; empty when none was sent. */
    default String patronPassword() {
        return fields().text(FieldId.AD);
    }

    default String text(char delimiter) {
        return command().code() + fixed() + fields().text(delimiter);
    }

    /** @param text a message without error detection */
    static Decoded<Request> decode(String text, char delimiter) {
        String code = text.length() < 2 ? text : text.substring(0, 2);
        for (Command command : Command.values()) {
            if (command.code().equals(code)) {
                return known(command, text, delimiter);
            }
        }
        return new Decoded.Unknown<>(code);
    }

    private static Decoded<Request> known(Command command, String text, char delimiter) {
        try {
            FixedPart fixed = new FixedPart(text);
            return new Decoded.Known<>(
                    switch (command) {
                        case PATRON_STATUS -> PatronStatusRequest.read(fixed, delimiter);
                        case CHECKOUT -> Checkout.read(fixed, delimiter);
                        case CHECKIN -> Checkin.read(fixed, delimiter);
                        case BLOCK_PATRON -> BlockPatron.read(fixed, delimiter);
                        case SC_STATUS -> ScStatus.read(fixed, delimiter);
                        case REQUEST_RESEND -> AcsResendRequest.read(fixed, delimiter);
                        case LOGIN -> Login.read(fixed, delimiter);
                        case PATRON_INFORMATION -> PatronInformationRequest.read(fixed, delimiter);
                        case END_PATRON_SESSION -> EndPatronSession.read(fixed, delimiter);
                        case FEE_PAID -> FeePaid.read(fixed, delimiter);
                        case ITEM_INFORMATION -> ItemInformationRequest.read(fixed, delimiter);
                        case ITEM_STATUS_UPDATE -> ItemStatusUpdate.read(fixed, delimiter);
                        case PATRON_ENABLE -> PatronEnable.read(fixed, delimiter);
                        case HOLD -> HoldRequest.read(fixed, delimiter);
                        case RENEW -> Renew.read(fixed, delimiter);
                        case RENEW_ALL -> RenewAll.read(fixed, delimiter);
                    });
        } catch (FixedPart.Ended end) {
            return new Decoded.Malformed<>(command.code(), "fixed part too short", end.offset());
        }
    }

    static SipTime time(FixedPart fixed) {
        return new SipTime(fixed.text(SipTime.WIDTH));
    }

    static Fields fields(FixedPart fixed, char delimiter) {
        return Fields.parse(fixed.rest(), delimiter);
    }

    static char yesNo(boolean value) {
        return value ? 'Y' : 'N';
    }
}
