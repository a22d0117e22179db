package org.carrel.hub.lending;

import java.time.Instant;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;

/** A copy that is on its way. */
public record Transit(ItemId item, SiteId from, Target to, Instant since) {
    /** Where to. */
    public sealed interface Target {
        /** Home, to the branch where it belongs. */
        record Home(SiteId branch) implements Target {}

        /** To the pickup shelf of a branch. */
        record Pickup(SiteId branch) implements Target {}

        /** To the library of the alliance that owns it. */
        record Partner(String code) implements Target {}

        default boolean arrivedAt(SiteId site) {
            return switch (this) {
                case Home(SiteId branch) -> branch.equals(site);
                case Pickup(SiteId branch) -> branch.equals(site);
                case Partner(String code) -> false;
            };
        }
    }
}
