package org.carrel.kiosk.display;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.Reply;
import org.carrel.contract.message.Telemetry;
import org.carrel.device.agent.HealthParts;
import org.carrel.device.agent.Journal;
import org.carrel.device.agent.JournalEntry;
import org.carrel.device.port.Agent;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;

/** A queue display: hands the hub's word to the {@link Display} function and shows what that decides. One caller at a time, no threads. */
final class DisplayAgent implements Agent<DisplayInput> {
    private static final Duration JOURNAL_RETRY = Duration.ofSeconds(2);
    private static final Duration TELEMETRY_EVERY = Duration.ofMinutes(1);

    private final Parts parts;
    private final Display display;
    private final Journal journal;
    private final boolean crashLoop;
    private DisplayState state;
    private Optional<DisplayScreen> shown = Optional.empty();
    private boolean stopRequested;
    private long journalRetryAt = Moment.NEVER;
    private long telemetryAt;
    private long deadline;

    /** What it is made of. */
    record Parts(DeviceStore store, HubSession session, DesiredSettings desired, Page page) {}

    /** @param crashLoop whether it stopped several times shortly after its start */
    DisplayAgent(
            Parts parts,
            DisplayRules rules,
            String software,
            OperationEvent.StartCause cause,
            boolean crashLoop,
            Moment now) {
        this.parts = parts;
        this.display = new Display(rules);
        this.journal = new Journal(parts.store(), body -> false);
        this.crashLoop = crashLoop;
        this.state = DisplayState.starting(now.nanos());
        this.telemetryAt = now.in(TELEMETRY_EVERY);
        journal.record(List.of(new JournalEntry.Append(new OperationEvent.Started(software, cause))), now);
        settle(now);
    }

    @Override
    public void step(DisplayInput input, Moment now) {
        switch (input) {
            case DisplayInput.Hub hub ->
                parts.session().receive(hub.input(), now).forEach(each -> noticed(each, now));
        }
        settle(now);
    }

    @Override
    public void wake(Moment now) {
        if (now.reached(parts.session().nextDeadline())) {
            parts.session().wake(now).forEach(notice -> noticed(notice, now));
        }
        if (now.reached(parts.desired().nextDeadline())) {
            decided(parts.desired().wake(now), now);
        }
        if (now.reached(journalRetryAt)) {
            journal.retry(now);
            parts.session().pump(now);
        }
        if (now.reached(telemetryAt)) {
            telemetryAt = now.in(TELEMETRY_EVERY);
            parts.session().tell(telemetry(now));
        }
        settle(now);
    }

    @Override
    public long nextDeadline() {
        return deadline;
    }

    /** Whether the process is to end in good order, to be started again. */
    boolean stopRequested() {
        return stopRequested;
    }

    /** Ends in good order, and the hub knows. */
    void stop(Moment now) {
        parts.session().leave(now);
    }

    private void settle(Moment now) {
        carryOut(display.woken(state, now));
        show(display.screen(state, now));
        journalRetryAt = journal.failing().isEmpty() ? Moment.NEVER : now.in(JOURNAL_RETRY);
        parts.session().tell(health(now), now);
        deadline = LongStream.of(
                        display.deadline(state, now),
                        parts.session().nextDeadline(),
                        parts.desired().nextDeadline(),
                        journalRetryAt,
                        telemetryAt)
                .min()
                .orElse(Moment.NEVER);
    }

    private void carryOut(Display.Step step) {
        state = step.state();
        step.said().forEach(parts.page()::announce);
    }

    private void show(DisplayScreen screen) {
        if (!shown.equals(Optional.of(screen))) {
            shown = Optional.of(screen);
            parts.page().show(screen);
        }
    }

    private void noticed(SyncNotice notice, Moment now) {
        switch (notice) {
            case SyncNotice.BoardSaid said -> carryOut(display.heard(state, said.board(), now));
            case SyncNotice.Ordered it -> ordered(it, now);
            case SyncNotice.ConfigChanged it -> decided(parts.desired().desired(it.desired(), now), now);
            case SyncNotice.Online _ -> decided(parts.desired().online(now), now);
            // Silence says it, whatever the reason.
            case SyncNotice.Offline _ -> {}
            // A display asks nothing and knows nobody.
            case SyncNotice.Answered _, SyncNotice.Unanswered _, SyncNotice.RosterChanged _ -> {}
        }
    }

    private void ordered(SyncNotice.Ordered it, Moment now) {
        CommandReport.Progress progress = switch (it.order().command()) {
            case Command.Restart _ -> {
                stopRequested = true;
                yield new CommandReport.Done(new Reply.Done());
            }
            case Command.SelfTest _ -> new CommandReport.Done(new Reply.TestResult(health(now)));
            case Command.OpenCompartment _,
                    Command.BlinkCompartment _,
                    Command.GuidePull _,
                    Command.TakeInventory _,
                    Command.Decommission _ -> new CommandReport.Failed(CommandReport.Reason.UNSUPPORTED);
        };
        parts.session().report(it.order().id(), progress, now);
    }

    private void decided(DesiredSettings.Outcome outcome, Moment now) {
        outcome.reports().forEach(report -> parts.session().report(report, now));
        stopRequested |= outcome.restart();
    }

    private Health health(Moment now) {
        return new Health(List.of(
                HealthParts.journal(journal.failing()),
                HealthParts.clock(now.quality()),
                HealthParts.agent(crashLoop)));
    }

    private Telemetry telemetry(Moment now) {
        SortedMap<String, Double> figures = new TreeMap<>();
        long acknowledged = parts.store().acknowledgedThrough();
        figures.put("outbox.rows", (double) (parts.store().newest() - acknowledged));
        figures.put(Telemetry.ACKNOWLEDGED, (double) acknowledged);
        return new Telemetry(new DeviceTime(now.wall(), now.quality(), Math.max(0, now.nanos() / 1_000_000)), figures);
    }
}
