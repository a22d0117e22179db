package org.carrel.shelf.bookdrop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DropAnswer;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.Reply;
import org.carrel.contract.message.Telemetry;
import org.carrel.device.agent.Journal;
import org.carrel.device.agent.JournalEntry;
import org.carrel.device.port.Agent;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;
import org.carrel.device.sync.Opening;
import org.carrel.shelf.bookdrop.screen.DropScreen;
import org.carrel.shelf.bookdrop.sorting.DropState;
import org.carrel.shelf.bookdrop.sorting.Effect;
import org.carrel.shelf.bookdrop.sorting.Happening;
import org.carrel.shelf.bookdrop.sorting.Outputs;
import org.carrel.shelf.bookdrop.sorting.Remembered;
import org.carrel.shelf.bookdrop.sorting.Rules;
import org.carrel.shelf.bookdrop.sorting.Sorter;
import org.carrel.shelf.bookdrop.sorting.Step;

/**
 * A book drop: translates what happens outside into happenings of the {@link Sorter} and carries out what that decides. Of each step the
 * journal is written first. One caller at a time, no threads.
 *
 * <p>Making one switches every pin off, takes up what the journal remembers, and says that the device started.
 */
public final class DropAgent implements Agent<DropInput> {
    private static final Duration JOURNAL_RETRY = Duration.ofSeconds(2);
    private static final Duration TELEMETRY_EVERY = Duration.ofMinutes(1);

    private final DropParts parts;
    private final Sorter sorter;
    private final Journal journal;
    private final BeltReader reader;
    private final boolean crashLoop;
    private final List<String> problems;
    private final Deque<Happening> waiting = new ArrayDeque<>();

    private DropState state;
    private Outputs shown = Outputs.OFF;
    private Optional<DropScreen> screen = Optional.empty();
    private Optional<AskId> asked = Optional.empty();
    private boolean journalWorks = true;
    private boolean stopRequested;
    private boolean restartWanted;
    private long journalRetryAt = Moment.NEVER;
    private long telemetryAt;
    private long deadline;

