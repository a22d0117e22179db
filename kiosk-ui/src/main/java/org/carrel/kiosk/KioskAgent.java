package org.carrel.kiosk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.Reply;
import org.carrel.contract.message.Telemetry;
import org.carrel.device.agent.CardLines;
import org.carrel.device.agent.HealthParts;
import org.carrel.device.agent.Journal;
import org.carrel.device.agent.JournalEntry;
import org.carrel.device.agent.ReaderCare;
import org.carrel.device.port.Agent;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;
import org.carrel.device.reading.Identifying;
import org.carrel.device.security.TagSecurity;
import org.carrel.kiosk.checkout.Unfinished;
import org.carrel.kiosk.deed.Debts;
import org.carrel.kiosk.deed.Effect;
import org.carrel.kiosk.flow.Input;
import org.carrel.kiosk.flow.Kiosk;
import org.carrel.kiosk.flow.KioskState;
import org.carrel.kiosk.flow.Rules;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.flow.Step;

/**
 * A kiosk: translates what happens outside into inputs of the {@link Kiosk} function and carries out what that decides. Of each step the
 * journal is written first; nothing else of it happens before that is on the medium. One caller at a time, no threads.
 */
public final class KioskAgent implements Agent<KioskInput> {
    private static final Duration JOURNAL_RETRY = Duration.ofSeconds(2);
    private static final Duration TELEMETRY_EVERY = Duration.ofMinutes(1);

    private final KioskParts parts;
    private final Kiosk kiosk;
    private final Journal journal;
    private final PadShift pad;
    private final CardLines cards;
    private final Optional<PaperShift> paper;
    private final PageWatch page;
    private final boolean crashLoop;
    private final List<String> problems = new ArrayList<>();
    private final Deque<Input> waiting = new ArrayDeque<>();

    private KioskState state;
    private Optional<Shown> shown = Optional.empty();
    private boolean journalWorks = true;
    private boolean stopRequested;
    private boolean restartWanted;
    private long journalRetryAt = Moment.NEVER;
    private long telemetryAt;
    /** Of the last call for a member of staff that the hub has not got yet. */
    private long callSequence = Long.MAX_VALUE;

    private long deadline;

