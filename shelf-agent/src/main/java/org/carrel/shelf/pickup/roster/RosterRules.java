package org.carrel.shelf.pickup.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.RosterKey;
import org.carrel.device.port.Moment;
import org.carrel.shelf.panel.PanelScreen.Reason;

/** The off-line rule: who may collect by the roster, by the clock alone. */
public final class RosterRules {
    /** A clock that is further behind the roster's issue than this is wrong, whatever it says of itself. */
    private static final Duration BEHIND_MAX = Duration.ofMinutes(5);

    private RosterRules() {}

    /** About 5 ms on a board: the hash is slow by intention. */
    public static RosterDecision decide(Optional<PickupRoster> roster, RosterKey key, CardNumber card, Moment now) {
        if (now.quality() == DeviceTime.Quality.UNKNOWN) {
            return new RosterDecision.Refused(Reason.OFFLINE_CLOCK_UNKNOWN);
        }
        if (roster.isEmpty() || !now.wall().isBefore(roster.get().expires())) {
            return new RosterDecision.Refused(Reason.OFFLINE_LIST_MISSING);
        }
        return decide(roster.get(), key.hash(card), now.wall());
    }

    private static RosterDecision decide(PickupRoster roster, CardHash hash, Instant wall) {
        if (wall.isBefore(roster.issued().minus(BEHIND_MAX))) {
            return new RosterDecision.Refused(Reason.OFFLINE_CLOCK_UNKNOWN);
        }
        if (roster.staff().contains(hash)) {
            return new RosterDecision.Staff();
        }
        List<CollectAnswer.GrantedHold> holds = new ArrayList<>();
        for (PickupRoster.Entry entry : roster.entries()) {
            if (entry.card().equals(hash) && wall.isBefore(entry.until())) {
                holds.add(new CollectAnswer.GrantedHold(entry.hold(), entry.item()));
            }
        }
        return holds.isEmpty()
                ? new RosterDecision.Refused(Reason.OFFLINE_NOT_LISTED)
                : new RosterDecision.Granted(new Permission.ByRoster(hash, roster.version()), holds);
    }
}
