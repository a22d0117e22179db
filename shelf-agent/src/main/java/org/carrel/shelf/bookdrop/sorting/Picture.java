package org.carrel.shelf.bookdrop.sorting;

import java.time.Duration;
import java.util.Optional;
import org.carrel.device.port.Moment;
import org.carrel.shelf.bookdrop.screen.DropScreen;

/** What a state looks like from outside: pins, screen, and when it has to be looked at again. */
final class Picture {
    private final Rules rules;

    Picture(Rules rules) {
        this.rules = rules;
    }

    /** The flap never goes shut on whatever is in the mouth, and nothing moves while somebody can reach it. */
    Outputs outputs(DropState state, Moment now) {
        Sensors sensors = state.sensors();
        boolean takes = switch (state.phase()) {
            case Phase.Starting _ -> false;
            case Phase.Ready _ -> closed(state, now).isEmpty();
            case Phase.Receiving _ -> true;
            case Phase.Closing _ -> false;
            case Phase.Within _ -> false;
            case Phase.Jammed _ -> false;
        };
        boolean open = takes || sensors.entryBroken();
        boolean belt = sensors.safe()
                && state.phase() instanceof Phase.Moving moving
                && sensors.at().contains(moving.plan().bin().id());
        boolean turn = sensors.safe()
                && state.phase() instanceof Phase.Diverting diverting
                && !sensors.at().contains(diverting.plan().bin().id());
        return new Outputs(open, open || !sensors.flapShut(), belt, turn);
    }

    DropScreen screen(DropState state, Moment now) {
        boolean offline = !state.condition().online();
        DropState.Thanks thanks = state.thanks();
        return switch (state.phase()) {
            case Phase.Starting _ -> new DropScreen.Starting();
            case Phase.Receiving receiving ->
                receiving.clearSince() == Long.MAX_VALUE ? new DropScreen.PutIn() : new DropScreen.Working();
            case Phase.Closing closing ->
                now.nanos() - closing.since() >= rules.timings().flapShutMax().toNanos()
                        ? new DropScreen.PutIn()
                        : new DropScreen.Working();
            case Phase.Within _ ->
                state.condition().journalWorks()
                        ? new DropScreen.Working()
                        : new DropScreen.Closed(DropScreen.Reason.OUT_OF_ORDER);
            case Phase.Jammed _ -> new DropScreen.Closed(DropScreen.Reason.OUT_OF_ORDER);
            case Phase.Ready _ ->
                !now.reached(thanks.until())
                        ? new DropScreen.Received(thanks.things(), thanks.unread(), offline)
                        : closed(state, now)
                                .<DropScreen>map(DropScreen.Closed::new)
                                .orElseGet(() -> new DropScreen.Open(offline));
        };
    }

    /** Why nothing is taken, if so. Never for what is put in: only when it could not be kept, or not accounted for. */
    private Optional<DropScreen.Reason> closed(DropState state, Moment now) {
        if (!state.condition().journalWorks() || state.condition().crashLoop()) {
            return Optional.of(DropScreen.Reason.OUT_OF_ORDER);
        }
        boolean full = rules.bins().stream().allMatch(bin -> state.sensors().full(bin.id(), rules.timings(), now));
        return full ? Optional.of(DropScreen.Reason.FULL) : Optional.empty();
    }

    long deadline(DropState state, Moment now) {
        Timings timings = rules.timings();
        long next = switch (state.phase()) {
            case Phase.Starting it -> it.until();
            case Phase.Ready _ -> Moment.NEVER;
            case Phase.Receiving it ->
                it.clearSince() == Long.MAX_VALUE ? Moment.NEVER : after(it.clearSince(), timings.mouthClear());
            case Phase.Closing it -> after(it.since(), timings.flapShutMax());
            case Phase.Reading it -> reading(it, timings);
            case Phase.Routing _ -> Moment.NEVER;
            case Phase.Securing it -> it.until();
            case Phase.Diverting it -> after(it.since(), timings.divertMax());
            case Phase.Moving it -> moving(it, state.sensors(), timings);
            case Phase.Resting it -> it.until();
            case Phase.Jammed it ->
                state.sensors().exitBroken() || state.sensors().entryBroken()
                        ? Moment.NEVER
                        : after(it.clearSince(), timings.jamClear());
        };
        for (long since : state.sensors().fullSince().values()) {
            long believed = after(since, timings.level());
            next = now.reached(believed) ? next : Math.min(next, believed);
        }
        long thanked = state.thanks().until();
        next = now.reached(thanked) ? next : Math.min(next, thanked);
        // What is overdue waits for something else than time.
        return now.reached(next) ? Moment.NEVER : next;
    }

    private static long reading(Phase.Reading it, Timings timings) {
        return after(it.began(), timings.readMax());
    }

    private static long moving(Phase.Moving it, Sensors sensors, Timings timings) {
        long since = Math.max(sensors.exitSince(), it.from());
        if (sensors.exitBroken()) {
            return after(since, timings.stuck());
        }
        return it.batch().exits() > 0 ? after(since, timings.clear()) : after(it.from(), timings.travelMax());
    }

    private static long after(long since, Duration duration) {
        return since + duration.toNanos();
    }
}
