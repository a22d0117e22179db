package org.carrel.hub.adapter.mqtt;

import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth.Kind;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.ShelfEvent;

/** What each kind of furniture, as it was enrolled, may ask and tell: a stolen identity of one opens nothing of another. */
final class Furniture {
    private Furniture() {}

    static boolean mayAsk(Kind kind, Ask<?> ask) {
        return switch (ask) {
            case Ask.WhoCollects _ -> kind == Kind.PICKUP_SHELF;
            case Ask.RenewCertificate _ -> true;
            case KioskAsk<?> _ -> kind == Kind.KIOSK;
            case DropAsk<?> _ -> kind == Kind.BOOK_DROP;
        };
    }

    static boolean mayTell(Kind kind, EventBody body) {
        return switch (body) {
            case OperationEvent _ -> true;
            case KioskEvent _ -> kind == Kind.KIOSK;
            case DropEvent _ -> kind == Kind.BOOK_DROP;
            // Whatever has a reader of tags writes their security.
            case ShelfEvent.SecurityWritten _, ShelfEvent.TagDumped _ -> kind != Kind.CALL_DISPLAY;
            case ShelfEvent _ -> kind == Kind.PICKUP_SHELF;
        };
    }
}
