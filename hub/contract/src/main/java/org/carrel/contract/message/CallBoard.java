package org.carrel.contract.message;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.SeatZoneId;

/**
 * What a display shows of the waiting lists of its branch; retained, whole each time, and again after some seconds although nothing has
 * changed. Numbers only: nothing about anybody.
 *
 * @param version grows with each issue; a display shows no older one after a newer, except after a silence
 * @param issued the hub's time, by which the calls' ends count
 */
public record CallBoard(long version, Instant issued, List<Zone> zones) implements HubToDevice {
    /**
     * One waiting list.
     *
     * @param whereZh for people, such as {@code 三樓服務檯}
     * @param waiting how many parties wait
     * @param calling whose call holds, newest first
     * @param before the last calls before those, newest first
     */
    public record Zone(
            SeatZoneId zone,
            String nameZh,
            String nameEn,
            String whereZh,
            String whereEn,
            int waiting,
            List<Call> calling,
            List<Call> before) {
        public Zone {
            calling = List.copyOf(calling);
            before = List.copyOf(before);
            if (waiting < 0) {
                throw new IllegalArgumentException("nobody or more wait, not " + waiting);
            }
        }
    }

    /**
     * One call.
     *
     * @param number as on the ticket
     * @param seat the seat's label
     * @param desk where to come, or empty for the seat itself
     * @param until the first moment that is too late
     * @param announcements 1 for the first call, one more each time it was called again
     */
    public record Call(String number, String seat, String desk, Instant called, Instant until, int announcements) {
        public Call {
            if (number.isBlank() || announcements < 1) {
                throw new IllegalArgumentException(
                        "a call has a number and was announced once or more, not '" + number + "', " + announcements);
            }
        }
    }

    public CallBoard {
        zones = List.copyOf(zones);
    }
}
