package org.carrel.hub.adapter.sip2.client;

import org.carrel.hub.adapter.sip2.message.Command;

/** Which response answers which request. */
final class Answers {
    private Answers() {}

    static String code(Command command) {
        return switch (command) {
            case PATRON_STATUS, BLOCK_PATRON -> "24";
            case CHECKOUT -> "12";
            case CHECKIN -> "10";
            case SC_STATUS -> "98";
            case REQUEST_RESEND -> "96";
            case LOGIN -> "94";
            case PATRON_INFORMATION -> "64";
            case END_PATRON_SESSION -> "36";
            case FEE_PAID -> "38";
            case ITEM_INFORMATION -> "18";
            case ITEM_STATUS_UPDATE -> "20";
            case PATRON_ENABLE -> "26";
            case HOLD -> "16";
            case RENEW -> "30";
            case RENEW_ALL -> "66";
        };
    }
}
