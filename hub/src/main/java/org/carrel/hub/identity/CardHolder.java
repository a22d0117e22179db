package org.carrel.hub.identity;

/** Whose a shown card is. */
public sealed interface CardHolder {
    LibraryCard card();

    record PatronHolder(Patron patron, LibraryCard card) implements CardHolder {}

    record StaffHolder(StaffMember staff, LibraryCard card) implements CardHolder {}
}
