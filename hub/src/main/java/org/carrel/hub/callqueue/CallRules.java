package org.carrel.hub.callqueue;

import java.time.Duration;

/**
 * A waiting list's settings.
 *
 * @param hold how long a called party's place is kept for it
 * @param recallsMax how often a party may be called again during its hold; that does not lengthen it
 * @param courtesyAfter behind how many others a party that missed its call waits again, once; 0 when it has to take a new number
 * @param avoidFour whether numbers that end in 4 are left out
 * @param byStaff whether staff call the next one; otherwise a place that becomes free calls by itself
 * @param waitingMax who would be one more is refused
 */
public record CallRules(
        Duration hold, int recallsMax, int courtesyAfter, boolean avoidFour, boolean byStaff, int waitingMax) {
    public CallRules {
        if (!hold.isPositive() || recallsMax < 0 || courtesyAfter < 0 || waitingMax < 0) {
            throw new IllegalArgumentException("no rules for calling: hold " + hold + ", recalls " + recallsMax
                    + ", courtesy " + courtesyAfter + ", waiting " + waitingMax);
        }
    }
}
