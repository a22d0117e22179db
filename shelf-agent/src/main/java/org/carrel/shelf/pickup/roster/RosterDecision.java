package org.carrel.shelf.pickup.roster;

import java.util.List;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.Permission;
import org.carrel.shelf.panel.PanelScreen;

/** What the roster says to a card while the hub cannot be reached. */
public sealed interface RosterDecision {
    /** @param holds at least one */
    record Granted(Permission.ByRoster permission, List<CollectAnswer.GrantedHold> holds) implements RosterDecision {
        public Granted {
            holds = List.copyOf(holds);
        }
    }

    record Staff() implements RosterDecision {}

    record Refused(PanelScreen.Reason reason) implements RosterDecision {}
}
