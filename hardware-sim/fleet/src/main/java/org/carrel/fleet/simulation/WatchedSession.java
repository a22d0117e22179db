package org.carrel.fleet.simulation;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Telemetry;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;

/** A device's session under observation: no command reaches the agent twice, in one life or in several. */
record WatchedSession(String device, HubSession session, TreeSet<CommandId> ordered, Runnable opening)
        implements HubSession {
    private List<SyncNotice> watched(List<SyncNotice> notices) {
        for (SyncNotice notice : notices) {
            if (!(notice instanceof SyncNotice.Ordered order)) {
                continue;
            }
            if (order.order().command() instanceof Command.OpenCompartment) {
                opening.run();
            }
            if (!ordered.add(order.order().id())) {
                throw new Broken(
                        Broken.Promise.TWICE,
                        device + " is given the command " + order.order().id() + " a second time");
            }
        }
        return notices;
    }

    @Override
    public List<SyncNotice> receive(HubLinkInput input, Moment now) {
        return watched(session.receive(input, now));
    }

    @Override
    public List<SyncNotice> wake(Moment now) {
        return watched(session.wake(now));
    }

    @Override
    public long nextDeadline() {
        return session.nextDeadline();
    }

    @Override
    public void pump(Moment now) {
        session.pump(now);
    }

    @Override
    public boolean online() {
        return session.online();
    }

    @Override
    public AskId nextAskId() {
        return session.nextAskId();
    }

    @Override
    public void ask(AskId id, Ask<?> ask, Moment now) {
        session.ask(id, ask, now);
    }

    @Override
    public void report(CommandId id, CommandReport.Progress progress, Moment now) {
        session.report(id, progress, now);
    }

    @Override
    public Optional<PickupRoster> roster() {
        return session.roster();
    }

    @Override
    public void report(ConfigReported reported, Moment now) {
        session.report(reported, now);
    }

    @Override
    public void leave(Moment now) {
        session.leave(now);
    }

    @Override
    public void tell(Health health, Moment now) {
        session.tell(health, now);
    }

    @Override
    public void tell(Telemetry telemetry) {
        session.tell(telemetry);
    }
}
