package org.carrel.hub.catalogue;

import java.util.List;
import org.carrel.contract.id.BibId;

/**
 * One title. A text that the library does not know is empty.
 *
 * @param isbn 13 digits, or empty
 * @param language as catalogued: an ISO 639-2 code such as {@code chi}
 * @param year of publication as catalogued, such as {@code 2019}
 * @param subjects headings as catalogued, the most important first; a heading's parts are joined by {@value #SUBDIVISION}
 */
public record Bib(
        BibId id,
        String title,
        String author,
        String isbn,
        String callNumber,
        String language,
        String year,
        Material material,
        List<String> subjects) {
    public static final String SUBDIVISION = " -- ";

    public Bib {
        subjects = List.copyOf(subjects);
        if (title.isBlank()) {
            throw new IllegalArgumentException("title of " + id + " must not be blank");
        }
        if (subjects.stream().anyMatch(heading -> heading.isBlank() || heading.contains("\n"))) {
            throw new IllegalArgumentException("subjects of " + id + " must each be one line");
        }
    }

    /** A book of which no subject is known. */
    public Bib(BibId id, String title, String author, String isbn, String callNumber, String language, String year) {
        this(id, title, author, isbn, callNumber, language, year, Material.BOOK, List.of());
    }
}
