package org.carrel.hub.identity;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;

/**
 * A person who may borrow.
 *
 * @param cards at least none; a number belongs to one person only
 * @param language BCP 47 tag, such as {@code zh-Hant}
 * @param category a word of the library's own, such as {@code adult} or {@code child}; loan rules may differ by it
 * @param home the branch where they belong
 * @param validThrough the last day on which they may borrow
 */
public record Patron(
        PatronId id,
        PersonName name,
        List<LibraryCard> cards,
        String language,
        Contact contact,
        String category,
        SiteId home,
        SortedSet<Block> blocks,
        LocalDate validThrough) {
    /** Why a patron may not borrow for now. */
    public enum Block {
        OVERDUE_ITEMS,
        UNPAID_FEES,
        BY_STAFF
    }

    public Patron {
        cards = List.copyOf(cards);
        blocks = Collections.unmodifiableSortedSet(new TreeSet<>(blocks));
        if (language.isBlank()) {
            throw new IllegalArgumentException("a patron has a language");
        }
    }

    /** The number by which other systems know them: the library's own card first, one that is not reported lost; empty for none. */
    public Optional<CardNumber> validCard() {
        return cards.stream()
                .filter(card -> card.state() == LibraryCard.CardState.VALID)
                .sorted((one, other) -> one.scheme().compareTo(other.scheme()))
                .map(LibraryCard::number)
                .findFirst();
    }

    /** The same person with other cards. */
    public Patron withCards(List<LibraryCard> others) {
        return new Patron(id, name, others, language, contact, category, home, blocks, validThrough);
    }

    /** The same person with other blocks. */
    public Patron withBlocks(SortedSet<Block> others) {
        return new Patron(id, name, cards, language, contact, category, home, others, validThrough);
    }
}
