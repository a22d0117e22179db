package org.carrel.hub.search;

import java.util.List;
import org.carrel.contract.id.SiteId;

/** What can be had of a title, by branch in the order of their names. */
public record Availability(List<AtBranch> branches) {
    public Availability {
        branches = List.copyOf(branches);
    }

    /**
     * @param copies without those that were withdrawn
     * @param onShelf of these, not on loan and not put aside for anybody
     */
    public record AtBranch(SiteId branch, int copies, int onShelf) {}

    public int copies() {
        return branches.stream().mapToInt(AtBranch::copies).sum();
    }

    public int onShelf() {
        return branches.stream().mapToInt(AtBranch::onShelf).sum();
    }
}
