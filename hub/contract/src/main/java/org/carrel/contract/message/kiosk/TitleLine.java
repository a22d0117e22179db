package org.carrel.contract.message.kiosk;

import java.util.List;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.SiteId;

/**
 * A title that was found.
 *
 * @param year as catalogued, or empty
 * @param callNumber or empty
 * @param material as a facet words it, such as {@code book}
 * @param availability as it is this moment, by branch; branches without a copy are left out
 */
public record TitleLine(
        BibId bib, Work work, String year, String callNumber, String material, List<AtBranch> availability) {
    public TitleLine {
        availability = List.copyOf(availability);
    }

    /** @param onShelf of the copies, those that can be fetched now */
    public record AtBranch(SiteId branch, int copies, int onShelf) {}
}
