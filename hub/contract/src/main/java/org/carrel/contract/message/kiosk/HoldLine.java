package org.carrel.contract.message.kiosk;

import java.time.Instant;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.SiteId;

/**
 * One thing that a patron has reserved.
 *
 * @param pickup the branch where it will be collected
 */
public record HoldLine(HoldId hold, Work work, SiteId pickup, Turn turn) {
    /** Where it has got to. */
    public sealed interface Turn {
        /**
         * @param ahead how many are served before
         * @param copies how many copies would do
         */
        record Waiting(int ahead, int copies) implements Turn {}

        /** Others are served first until then. */
        record Paused(Instant until) implements Turn {}

        /** A copy is kept for it and on its way to the pickup shelf. */
        record OnItsWay() implements Turn {}

        /**
         * To be collected.
         *
         * @param until the first instant at which it has lapsed
         */
        record Ready(DeviceId shelf, Instant until) implements Turn {}

        /** It was ready and is not where it was: the desk looks for it. */
        record AskAtDesk() implements Turn {}
    }
}
