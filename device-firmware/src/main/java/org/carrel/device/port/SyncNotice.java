package org.carrel.device.port;

import org.carrel.contract.id.AskId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.CallBoard;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.PickupRoster;

/** What an agent learns from its {@link HubSession}. */
public sealed interface SyncNotice {
    record Online() implements SyncNotice {}

    record Offline() implements SyncNotice {}

    record Answered(AskId id, Answer answer) implements SyncNotice {}

    /** No answer came in time, or the line is down: the offline rule applies. */
    record Unanswered(AskId id) implements SyncNotice {}

    /** A command not seen before, not expired, and recorded: it will not come again. */
    record Ordered(CommandOrder order) implements SyncNotice {}

    /** A newer roster, already stored. */
    record RosterChanged(PickupRoster roster) implements SyncNotice {}

    /** What a queue display is to show. May have overtaken a later one on its way. */
    record BoardSaid(CallBoard board) implements SyncNotice {}

    /** Settings with a version not yet in force. */
    record ConfigChanged(ConfigDesired desired) implements SyncNotice {}
}
