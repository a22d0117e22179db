package org.carrel.device.port;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Telemetry;

/**
 * A device's conversation with the hub above the wire: birth, outbox, questions, commands, roster, configuration. A step
 * machine: feed it what the link tells and wake it at its deadline; it gives back what the agent should know. Events are
 * not handed to it: they are appended to the {@link DeviceStore}, and {@link #pump} sends what is there.
 */
public interface HubSession {
    List<SyncNotice> receive(HubLinkInput input, Moment now);

    List<SyncNotice> wake(Moment now);

    long nextDeadline();

    /** Sends what the store has and the window allows; call after each transaction that appended. */
    void pump(Moment now);

    boolean online();

    /** A name for a question that nothing else has; for who must note it before asking. */
    AskId nextAskId();

    /**
     * Asks now; exactly one {@link SyncNotice.Answered} or {@link SyncNotice.Unanswered} with this id follows, the latter at once
     * when off line and otherwise after the bounded wait. The same question may be asked again under the same name after that: the hub
     * answers it once and repeats its answer.
     */
    void ask(AskId id, Ask<?> ask, Moment now);

    /** As {@link #ask(AskId, Ask, Moment)}, under a fresh name. */
    default AskId ask(Ask<?> ask, Moment now) {
        AskId id = nextAskId();
        ask(id, ask, now);
        return id;
    }

    /** Reports where a command has got to; durable and repeated until delivered. */
    void report(CommandId id, CommandReport.Progress progress, Moment now);

    /** The roster as last stored, also from before this start; empty when there is none or when it ran out and was deleted. */
    Optional<PickupRoster> roster();

    /** Tells what became of desired settings; retained, and told again on each connect. */
    void report(ConfigReported reported, Moment now);

    /** Says that the device stops in good order; nothing is sent after it. */
    void leave(Moment now);

    /** Tells the new health with the retained birth, when it differs from what was told last. */
    void tell(Health health, Moment now);

    /** Sends figures, when on line; lost otherwise. */
    void tell(Telemetry telemetry);
}
