package org.carrel.hub.identity;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;

/** The people of the library: who may borrow, who works here, and whose each card is. */
public interface Patrons {
    Optional<Patron> patron(PatronId id);

    Optional<StaffMember> staff(StaffId id);

    /** All staff, by id. */
    List<StaffMember> allStaff();

    /** Whose card this is, compared in canonical form whatever its scheme. */
    Optional<CardHolder> holder(CardNumber card);

    /**
     * Adds or replaces, with all cards.
     *
     * @throws CardTaken when a card belongs to somebody else already; nothing was changed
     */
    void put(Patron patron);

    /** As {@link #put(Patron)}. */
    void put(StaffMember member);

    long patronCount();

    /** A card number belongs to somebody else. */
    final class CardTaken extends RuntimeException {
        public CardTaken() {
            super("a card number belongs to somebody else already");
        }
    }
}
