package org.carrel.hub.catalogue;

import org.carrel.contract.id.BibId;

/**
 * One title. A text that the library does not know is empty.
 *
 * @param isbn 13 digits, or empty
 * @param language as catalogued: an ISO 639-2 code such as {@code chi}
 * @param year of publication as catalogued, such as {@code 2019}
 */
public record Bib(BibId id, String title, String author, String isbn, String callNumber, String language, String year) {
    public Bib {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title of " + id + " must not be blank");
        }
    }
}
