package org.carrel.hub.ils;

import java.time.Instant;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.Pin;
import org.carrel.contract.topic.Address;
import org.carrel.hub.ils.LibrarySystem.PinWord;

/** Told of a card before the hub answers whose it is; may bring what the hub knows of its owner up to date, and must come back soon. */
public interface CardWatch {
    /** For a hub that is the library's only system. */
    CardWatch NONE = new CardWatch() {
        @Override
        public void shownAtShelf(Address device, CardNumber card, Instant now) {}

        @Override
        public PinWord shownAtKiosk(Address device, CardNumber card, Pin pin, Instant now) {
            return PinWord.NOT_CHECKED;
        }
    };

    /** What waits for its owner counts now; the rest may follow. */
    void shownAtShelf(Address device, CardNumber card, Instant now);

    /**
     * All that its owner may be told counts now.
     *
     * @param pin as typed; {@link Pin#NONE} for none
     * @return what the existing system says of the PIN; {@link PinWord#NOT_CHECKED} when it said nothing in time
     */
    PinWord shownAtKiosk(Address device, CardNumber card, Pin pin, Instant now);
}
