package org.carrel.shelf;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.CertificateAnswer;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DropAnswer;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.Telemetry;
import org.carrel.device.agent.CardLines;
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
import org.carrel.device.sync.Opening;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.shelf.pickup.Pickup;
import org.carrel.shelf.pickup.PickupEffect;
import org.carrel.shelf.pickup.PickupEvent;
import org.carrel.shelf.pickup.Remembered;
import org.carrel.shelf.pickup.Step;
import org.carrel.shelf.pickup.picture.Picture;
import org.carrel.shelf.pickup.roster.RosterRules;
import org.carrel.shelf.pickup.state.PickupState;
import org.carrel.shelf.pickup.state.Rules;

/**
 * A pickup shelf: translates what happens outside into events of the {@link Pickup} core and carries out what that decides. Of each
 * step the journal is written first; nothing else of it happens before that is on the medium. One caller at a time, no threads.
 *
 * <p>Making one switches every lamp and lock off, takes up what the journal remembers, and says that the device started.
 */
public final class ShelfAgent implements Agent<ShelfInput> {
    private static final Duration JOURNAL_RETRY = Duration.ofSeconds(2);
    private static final Duration TELEMETRY_EVERY = Duration.ofMinutes(1);

    private final ShelfParts parts;
    private final Pickup pickup;
    private final Journal journal;
    private final ReaderShift reader;
    private final CardLines cards;
    private final Lamps lamps;
    private final boolean crashLoop;
    private final List<String> problems;
    private final Deque<PickupEvent> waiting = new ArrayDeque<>();
    private final SortedMap<CompartmentId, Boolean> energised = new TreeMap<>();

    private PickupState state;
    private Optional<AskId> asked = Optional.empty();
    private Optional<PanelScreen> shown = Optional.empty();
    private boolean journalWorks = true;
    private boolean stopRequested;
    private boolean restartWanted;
    private long journalRetryAt = Moment.NEVER;
    private long telemetryAt;
    private long deadline;

    /** @param crashLoop the device stopped several times shortly after its start: it stays on line and opens for staff only */
    ShelfAgent(
            ShelfParts parts,
            Rules rules,
            String software,
            OperationEvent.StartCause cause,
            boolean crashLoop,
            Moment now) {
        this.parts = parts;
        this.pickup = new Pickup(rules);
        this.journal = new Journal(parts.store(), new ToldByInventory());
        this.lamps = new Lamps(parts.lamps());
        this.crashLoop = crashLoop;
        locksOff();
        Remembered remembered = Remembered.of(parts.store());
        this.reader = new ReaderShift(
                rules.layout(),
                parts.reader(),
                new ReaderCare(now),
                parts.presence(),
                new TagSecurity(parts.security()),
                new Identifying(parts.meaning()),
                remembered,
                now);
        this.cards = new CardLines(parts.cards(), now);
        this.telemetryAt = now.in(TELEMETRY_EVERY);
        boolean replaced = parts.store().note(Opening.REPLACED_NOTE).isPresent();
        Step first = pickup.start(remembered, crashLoop, replaced, now);
        this.problems = List.copyOf(remembered.problems());
        this.state = first.state();
        List<PickupEffect> effects = new ArrayList<>();
        effects.add(new PickupEffect.Append(new OperationEvent.Started(software, cause)));
        effects.addAll(first.effects());
        if (replaced) {
            effects.add(new PickupEffect.Forget(Opening.REPLACED_NOTE));
        }
        carryOut(new Step(first.state(), effects, false), now);
        settle(now);
    }

    @Override
    public void step(ShelfInput input, Moment now) {
        switch (input) {
            case ShelfInput.Reader it -> waiting.addAll(reader.line(it.input(), pickup.attention(state, now), now));
            case ShelfInput.Card it -> cards.receive(it.line(), it.input(), now).forEach(this::scanned);
            case ShelfInput.Hub it -> parts.session().receive(it.input(), now).forEach(notice -> noticed(notice, now));
            case ShelfInput.Door it -> waiting.add(new PickupEvent.DoorSaid(it.compartment(), it.open()));
            case ShelfInput.Touched it -> waiting.add(new PickupEvent.Touched(it.action()));
        }
        settle(now);
    }