    /** @param crashLoop the device stopped several times shortly after its start: it stays on line and serves nobody */
    KioskAgent(
            KioskParts parts,
            Rules rules,
            String software,
            OperationEvent.StartCause cause,
            boolean crashLoop,
            Moment now) {
        this.parts = parts;
        this.kiosk = new Kiosk(rules, parts.session()::nextAskId);
        // A kiosk tells nothing twice, so nothing of it may be dropped.
        this.journal = new Journal(parts.store(), body -> false);
        this.crashLoop = crashLoop;
        this.pad = new PadShift(
                parts.reader(),
                new ReaderCare(now),
                parts.pad(),
                new TagSecurity(parts.security()),
                new Identifying(parts.meaning()));
        this.cards = new CardLines(parts.cards(), now);
        this.paper = parts.paper().map(it -> new PaperShift(it.printer(), it.typesetter(), now));
        this.page = new PageWatch(parts.sign(), now);
        this.telemetryAt = now.in(TELEMETRY_EVERY);
        Kiosk.Remembered remembered = new Kiosk.Remembered(
                parts.store().notes(Debts.PREFIX), parts.store().notes(Unfinished.PREFIX));
        Step first = kiosk.start(remembered, crashLoop, problems, now);
        this.state = first.state();
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Write(new JournalEntry.Append(new OperationEvent.Started(software, cause))));
        effects.addAll(first.effects());
        boolean _ = carryOut(new Step(first.state(), effects, false), now);
        settle(now);
    }

    @Override
    public void step(KioskInput input, Moment now) {
        switch (input) {
            case KioskInput.Reader it -> waiting.addAll(pad.line(it.input(), now));
            case KioskInput.Card it -> cards.receive(it.line(), it.input(), now).forEach(this::scanned);
            case KioskInput.Paper it -> paper(shift -> shift.line(it.input(), now));
            case KioskInput.Drawn it -> paper(shift -> shift.drawn(it.picture(), now));
            case KioskInput.Undrawn _ -> paper(PaperShift::undrawn);
            case KioskInput.NoTypeface _ -> paper(shift -> shift.noTypeface(now));
            case KioskInput.Hub it -> parts.session().receive(it.input(), now).forEach(notice -> noticed(notice, now));
            case KioskInput.Touched it -> waiting.add(new Input.Touched(it.touch()));
            case KioskInput.PageSeen _ -> page.seen(now);
        }
        settle(now);
    }

    @Override
    public void wake(Moment now) {
        waiting.addAll(pad.wake(now));
        paper(shift -> shift.wake(now));
        if (now.reached(parts.session().nextDeadline())) {
            parts.session().wake(now).forEach(notice -> noticed(notice, now));
        }
        if (now.reached(parts.desired().nextDeadline())) {
            decided(parts.desired().wake(now), now);
        }
        cards.tick(now);
        page.wake(now);
        if (now.reached(kiosk.deadline(state, now))) {
            waiting.add(new Input.Woken());
        }
        if (now.reached(journalRetryAt)) {
            journalRetryAt = Moment.NEVER;
            journal.retry(now);
            journalChanged(now);
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

    /** Whether the process is to end in good order, to be started again: on command, or for new settings once nobody is served. */
    public boolean stopRequested() {
        return stopRequested || (restartWanted && !kiosk.busy(state));
    }

    /** What could not be understood in the journal at start; one sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Ends in good order, and the hub knows. What was under way is concluded at the next start. */
    public void stop(Moment now) {
        parts.session().leave(now);
    }

    private void settle(Moment now) {
        cards.changes().forEach(working -> waiting.add(new Input.CardReaderChanged(working)));
        if (callSequence <= parts.store().acknowledgedThrough()) {
            callSequence = Long.MAX_VALUE;
            waiting.add(new Input.CallHeard());
        }
        boolean written = true;
        while (!waiting.isEmpty() || (written && kiosk.due(state))) {
            Optional<Input> input = Optional.ofNullable(waiting.poll());
            written = carryOut(
                    input.map(it -> kiosk.step(state, it, now)).orElseGet(() -> kiosk.advance(state, now)), now);
            if (!written && input.isPresent() && input.get() instanceof Input.Answered answered) {
                // The hub repeats its answer, perhaps to a medium that takes it.
                waiting.add(new Input.Unanswered(answered.ask()));
            }
        }
        show(now);
        pad.work(now);
        parts.session().tell(health(now), now);
        deadline = LongStream.of(
                        kiosk.deadline(state, now),
                        pad.nextDeadline(now),
                        paper.map(PaperShift::nextDeadline).orElse(Moment.NEVER),
                        parts.session().nextDeadline(),
                        journalRetryAt,
                        telemetryAt,
                        page.nextDeadline(),
                        parts.desired().nextDeadline(),
                        cards.nextDeadline())
                .min()
                .orElse(Moment.NEVER);
    }

    /** @return false when nothing of it happened, since it could not be written */
    private boolean carryOut(Step step, Moment now) {
        List<JournalEntry> writes = step.effects().stream()
                .filter(Effect.Write.class::isInstance)
                .map(effect -> ((Effect.Write) effect).entry())
                .toList();
        if (!writes.isEmpty()) {
            if (step.conditional() && !journal.commit(writes, now)) {
                journalChanged(now);
                return false;
            }
            if (!step.conditional()) {
                journal.record(writes, now);
            }
            journalChanged(now);
        }
        state = step.state();
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Write _ -> {}
                case Effect.Ask ask -> parts.session().ask(ask.id(), ask.ask(), now);
                case Effect.Secure secure -> pad.secure(secure.uid(), secure.item(), secure.wanted(), now);
                case Effect.Print print ->
                    parts.paper()
                            .map(it -> it.letterhead().receipt(print.slip(), print.language(), state.places(), now))
                            .ifPresent(receipt -> paper.ifPresent(shift -> shift.print(receipt)));
                case Effect.Play play -> parts.sounds().play(play.sound());
            }
        }
        if (writes.stream().anyMatch(KioskAgent::callsStaff)) {
            // Whatever was written with it comes later: the hub has the call when it has the newest.
            callSequence = parts.store().newest();
        }
        if (!writes.isEmpty()) {
            parts.session().pump(now);
        }
        return true;
    }

    private static boolean callsStaff(JournalEntry entry) {
        return entry instanceof JournalEntry.Append(var body) && body instanceof KioskEvent.HelpCalled;
    }

    private void paper(Function<PaperShift, List<Input>> deed) {
        paper.ifPresent(shift -> waiting.addAll(deed.apply(shift)));
    }

    private void show(Moment now) {
        Shown next = kiosk.shown(state, now);
        if (!shown.equals(Optional.of(next))) {
            shown = Optional.of(next);
            parts.face().show(next);
        }
    }

    private void scanned(CardReader.Scan scan) {
        waiting.add(
                switch (scan) {
                    case CardReader.Scan.Card card -> new Input.CardShown(card.number());
                    case CardReader.Scan.Unusable _ -> new Input.CardUnreadable();
                });
    }

    private void noticed(SyncNotice notice, Moment now) {
        switch (notice) {
            case SyncNotice.Online _ -> {
                waiting.add(new Input.HubChanged(true));
                decided(parts.desired().online(now), now);
            }
            case SyncNotice.Offline _ -> waiting.add(new Input.HubChanged(false));
            case SyncNotice.Answered it -> waiting.add(new Input.Answered(it.id(), it.answer()));
            case SyncNotice.Unanswered it -> waiting.add(new Input.Unanswered(it.id()));
            case SyncNotice.Ordered it -> ordered(it, now);
            // A kiosk gets none.
            // Rosters are a shelf's, boards a display's.
            case SyncNotice.RosterChanged _, SyncNotice.BoardSaid _ -> {}
            case SyncNotice.ConfigChanged it -> decided(parts.desired().desired(it.desired(), now), now);
        }
    }

    private void ordered(SyncNotice.Ordered it, Moment now) {
        CommandReport.Progress progress = switch (it.order().command()) {
            case Command.Restart _ -> {
                boolean busy = kiosk.busy(state);
                stopRequested |= !busy;
                yield busy
                        ? new CommandReport.Failed(CommandReport.Reason.BUSY)
                        : new CommandReport.Done(new Reply.Done());
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
        restartWanted |= outcome.restart();
    }

    private void journalChanged(Moment now) {
        boolean works = journal.failing().isEmpty();
        if (works != journalWorks) {
            journalWorks = works;
            waiting.add(new Input.JournalChanged(works));
        }
        journalRetryAt = works ? Moment.NEVER : now.in(JOURNAL_RETRY);
    }

    private Health health(Moment now) {
        List<Health.Part> all = new ArrayList<>(List.of(HealthParts.reader(pad.care()), cards.health()));
        paper.ifPresent(shift -> all.add(shift.health()));
        page.health().ifPresent(all::add);
        all.add(HealthParts.journal(journal.failing()));
        all.add(HealthParts.clock(now.quality()));
        all.add(HealthParts.agent(crashLoop));
        return new Health(all);
    }

    private Telemetry telemetry(Moment now) {
        SortedMap<String, Double> figures = new TreeMap<>();
        long acknowledged = parts.store().acknowledgedThrough();
        figures.put("outbox.rows", (double) (parts.store().newest() - acknowledged));
        figures.put(Telemetry.ACKNOWLEDGED, (double) acknowledged);
        figures.put("tags.present", (double) pad.present());
        return new Telemetry(new DeviceTime(now.wall(), now.quality(), Math.max(0, now.nanos() / 1_000_000)), figures);
    }
}