    /** @param crashLoop the device stopped several times shortly after its start: it stays on line and takes nothing */
    DropAgent(
            DropParts parts,
            Rules rules,
            String software,
            OperationEvent.StartCause cause,
            boolean crashLoop,
            Moment now) {
        this.parts = parts;
        this.sorter = new Sorter(rules);
        // What fell into a bin is told nowhere else, so nothing is ever dropped.
        this.journal = new Journal(parts.store(), body -> false);
        this.crashLoop = crashLoop;
        off();
        Remembered remembered = Remembered.of(parts.store());
        this.problems = remembered.problems();
        this.reader = new BeltReader(parts, now);
        this.telemetryAt = now.in(TELEMETRY_EVERY);
        Step first = sorter.start(remembered, cause == OperationEvent.StartCause.AFTER_CRASH, crashLoop, now);
        this.state = first.state();
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Append(new OperationEvent.Started(software, cause)));
        effects.addAll(first.effects());
        if (parts.store().note(Opening.REPLACED_NOTE).isPresent()) {
            effects.add(
                    new Effect.Append(new OperationEvent.AlarmRaised(OperationEvent.Alarm.JOURNAL_QUARANTINED, "")));
            effects.add(new Effect.Forget(Opening.REPLACED_NOTE));
        }
        carryOut(new Step(first.state(), effects), now);
        settle(now);
    }

    @Override
    public void step(DropInput input, Moment now) {
        switch (input) {
            case DropInput.Reader it -> waiting.addAll(reader.line(it.input(), now));
            case DropInput.Hub it -> parts.session().receive(it.input(), now).forEach(notice -> noticed(notice, now));
            case DropInput.Entry(boolean broken) -> waiting.add(new Happening.EntryBarrier(broken));
            case DropInput.Exit(boolean broken) -> waiting.add(new Happening.ExitBarrier(broken));
            case DropInput.Flap(boolean shut) -> waiting.add(new Happening.FlapContact(shut));
            case DropInput.Diverter(var bin, boolean there) -> waiting.add(new Happening.DiverterContact(bin, there));
            case DropInput.Level(var bin, boolean full) -> waiting.add(new Happening.BinLevel(bin, full));
        }
        settle(now);
    }

    @Override
    public void wake(Moment now) {
        waiting.addAll(reader.wake(now));
        if (now.reached(parts.session().nextDeadline())) {
            parts.session().wake(now).forEach(notice -> noticed(notice, now));
        }
        if (now.reached(parts.desired().nextDeadline())) {
            decided(parts.desired().wake(now), now);
        }
        if (now.reached(journalRetryAt)) {
            journal.retry(now);
            journalChanged(now);
            parts.session().pump(now);
        }
        if (now.reached(telemetryAt)) {
            telemetryAt = now.in(TELEMETRY_EVERY);
            parts.session().tell(telemetry(now));
        }
        waiting.add(new Happening.Woken());
        settle(now);
    }

    @Override
    public long nextDeadline() {
        return deadline;
    }

    /** Whether the process is to end in good order: on command, or for new settings once nothing is on its way. */
    public boolean stopRequested() {
        return stopRequested || (restartWanted && !state.busy());
    }

    /** What could not be understood in the journal at start; one sentence each. */
    public List<String> problems() {
        return problems;
    }

    public Health health(DeviceTime.Quality clock) {
        return DropHealth.of(state, reader.care(), journal.failing(), clock, crashLoop);
    }

    /** Ends in good order: nothing moves, the flap goes shut, and the hub knows. What is on the belt is taken up at the next start. */
    public void stop(Moment now) {
        off();
        parts.session().leave(now);
    }

    /** Works off everything that follows from an input, and then looks to pins, reader and deadlines. */
    private void settle(Moment now) {
        for (Happening happening = waiting.poll(); happening != null; happening = waiting.poll()) {
            carryOut(sorter.step(state, happening, now), now);
        }
        show(now);
        reader.work(sorter.listening(state), now);
        parts.session().tell(health(now.quality()), now);
        deadline = LongStream.of(
                        sorter.deadline(state, now),
                        reader.nextDeadline(now),
                        parts.session().nextDeadline(),
                        parts.desired().nextDeadline(),
                        journalRetryAt,
                        telemetryAt)
                .min()
                .orElse(Moment.NEVER);
    }

    private void carryOut(Step step, Moment now) {
        List<JournalEntry> writes = step.effects().stream()
                .filter(Effect.Written.class::isInstance)
                .map(Effect.Written.class::cast)
                .map(Effect.Written::entry)
                .toList();
        if (!writes.isEmpty()) {
            journal.record(writes, now);
            journalChanged(now);
        }
        state = step.state();
        show(now);
        for (Effect effect : step.effects()) {
            carryOut(effect, now);
        }
        if (!writes.isEmpty()) {
            parts.session().pump(now);
        }
    }

    private void carryOut(Effect effect, Moment now) {
        switch (effect) {
            case Effect.Written _ -> {}
            case Effect.AskRoute(var items) ->
                asked = Optional.of(parts.session().ask(new DropAsk.Route(items), now));
            case Effect.Secure(var uid, var item) -> reader.secure(uid, item, now);
            case Effect.ForgetTags() -> reader.forget();
            case Effect.Play(var sound) -> parts.sounds().play(sound);
        }
    }

    private void show(Moment now) {
        Outputs wanted = sorter.outputs(state, now);
        // Whatever stops, stops before anything else moves.
        if (shown.belt() && !wanted.belt()) {
            parts.pins().belt().set(false);
        }
        if (shown.flapFree() != wanted.flapFree()) {
            parts.pins().flapFree().set(wanted.flapFree());
        }
        if (shown.flapOpen() != wanted.flapOpen()) {
            parts.pins().flapOpen().set(wanted.flapOpen());
        }
        if (shown.diverter() != wanted.diverter()) {
            parts.pins().diverter().set(wanted.diverter());
        }
        if (!shown.belt() && wanted.belt()) {
            parts.pins().belt().set(true);
        }
        shown = wanted;
        DropScreen seen = sorter.screen(state, now);
        if (!screen.equals(Optional.of(seen))) {
            screen = Optional.of(seen);
            parts.view().show(seen);
        }
    }

    private void off() {
        parts.pins().belt().set(false);
        parts.pins().diverter().set(false);
        parts.pins().flapOpen().set(false);
        parts.pins().flapFree().set(false);
        shown = Outputs.OFF;
    }

    private void noticed(SyncNotice notice, Moment now) {
        switch (notice) {
            case SyncNotice.Online _ -> {
                waiting.add(new Happening.HubChanged(true));
                decided(parts.desired().online(now), now);
            }
            case SyncNotice.Offline _ -> waiting.add(new Happening.HubChanged(false));
            case SyncNotice.Answered it -> {
                if (asked.equals(Optional.of(it.id()))) {
                    asked = Optional.empty();
                    answered(it.answer());
                }
            }
            case SyncNotice.Unanswered it -> {
                if (asked.equals(Optional.of(it.id()))) {
                    asked = Optional.empty();
                    waiting.add(new Happening.HubSilent());
                }
            }
            case SyncNotice.Ordered it -> ordered(it, now);
            case SyncNotice.ConfigChanged it -> decided(parts.desired().desired(it.desired(), now), now);
            // Nobody collects anything here, and nobody waits for a seat.
            case SyncNotice.RosterChanged _, SyncNotice.BoardSaid _ -> {}
        }
    }

    private void answered(Answer answer) {
        waiting.add(
                answer instanceof DropAnswer.Routed(var destinations)
                        ? new Happening.Routed(destinations)
                        // Nothing that was asked: as good as silence.
                        : new Happening.HubSilent());
    }

    private void ordered(SyncNotice.Ordered it, Moment now) {
        CommandReport.Progress progress = switch (it.order().command()) {
            case Command.Restart _ -> {
                restartWanted = true;
                yield new CommandReport.Done(new Reply.Done());
            }
            case Command.SelfTest _ -> new CommandReport.Done(new Reply.TestResult(health(now.quality())));
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
        restartWanted |= outcome.restart();
    }

    private void journalChanged(Moment now) {
        boolean works = journal.failing().isEmpty();
        if (works != journalWorks) {
            journalWorks = works;
            waiting.add(new Happening.JournalChanged(works));
        }
        journalRetryAt = works ? Moment.NEVER : now.in(JOURNAL_RETRY);
    }

    private Telemetry telemetry(Moment now) {
        SortedMap<String, Double> figures = new TreeMap<>();
        long acknowledged = parts.store().acknowledgedThrough();
        figures.put("outbox.rows", (double) (parts.store().newest() - acknowledged));
        figures.put(Telemetry.ACKNOWLEDGED, (double) acknowledged);
        return new Telemetry(new DeviceTime(now.wall(), now.quality(), Math.max(0, now.nanos() / 1_000_000)), figures);
    }
}
