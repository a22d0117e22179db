package org.carrel.shelf.bookdrop.sorting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.device.port.Moment;

/** One step under way: the state as it changes, and what is to be done. */
final class Turn {
    private final Rules rules;
    private final Moment now;
    private final List<Effect> effects = new ArrayList<>();
    private DropState state;

    Turn(Rules rules, DropState state, Moment now) {
        this.rules = rules;
        this.state = state;
        this.now = now;
    }

    Rules rules() {
        return rules;
    }

    Timings timings() {
        return rules.timings();
    }

    Moment now() {
        return now;
    }

    DropState state() {
        return state;
    }

    Sensors sensors() {
        return state.sensors();
    }

    Phase phase() {
        return state.phase();
    }

    void to(Phase next) {
        state = state.with(next);
    }

    void become(DropState changed) {
        state = changed;
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    Step done() {
        return new Step(state, effects);
    }

    /** Whether so much time has passed since then. */
    boolean passed(long since, Duration duration) {
        return now.nanos() - since >= duration.toNanos();
    }

    boolean full(Bin bin) {
        return sensors().full(bin.id(), timings(), now);
    }

    void raise(Alarm alarm, String subject) {
        change(alarm, subject, true);
    }

    void clear(Alarm alarm, String subject) {
        change(alarm, subject, false);
    }

    private void change(Alarm alarm, String subject, boolean raised) {
        String name = alarm + "/" + subject;
        SortedSet<String> alarms = new TreeSet<>(state.alarms());
        if (raised ? alarms.add(name) : alarms.remove(name)) {
            state = state.with(alarms);
            effects.add(new Effect.Append(
                    raised
                            ? new OperationEvent.AlarmRaised(alarm, subject)
                            : new OperationEvent.AlarmCleared(alarm, subject)));
            effects.add(
                    raised
                            ? new Effect.Note(
                                    Remembered.ALARM + name, Bytes.of(subject.getBytes(StandardCharsets.UTF_8)))
                            : new Effect.Forget(Remembered.ALARM + name));
        }
    }
}
