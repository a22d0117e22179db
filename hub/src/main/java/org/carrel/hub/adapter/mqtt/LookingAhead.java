package org.carrel.hub.adapter.mqtt;

import java.time.Instant;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.Question;
import org.carrel.hub.ils.CardWatch;
import org.carrel.hub.ils.LibrarySystem.PinWord;
import org.carrel.hub.kiosk.Ahead;
import org.carrel.hub.kiosk.delegation.AskedAhead;
import org.carrel.hub.store.CardChecking;

/**
 * What takes long and is done before the transaction in which a question is answered: comparing a PIN, and asking an existing library system.
 *
 * @param cards told of a card before its question is answered
 * @param system asked for what a patron wants at a kiosk
 */
public record LookingAhead(CardWatch cards, AskedAhead system, CardChecking pins) {
    /** Of a hub that is the library's only system. */
    public LookingAhead(CardChecking pins) {
        this(CardWatch.NONE, AskedAhead.NONE, pins);
    }

    Heard look(Heard message, Instant now) {
        if (!(message.decoded() instanceof Decoded.Read<DeviceToHub>(Question question))) {
            return message;
        }
        return switch (question.ask()) {
            case Ask.WhoCollects(var card) -> {
                cards.shownAtShelf(message.device(), card, now);
                yield message;
            }
            case KioskAsk.SignIn(var card, var pin) -> {
                PinWord said = cards.shownAtKiosk(message.device(), card, pin, now);
                yield message.with(Ahead.of(pins.seen(message.device(), card, pin, said, now)));
            }
            case KioskAsk.Change<?> _ -> message.with(Ahead.of(system.ask(message.device(), question, now)));
            default -> message;
        };
    }
}
