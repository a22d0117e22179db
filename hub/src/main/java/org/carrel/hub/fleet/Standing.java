package org.carrel.hub.fleet;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.message.Health;
import org.carrel.hub.shelf.Shelves.OpenAlarm;

/**
 * How a device stands, in one word, for the one line that staff see of it; with since when, and what to do next. The worst comes
 * first in {@link Word}, so sorting by it puts what is wrong on top.
 */
public record Standing(Word word, Instant since, Action action) {
    /** The worst first. */
    public enum Word {
        /** An alarm is open: a person is needed there now. */
        ALARM,
        LOST,
        /** A part does not work. */
        PART_FAILED,
        STOPPED,
        NEVER_SEEN,
        /** A part works with a limit. */
        LIMITED,
        IN_ORDER;

        /** Whether a person has to do something. */
        public boolean wrong() {
            return switch (this) {
                case ALARM, LOST, PART_FAILED, STOPPED -> true;
                case NEVER_SEEN, LIMITED, IN_ORDER -> false;
            };
        }
    }

    /** What to do next. */
    public enum Action {
        GO_AND_SEE,
        CHECK_POWER_AND_NETWORK,
        REPAIR_PART,
        START_DEVICE,
        CONNECT_FIRST_TIME,
        PLAN_REPAIR,
        NOTHING
    }

    /** @param alarms that are open at this device */
    public static Standing of(Device device, List<OpenAlarm> alarms) {
        if (!alarms.isEmpty()) {
            Instant first = alarms.stream()
                    .map(OpenAlarm::since)
                    .min(Instant::compareTo)
                    .orElseThrow();
            return new Standing(Word.ALARM, first, Action.GO_AND_SEE);
        }
        return switch (device.presence()) {
            case Presence.NeverSeen(Instant since) -> new Standing(Word.NEVER_SEEN, since, Action.CONNECT_FIRST_TIME);
            case Presence.Lost(long _, Instant since, Presence.Sign _) ->
                new Standing(Word.LOST, since, Action.CHECK_POWER_AND_NETWORK);
            case Presence.Stopped(long _, Instant since) -> new Standing(Word.STOPPED, since, Action.START_DEVICE);
            case Presence.Alive(long _, Instant since) -> alive(device.description(), since);
        };
    }

    private static Standing alive(Device.Description description, Instant since) {
        Health.Condition worst = description.health().worst();
        return switch (worst) {
            case FAILED -> new Standing(Word.PART_FAILED, description.healthSince(), Action.REPAIR_PART);
            case DEGRADED -> new Standing(Word.LIMITED, description.healthSince(), Action.PLAN_REPAIR);
            case WELL -> new Standing(Word.IN_ORDER, since, Action.NOTHING);
        };
    }
}
