package org.carrel.hub.identity;

import java.util.List;

/** A person who works here and whose card opens a shelf. */
public record StaffMember(StaffId id, PersonName name, List<LibraryCard> cards, String language) {
    public StaffMember {
        cards = List.copyOf(cards);
    }
}
