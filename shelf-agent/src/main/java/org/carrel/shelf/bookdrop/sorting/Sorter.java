package org.carrel.shelf.bookdrop.sorting;

import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.device.port.Moment;
import org.carrel.shelf.bookdrop.screen.DropScreen;

/** A drop as a function. What happens only changes what is known; {@link Advancing} decides by that and by the clock what comes next. */
public final class Sorter {
    private final Rules rules;
    private final Advancing advancing;
    private final Picture picture;

    public Sorter(Rules rules) {
        this.rules = rules;
        this.advancing = new Advancing();
        this.picture = new Picture(rules);
    }

    /**
     * @param afterCrash it was not stopped in good order: something may have fallen in unnoticed, so the belt is emptied
     * @param crashLoop the device stopped several times shortly after its start: it stays on line and takes nothing
     */
    public Step start(Remembered remembered, boolean afterCrash, boolean crashLoop, Moment now) {
        List<Batch> found =
                remembered.batch().isEmpty() && afterCrash ? List.of(Batch.suspected(now)) : remembered.batch();
        DropState state = new DropState(
                new Phase.Starting(now.in(rules.timings().contacts()), found),
                Sensors.silent(now.nanos()),
                new DropState.Condition(false, true, true, crashLoop, 0),
                new TreeSet<>(remembered.alarms()),
                DropState.Thanks.NONE,
                List.of());
        Turn turn = new Turn(rules, state, now);
        remembered.strayAlarms(rules).forEach(bin -> turn.clear(Alarm.BIN_FULL, bin));
        return turn.done();
    }

    public Step step(DropState state, Happening happening, Moment now) {
        Turn turn = new Turn(rules, state, now);
        learn(turn, happening);
        advancing.advance(turn, happening);
        return turn.done();
    }

    /** When it has to be woken: monotonic nanoseconds, or {@link Moment#NEVER}. */
    public long deadline(DropState state, Moment now) {
        return picture.deadline(state, now);
    }

    public Outputs outputs(DropState state, Moment now) {
        return picture.outputs(state, now);
    }

    public DropScreen screen(DropState state, Moment now) {
        return picture.screen(state, now);
    }

    /** Whether something may be in the machine that the reader should listen to. */
    public boolean listening(DropState state) {
        return state.phase() instanceof Phase.Busy;
    }

    private static void learn(Turn t, Happening happening) {
        DropState state = t.state();
        Sensors sensors = state.sensors();
        DropState.Condition was = state.condition();
        switch (happening) {
            case Happening.EntryBarrier(boolean broken) -> {
                if (broken && !sensors.entryBroken()) {
                    change(t, Batch::entry);
                }
                t.become(t.state().with(t.sensors().entry(broken)));
            }
            case Happening.ExitBarrier(boolean broken) -> {
                if (broken && !sensors.exitBroken()) {
                    left(t);
                }
                if (broken != sensors.exitBroken()) {
                    t.become(t.state().with(t.sensors().exit(broken, t.now().nanos())));
                }
            }
            case Happening.FlapContact(boolean shut) -> t.become(state.with(sensors.flap(shut)));
            case Happening.DiverterContact(CompartmentId bin, boolean there) ->
                t.become(state.with(sensors.diverter(bin, there)));
            case Happening.BinLevel(CompartmentId bin, boolean full) -> level(t, bin, full);
            case Happening.Swept(var heard) -> {
                boolean shut = sensors.flapShut();
                change(t, batch -> shut ? batch.swept() : batch);
                heard.forEach(uid ->
                        change(t, batch -> batch.with(piece(batch, uid).heard(shut))));
            }
            case Happening.ItemRead(var uid, var item, var owner, int parts, int part) ->
                change(
                        t,
                        batch -> batch.with(piece(batch, uid).with(new Piece.Reading.Item(item, owner, parts, part))));
            case Happening.StrangeRead(var uid, var kind) ->
                change(t, batch -> batch.with(piece(batch, uid).with(new Piece.Reading.Strange(kind))));
            case Happening.SecuritySettled(var uid, var outcome) ->
                change(t, batch -> batch.with(piece(batch, uid).with(Things.securing(outcome))));
            case Happening.ReaderChanged(boolean works) -> {
                t.become(state.with(new DropState.Condition(
                        was.online(), works, was.journalWorks(), was.crashLoop(), works ? 0 : was.unheard())));
                if (!works) {
                    change(t, Batch::blind);
                }
            }
            case Happening.HubChanged(boolean online) ->
                t.become(state.with(new DropState.Condition(
                        online, was.readerWorks(), was.journalWorks(), was.crashLoop(), was.unheard())));
            case Happening.JournalChanged(boolean works) ->
                t.become(state.with(new DropState.Condition(
                        was.online(), was.readerWorks(), works, was.crashLoop(), was.unheard())));
            // They say how far the drop is: that is decided with everything else.
            case Happening.Routed _, Happening.HubSilent _, Happening.Woken _ -> {}
        }
    }

    private static void left(Turn t) {
        List<CompartmentId> into = t.phase() instanceof Phase.Planned planned
                ? List.of(planned.plan().bin().id())
                : List.copyOf(t.sensors().at());
        change(t, batch -> batch.exit(into));
    }

    private static void level(Turn t, CompartmentId bin, boolean full) {
        if (t.rules().bin(bin).isPresent()) {
            // How a bin stands at the start has been so for long.
            long since = t.phase() instanceof Phase.Starting
                    ? t.now().nanos() - t.timings().level().toNanos()
                    : t.now().nanos();
            t.become(t.state().with(t.sensors().level(bin, full, since)));
        }
    }

    private static Piece piece(Batch batch, TagUid uid) {
        Piece known = batch.pieces().get(uid);
        return known == null ? Piece.first(uid) : known;
    }

    private static void change(Turn t, UnaryOperator<Batch> how) {
        if (t.phase() instanceof Phase.Busy busy) {
            t.to(busy.with(how.apply(busy.batch())));
        }
    }
}
