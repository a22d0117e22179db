package org.carrel.contract.message.seat;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.kiosk.Plan;

/**
 * A zone of seats as everybody may see it.
 *
 * @param whereZh where to report
 * @param hours when it is open today; none when it is closed
 * @param closedFor why it is closed today, or empty
 * @param free how many can be had now
 * @param away how many are somebody's who will be back
 * @param waiting how many parties wait
 * @param mark where it is on the plan; none or one
 */
public record ZoneLine(
        SeatZoneId zone,
        SiteId site,
        String nameZh,
        String nameEn,
        String whereZh,
        String whereEn,
        boolean open,
        List<Hours> hours,
        String closedFor,
        int seats,
        int free,
        int away,
        int waiting,
        List<OnPlan> mark) {
    public ZoneLine {
        hours = List.copyOf(hours);
        mark = List.copyOf(mark);
    }

    public record Hours(Instant opens, Instant closes) {}

    public record OnPlan(String level, Plan.Spot at) {}
}
