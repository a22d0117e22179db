package org.carrel.hub.identity;

import java.time.LocalDate;
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

    /** What was said when this patron's borrowing was stopped, for people's eyes; empty when nothing was. */
    String blockWords(PatronId id);

    /** Forgotten when {@link #put(Patron)} finds the patron no longer {@link Patron.Block#BY_STAFF blocked by staff}. */
    void keepBlockWords(PatronId id, String words);

    /** Empty unless the library has told it. */
    Optional<LocalDate> born(PatronId id);

    void keepBorn(PatronId id, LocalDate born);

    long patronCount();

    /** A card number belongs to somebody else. */
    final class CardTaken extends RuntimeException {
        public CardTaken() {
            super("a card number belongs to somebody else already");
        }
    }
}