    @Override
    public void wake(Moment now) {
        waiting.addAll(reader.wake(pickup.attention(state, now), now));
        if (now.reached(parts.session().nextDeadline())) {
            parts.session().wake(now).forEach(notice -> noticed(notice, now));
        }
        if (now.reached(parts.desired().nextDeadline())) {
            decided(parts.desired().wake(now), now);
        }
        cards.tick(now);
        if (now.reached(pickup.deadline(state))) {
            waiting.add(new PickupEvent.Woken());
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
        return stopRequested || (restartWanted && !busy());
    }

    /** Whether somebody is in the middle of something. */
    public boolean busy() {
        return state.busy();
    }

    /** What could not be understood in the journal at start; one sentence each. */
    public List<String> problems() {
        return problems;
    }

    public Health health(DeviceTime.Quality clock) {
        return HealthReport.of(reader, cards, journal.failing(), state.doorReport(), clock, crashLoop);
    }

    /** Ends in good order: everything dark and locked, and the hub knows. A visit in progress is concluded at the next start. */
    public void stop(Moment now) {
        lamps.allOff();
        locksOff();
        parts.session().leave(now);
    }

    /** Works off everything that follows from an input, and then looks to pins, reader and deadlines. */
    private void settle(Moment now) {
        cards.changes().forEach(working -> waiting.add(new PickupEvent.CardReaderChanged(working)));
        for (PickupEvent event = waiting.poll(); event != null; event = waiting.poll()) {
            carryOut(pickup.step(state, event, now), now);
            if (event instanceof PickupEvent.TagVanished gone) {
                waiting.addAll(reader.gone(gone.uid()));
            }
        }
        show(now);
        reader.work(pickup.attention(state, now), now);
        parts.session().tell(health(now.quality()), now);
        deadline = Math.min(
                Math.min(pickup.deadline(state), reader.nextDeadline(now)),
                Math.min(
                        Math.min(parts.session().nextDeadline(), lamps.nextDeadline(now)),
                        Math.min(
                                Math.min(journalRetryAt, telemetryAt),
                                Math.min(parts.desired().nextDeadline(), cards.nextDeadline()))));
    }

    private void carryOut(Step step, Moment now) {
        List<JournalEntry> writes = step.effects().stream()
                .filter(PickupEffect.Written.class::isInstance)
                .map(PickupEffect.Written.class::cast)
                .map(PickupEffect.Written::entry)
                .toList();
        if (!writes.isEmpty()) {
            if (step.conditional() && !journal.commit(writes, now)) {
                waiting.addFirst(new PickupEvent.JournalRefused());
                journalChanged(now);
                return;
            }
            if (!step.conditional()) {
                journal.record(writes, now);
            }
            journalChanged(now);
        }
        state = step.state();
        show(now);
        for (PickupEffect effect : step.effects()) {
            carryOut(effect, now);
        }
        if (!writes.isEmpty()) {
            parts.session().pump(now);
        }
    }

    private void carryOut(PickupEffect effect, Moment now) {
        switch (effect) {
            case PickupEffect.Written _ -> {}
            case PickupEffect.AskHub ask ->
                asked = Optional.of(parts.session().ask(new Ask.WhoCollects(ask.card()), now));
            case PickupEffect.AskRoster ask ->
                waiting.add(new PickupEvent.RosterSaid(
                        RosterRules.decide(parts.session().roster(), parts.key(), ask.card(), now)));
            case PickupEffect.Secure secure -> reader.secure(secure, now);
            case PickupEffect.Play play -> parts.sounds().play(play.sound());
            case PickupEffect.Report report -> parts.session().report(report.id(), report.progress(), now);
            case PickupEffect.TakeInventory _ -> reader.lookOver();
            case PickupEffect.FinishTest _ -> waiting.add(new PickupEvent.TestFinished(health(now.quality())));
            case PickupEffect.Stop _ -> stopRequested = true;
            case PickupEffect.Then then -> waiting.add(then.event());
        }
    }

    private void show(Moment now) {
        Picture picture = pickup.picture(state, now);
        lamps.show(picture.lamps(), now);
        parts.locks().forEach((compartment, pin) -> {
            boolean on = picture.energised().contains(compartment);
            Boolean before = energised.put(compartment, on);
            if (before == null || before != on) {
                pin.set(on);
            }
        });
        if (!shown.equals(Optional.of(picture.screen()))) {
            shown = Optional.of(picture.screen());
            parts.panel().show(picture.screen());
        }
    }

    private void scanned(CardReader.Scan scan) {
        waiting.add(
                switch (scan) {
                    case CardReader.Scan.Card card -> new PickupEvent.CardShown(card.number());
                    case CardReader.Scan.Unusable _ -> new PickupEvent.CardUnreadable();
                });
    }

    private void noticed(SyncNotice notice, Moment now) {
        switch (notice) {
            case SyncNotice.Online _ -> {
                waiting.add(new PickupEvent.HubChanged(true));
                decided(parts.desired().online(now), now);
            }
            case SyncNotice.Offline _ -> waiting.add(new PickupEvent.HubChanged(false));
            case SyncNotice.Answered it -> {
                if (asked.equals(Optional.of(it.id()))) {
                    asked = Optional.empty();
                    answered(it.answer());
                }
            }
            case SyncNotice.Unanswered it -> {
                if (asked.equals(Optional.of(it.id()))) {
                    asked = Optional.empty();
                    waiting.add(new PickupEvent.HubSilent());
                }
            }
            case SyncNotice.Ordered it -> waiting.add(new PickupEvent.Ordered(it.order()));
            // The session keeps the roster and hands it out when it is needed.
            case SyncNotice.RosterChanged _ -> {}
            // Nobody waits for a seat at a shelf.
            case SyncNotice.BoardSaid _ -> {}
            case SyncNotice.ConfigChanged it -> decided(parts.desired().desired(it.desired(), now), now);
        }
    }

    private void decided(DesiredSettings.Outcome outcome, Moment now) {
        outcome.reports().forEach(report -> parts.session().report(report, now));
        restartWanted |= outcome.restart();
    }

    private void answered(Answer answer) {
        switch (answer) {
            case CollectAnswer collect -> waiting.add(new PickupEvent.HubAnswered(collect));
            // A shelf asks nothing that others are answered with: as good as silence.
            case KioskAnswer _, DropAnswer _, CertificateAnswer _ -> waiting.add(new PickupEvent.HubSilent());
        }
    }

    private void journalChanged(Moment now) {
        boolean works = journal.failing().isEmpty();
        if (works != journalWorks) {
            journalWorks = works;
            waiting.add(new PickupEvent.JournalChanged(works));
            if (works && journal.takeDropped()) {
                waiting.add(new PickupEvent.AccountOwed());
            }
        }
        journalRetryAt = works ? Moment.NEVER : now.in(JOURNAL_RETRY);
    }

    private void locksOff() {
        parts.locks().forEach((compartment, pin) -> {
            pin.set(false);
            energised.put(compartment, false);
        });
    }

    private Telemetry telemetry(Moment now) {
        SortedMap<String, Double> figures = new TreeMap<>();
        long acknowledged = parts.store().acknowledgedThrough();
        figures.put("outbox.rows", (double) (parts.store().newest() - acknowledged));
        figures.put(Telemetry.ACKNOWLEDGED, (double) acknowledged);
        figures.put("tags.present", (double) parts.presence().present().size());
        figures.put("repairs.pending", (double) state.repairCount());
        return new Telemetry(new DeviceTime(now.wall(), now.quality(), Math.max(0, now.nanos() / 1_000_000)), figures);
    }
}
