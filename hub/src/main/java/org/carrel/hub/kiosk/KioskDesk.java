package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.kiosk.DeskKey;
import org.carrel.contract.topic.Address;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.kiosk.delegation.Wish;

/** The library as a kiosk sees it. Lives in one transaction; the caller has made sure that the device is a kiosk. */
public interface KioskDesk {
    static KioskDesk by(KioskParts parts, KioskTerms terms) {
        return new KioskCounter(parts, terms);
    }

    /** @param ahead what was found out before; {@link Ahead#NOTHING} for most asks */
    KioskAnswer answer(Address kiosk, Question question, Ahead ahead, Instant now);

    /** What the library's existing system is to be asked before this is answered; empty for what is the hub's own, or was answered already. */
    Optional<Wish> wish(Address kiosk, Question question, Instant now);

    /** @param reported when the device says that it happened, at the latest now */
    void happened(Address kiosk, KioskEvent event, Instant reported, Instant now);

    /** To which kiosks seal card numbers. */
    DeskKey key();

    /** Where the public reaches the hub's pages, such as {@code https://seats.library.example}; empty when nobody said. */
    String pages();

    /** What a kiosk did that the rules would have refused or that could not be booked, oldest first; open ones only. */
    List<Finding> findings();

    /** Staff have dealt with it; false when it was not open. */
    boolean resolve(String finding, StaffId by, Instant now);

    /** Who waits at a kiosk for a member of staff, oldest first; open calls only. */
    List<HelpCall> helpCalls();

    /** Staff have answered it; false when it was not open. */
    boolean answer(String helpCall, StaffId by, Instant now);

    /** Forgets what no kiosk can ask about any more. */
    void tidy(Instant now);
}
