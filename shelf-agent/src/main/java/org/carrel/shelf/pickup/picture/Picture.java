package org.carrel.shelf.pickup.picture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.port.Moment;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.shelf.panel.PanelScreen.Trouble;
import org.carrel.shelf.pickup.state.Door;
import org.carrel.shelf.pickup.state.PickupState;
import org.carrel.shelf.pickup.state.Rules;
import org.carrel.shelf.pickup.state.Running;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.shelf.pickup.stock.Astray;
import org.carrel.shelf.pickup.visit.Offer;
import org.carrel.shelf.pickup.visit.VisitState;
import org.carrel.shelf.presence.ShelfLayout;

/**
 * What lamps, locks and panel show of a state. Always concluded whole, never switched piece by piece, so that nothing can stay on that
 * no state asks for.
 *
 * @param lamps every compartment's
 * @param energised compartments whose lock draws current now
 */
public record Picture(
        SortedMap<CompartmentId, LampPattern> lamps, SortedSet<CompartmentId> energised, PanelScreen screen) {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    public Picture {
        lamps = Collections.unmodifiableSortedMap(new TreeMap<>(lamps));
        energised = Collections.unmodifiableSortedSet(new TreeSet<>(energised));
    }

    public static Picture of(Rules rules, PickupState state, Moment now) {
        SortedMap<CompartmentId, LampPattern> lamps = new TreeMap<>();
        SortedSet<CompartmentId> energised = new TreeSet<>();
        for (ShelfLayout.Place place : rules.layout().places()) {
            lamps.put(place.compartment(), lamp(place.compartment(), state, now));
            Door door = state.doors().get(place.compartment());
            if (door != null && door.energised()) {
                energised.add(place.compartment());
            }
        }
        return new Picture(lamps, energised, screen(rules, state, now));
    }

    /** Compartments that shine for whoever stands at the shelf, in the order of the furniture. */
    static List<CompartmentId> lit(Rules rules, PickupState state) {
        SortedSet<CompartmentId> lit = switch (state.visit()) {
            case VisitState.Collecting c -> offered(c);
            case VisitState.Staffing s -> new TreeSet<>(state.stock().whereabouts(s.pull(), s.all()));
            case VisitState.Starting _,
                    VisitState.Idle _,
                    VisitState.Waiting _,
                    VisitState.Asking _,
                    VisitState.Showing _ -> Collections.emptySortedSet();
        };
        return inOrder(rules, lit);
    }

    private static LampPattern lamp(CompartmentId id, PickupState state, Moment now) {
        if (state.running().values().stream().anyMatch(running -> running instanceof Running.Testing)) {
            return LampPattern.STEADY;
        }
        boolean wrong = state.astray().values().stream()
                .anyMatch(astray -> astray.from().equals(id) && astray.blinks(now));
        if (wrong) {
            return LampPattern.DOUBLE_BLINK;
        }
        switch (state.visit()) {
            case VisitState.Collecting c
            when offered(c).contains(id) -> {
                return c.warned() ? LampPattern.SLOW : LampPattern.STEADY;
            }
            case VisitState.Staffing s
            when state.stock().whereabouts(s.pull(), s.all()).contains(id) -> {
                return LampPattern.STEADY;
            }
            case VisitState.Collecting _, VisitState.Asking _, VisitState.Waiting _ -> {
                return reminding(state, id);
            }
            case VisitState.Starting _, VisitState.Idle _, VisitState.Staffing _, VisitState.Showing _ -> {}
        }
        return guides(state, id) ? LampPattern.STEADY : reminding(state, id);
    }

    private static LampPattern reminding(PickupState state, CompartmentId id) {
        Door door = state.doors().get(id);
        boolean waits = door != null && door.open() && door.reminders() > 0;
        return waits || state.blinks().containsKey(id) ? LampPattern.SLOW : LampPattern.OFF;
    }

    private static boolean guides(PickupState state, CompartmentId id) {
        return state.running().values().stream()
                .anyMatch(running -> running instanceof Running.Guiding guiding
                        && state.stock().whereabouts(guiding.items(), false).contains(id));
    }

    private static PanelScreen screen(Rules rules, PickupState state, Moment now) {
        return switch (state.visit()) {
            case VisitState.Starting _ -> unattended(rules, state, now, rules.language());
            case VisitState.Idle idle -> unattended(rules, state, now, idle.language());
            case VisitState.Waiting w -> new PanelScreen.WaitForDoors(w.language(), open(rules, state));
            case VisitState.Asking a -> new PanelScreen.Asking(a.language());
            case VisitState.Collecting c -> collecting(rules, state, c, now);
            case VisitState.Staffing s -> staffing(rules, state, s);
            case VisitState.Showing s -> message(s);
        };
    }

    private static PanelScreen unattended(Rules rules, PickupState state, Moment now, ScreenLanguage language) {
        Optional<Trouble> trouble = state.condition().trouble();
        if (trouble.isPresent()) {
            return new PanelScreen.GoToDesk(language, trouble.get());
        }
        List<CompartmentId> astray = astray(rules, state, now, Optional.empty());
        if (!astray.isEmpty()) {
            return new PanelScreen.WrongBook(language, astray);
        }
        List<CompartmentId> open = open(rules, state);
        if (!open.isEmpty()) {
            return new PanelScreen.CloseDoors(language, open);
        }
        return state.visit() instanceof VisitState.Starting
                ? new PanelScreen.Starting(language)
                : new PanelScreen.Idle(language, !state.condition().online());
    }

    private static PanelScreen collecting(Rules rules, PickupState state, VisitState.Collecting c, Moment now) {
        ScreenLanguage language = c.language();
        if (!state.condition().reader()) {
            return new PanelScreen.GoToDesk(language, Trouble.READER);
        }
        List<CompartmentId> astray = astray(rules, state, now, Optional.of(c));
        if (!astray.isEmpty()) {
            return new PanelScreen.WrongBook(language, astray);
        }
        List<CompartmentId> open = inOrder(rules, new TreeSet<>(Door.openFor(state.doors(), DoorCause.COLLECTION)));
        if (!open.isEmpty() && c.next() instanceof VisitState.Next.Somebody) {
            return new PanelScreen.WaitForDoors(rules.language(), open);
        }
        boolean reminded = open.stream()
                .anyMatch(id -> Optional.ofNullable(state.doors().get(id))
                        .map(door -> door.reminders() > 0)
                        .orElse(false));
        List<CompartmentId> lit = lit(rules, state);
        if (!open.isEmpty() && (c.leaving() || reminded || lit.isEmpty())) {
            return new PanelScreen.CloseDoors(language, open);
        }
        if (c.warned()) {
            return new PanelScreen.StillThere(language, lit, secondsLeft(c, rules.timings(), now));
        }
        List<CompartmentId> stuck = lit.stream()
                .filter(id -> Optional.ofNullable(state.doors().get(id))
                        .map(Door::stuck)
                        .orElse(false))
                .toList();
        if (!stuck.isEmpty()) {
            return new PanelScreen.DoorsStuck(language, stuck);
        }
        return progress(rules, c, lit);
    }

    /** When a visit without anything happening ends, in seconds from now, rounded up. */
    private static int secondsLeft(VisitState.Collecting c, Timings timings, Moment now) {
        long end = Math.min(
                c.endsBy(),
                c.quietSince() + timings.quiet().plus(timings.warning()).toNanos());
        return (int) Math.max(0, (end - now.nanos() + SECOND - 1) / SECOND);
    }

    private static PanelScreen progress(Rules rules, VisitState.Collecting c, List<CompartmentId> lit) {
        int taken = c.entry().taken();
        int left = c.entry().offers().size() - taken;
        int gate = c.gate().size();
        if (lit.isEmpty()) {
            return new PanelScreen.Farewell(c.language(), taken, left, gate);
        }
        return taken == 0
                ? new PanelScreen.Welcome(
                        c.language(),
                        lit,
                        c.entry().count(Offer.Progress.OFFERED),
                        c.missing().size(),
                        c.offline(),
                        rules.hasDoors())
                : new PanelScreen.TakeYours(
                        c.language(), lit, taken, c.entry().offers().size(), gate, rules.hasDoors());
    }

    private static PanelScreen staffing(Rules rules, PickupState state, VisitState.Staffing s) {
        if (s.next() instanceof VisitState.Next.Somebody) {
            return new PanelScreen.WaitForDoors(rules.language(), open(rules, state));
        }
        int pulled = s.toPull() - s.pull().size();
        return new PanelScreen.Staff(s.language(), lit(rules, state), pulled, s.toPull(), s.all(), rules.hasDoors());
    }

    private static PanelScreen message(VisitState.Showing showing) {
        return switch (showing.message()) {
            case VisitState.Message.Refusal refusal -> new PanelScreen.Refused(showing.language(), refusal.reason());
            case VisitState.Message.Trouble trouble -> new PanelScreen.GoToDesk(showing.language(), trouble.trouble());
            case VisitState.Message.Farewell bye ->
                new PanelScreen.Farewell(showing.language(), bye.taken(), bye.left(), bye.gateWarnings());
        };
    }

    /** Where wrongly taken books stood: those of this visit, or, while nobody is there, all. */
    private static List<CompartmentId> astray(
            Rules rules, PickupState state, Moment now, Optional<VisitState.Collecting> visit) {
        SortedSet<CompartmentId> found = new TreeSet<>();
        for (Astray astray : state.astray().values()) {
            boolean concerns =
                    visit.map(c -> c.entry().number() == astray.visit()).orElse(true);
            if (concerns && astray.blinks(now)) {
                found.add(astray.from());
            }
        }
        return inOrder(rules, found);
    }

    private static SortedSet<CompartmentId> offered(VisitState.Collecting c) {
        SortedSet<CompartmentId> lit = new TreeSet<>();
        for (Offer offer : c.entry().offers()) {
            if (offer.progress() == Offer.Progress.OFFERED) {
                lit.add(offer.at());
            }
        }
        return lit;
    }

    private static List<CompartmentId> open(Rules rules, PickupState state) {
        SortedSet<CompartmentId> open = new TreeSet<>();
        for (Map.Entry<CompartmentId, Door> each : state.doors().entrySet()) {
            if (each.getValue().open()) {
                open.add(each.getKey());
            }
        }
        return inOrder(rules, open);
    }

    private static List<CompartmentId> inOrder(Rules rules, SortedSet<CompartmentId> some) {
        List<CompartmentId> ordered = new ArrayList<>();
        for (ShelfLayout.Place place : rules.layout().places()) {
            if (some.contains(place.compartment())) {
                ordered.add(place.compartment());
            }
        }
        return ordered;
    }
}
