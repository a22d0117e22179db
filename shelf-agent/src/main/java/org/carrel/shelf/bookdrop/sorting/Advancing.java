package org.carrel.shelf.bookdrop.sorting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.drop.OnBelt;
import org.carrel.contract.message.drop.Sorted.By;
import org.carrel.contract.message.drop.Sorted.Securing;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.device.port.Sound;
import org.carrel.shelf.bookdrop.sorting.Phase.Closing;
import org.carrel.shelf.bookdrop.sorting.Phase.Diverting;
import org.carrel.shelf.bookdrop.sorting.Phase.Jammed;
import org.carrel.shelf.bookdrop.sorting.Phase.Moving;
import org.carrel.shelf.bookdrop.sorting.Phase.Reading;
import org.carrel.shelf.bookdrop.sorting.Phase.Receiving;
import org.carrel.shelf.bookdrop.sorting.Phase.Resting;
import org.carrel.shelf.bookdrop.sorting.Phase.Routing;

/** What comes next, by what is known and by the clock. Each phase gives way to another or stays; in the end one stays. */
final class Advancing {
    /** More never follow from one happening. */
    private static final int PHASES_MAX = 20;

    private static final int RETRIES_MAX = 2;
    private static final int REREADS_MAX = 2;

    /** So often at least, since a single sweep misses some. */
    private static final int SWEEPS_MIN = 4;

    /** With nothing to be secured. */
    private static final Duration SOON = Duration.ofMillis(50);

    private static final String BELT = "belt";

    void advance(Turn t, Happening happening) {
        swept(t, happening);
        bins(t);
        for (int count = 0; count < PHASES_MAX; count++) {
            Phase before = t.phase();
            next(t, count == 0 ? happening : new Happening.Woken());
            // Nothing moves in the step that notes what is to be moved: first it must be on the medium.
            boolean noted = t.phase() instanceof Phase.Securing && !(before instanceof Phase.Securing);
            if (t.phase().equals(before) || noted) {
                return;
            }
        }
        throw new IllegalStateException("the drop does not come to rest: " + t.phase());
    }

    /** How far listening to the belt has got. */
    private static void swept(Turn t, Happening happening) {
        if (t.phase() instanceof Reading r && happening instanceof Happening.Swept(var heard)) {
            boolean first = heard.stream().anyMatch(r.batch()::firstHeard);
            t.to(new Reading(r.batch(), r.began(), first ? t.now().nanos() : r.news(), r.sweeps() + 1));
        }
        if (t.phase() instanceof Moving m && happening instanceof Happening.Swept(var heard)) {
            boolean late = heard.stream().anyMatch(m.batch()::firstHeard);
            if (late && m.batch().exits() == 0 && m.batch().rereads() < REREADS_MAX) {
                t.to(reading(t, m.batch().reread()));
            }
        }
        if (t.phase() instanceof Jammed j
                && happening instanceof Happening.Swept(var heard)
                && !j.batch().below().containsAll(heard)) {
            t.to(new Jammed(j.batch(), j.plan(), t.now().nanos()));
        }
    }

    private static void bins(Turn t) {
        for (Bin bin : t.rules().bins()) {
            if (t.full(bin)) {
                t.raise(Alarm.BIN_FULL, bin.id().value());
            } else if (!t.sensors().fullSince().containsKey(bin.id()) && !(t.phase() instanceof Phase.Starting)) {
                t.clear(Alarm.BIN_FULL, bin.id().value());
            }
        }
    }

    private void next(Turn t, Happening happening) {
        if (t.phase() instanceof Phase.Within within && !t.sensors().safe()) {
            reachedInto(t, within.batch());
            return;
        }
        switch (t.phase()) {
            case Phase.Starting starting -> starting(t, starting);
            case Phase.Ready _ -> {
                if (t.sensors().entryBroken()) {
                    begin(t);
                }
            }
            case Receiving receiving -> receiving(t, receiving);
            case Closing closing -> closing(t, closing);
            case Reading reading -> reading(t, reading);
            case Routing routing -> routing(t, routing, happening);
            case Phase.Securing securing -> securing(t, securing);
            case Diverting diverting -> diverting(t, diverting);
            case Moving moving -> moving(t, moving);
            case Resting resting -> {
                if (t.now().reached(resting.until())) {
                    t.to(new Diverting(resting.batch(), resting.plan(), t.now().nanos()));
                }
            }
            case Jammed jammed -> jammed(t, jammed);
        }
    }

    private static void starting(Turn t, Phase.Starting starting) {
        if (t.now().reached(starting.until())) {
            t.to(starting.found().stream()
                    .findFirst()
                    // What stands in the barrier since before the start will pass it, and counts.
                    .<Phase>map(batch -> new Closing(
                            t.sensors().exitBroken() ? batch.exit(List.of()) : batch,
                            t.now().nanos()))
                    .orElseGet(Phase.Ready::new));
        }
    }

    /** Something is in the mouth: from now on the journal knows that something may be in the machine. */
    private static void begin(Turn t) {
        Batch batch = Batch.begun(
                t.now(), t.state().condition().readerWorks(), t.state().fallen());
        t.effect(new Effect.Note(Remembered.BATCH, Remembered.write(batch, Batch.Past.RECEIVED)));
        t.to(new Receiving(batch, Long.MAX_VALUE));
    }

    /** Somebody reaches in, or puts in more: the belt stands, and everything is looked at anew. */
    private static void reachedInto(Turn t, Batch batch) {
        t.to(
                t.sensors().entryBroken()
                        ? new Receiving(batch, Long.MAX_VALUE)
                        : new Closing(batch, t.now().nanos()));
    }

    private static void receiving(Turn t, Receiving receiving) {
        if (t.sensors().entryBroken()) {
            t.to(new Receiving(receiving.batch(), Long.MAX_VALUE));
        } else if (receiving.clearSince() == Long.MAX_VALUE) {
            t.to(new Receiving(receiving.batch(), t.now().nanos()));
        } else if (t.passed(receiving.clearSince(), t.timings().mouthClear())) {
            t.to(new Closing(receiving.batch(), t.now().nanos()));
        }
    }

    private static void closing(Turn t, Closing closing) {
        if (t.sensors().entryBroken()) {
            t.to(new Receiving(closing.batch(), Long.MAX_VALUE));
        } else if (t.sensors().flapShut()) {
            t.clear(Alarm.FLAP_STUCK, "");
            t.to(reading(t, closing.batch()));
        } else if (t.passed(closing.since(), t.timings().flapShutMax())) {
            t.raise(Alarm.FLAP_STUCK, "");
        }
    }

    private static Reading reading(Turn t, Batch batch) {
        return new Reading(batch, t.now().nanos(), t.now().nanos(), 0);
    }

    private static void reading(Turn t, Reading reading) {
        boolean heardEnough = t.passed(reading.began(), t.timings().readMin())
                && t.passed(reading.news(), t.timings().readQuiet())
                && reading.sweeps() >= SWEEPS_MIN
                && reading.batch().allRead();
        boolean hopeless = !t.state().condition().readerWorks();
        if (!heardEnough && !hopeless && !t.passed(reading.began(), t.timings().readMax())) {
            return;
        }
        List<OnBelt> items = Things.items(reading.batch());
        t.to(new Routing(reading.batch()));
        if (items.isEmpty() || !t.state().condition().online()) {
            planned(t, reading.batch(), List.of());
        } else {
            t.effect(new Effect.AskRoute(items.subList(0, Math.min(items.size(), DropAsk.Route.ITEMS_MAX))));
        }
    }

    private static void routing(Turn t, Routing routing, Happening happening) {
        if (happening instanceof Happening.Routed(List<Destination> destinations)) {
            planned(t, routing.batch(), destinations);
        } else if (happening instanceof Happening.HubSilent
                || !t.state().condition().online()) {
            planned(t, routing.batch(), List.of());
        }
    }

    private static void planned(Turn t, Batch batch, List<Destination> destinations) {
        Plan plan = Planning.plan(t, batch, destinations, destinations.isEmpty() ? By.TABLE : By.HUB);
        t.effect(new Effect.Note(Remembered.BATCH, Remembered.write(batch, Batch.Past.MOVING)));
        Duration patience = SOON;
        for (Piece piece : batch.inside()) {
            if (piece.reading() instanceof Piece.Reading.Item item && piece.securing() != Securing.VERIFIED) {
                t.effect(new Effect.Secure(piece.uid(), item.item()));
                patience = t.timings().secureMax();
            }
        }
        t.to(new Phase.Securing(batch, plan, t.now().in(patience)));
    }

    /** What is moved without a journal could be lost to everybody by a power cut: it lies on the belt until there is one again. */
    private static void securing(Turn t, Phase.Securing securing) {
        if (!t.state().condition().journalWorks()) {
            return;
        }
        boolean settled = securing.batch().inside().stream()
                .allMatch(piece ->
                        !(piece.reading() instanceof Piece.Reading.Item) || piece.securing() != Securing.NOT_TRIED);
        if (settled
                || t.now().reached(securing.until())
                || !t.state().condition().readerWorks()) {
            t.to(new Diverting(securing.batch(), securing.plan(), t.now().nanos()));
        }
    }

    private static void diverting(Turn t, Diverting diverting) {
        Bin bin = diverting.plan().bin();
        if (t.sensors().at().contains(bin.id())) {
            t.clear(Alarm.DIVERTER_STUCK, "");
            t.to(new Moving(diverting.batch(), diverting.plan(), t.now().nanos()));
        } else if (t.passed(diverting.since(), t.timings().divertMax())) {
            t.raise(Alarm.DIVERTER_STUCK, "");
            Optional<Bin> here = t.sensors().at().stream().findFirst().flatMap(t.rules()::bin);
            t.to(here.<Phase>map(other -> new Moving(
                            diverting.batch(),
                            diverting.plan().instead(other),
                            t.now().nanos()))
                    .orElseGet(() -> jam(t, diverting.batch(), diverting.plan())));
        }
    }

    private static void moving(Turn t, Moving moving) {
        Sensors sensors = t.sensors();
        CompartmentId bin = moving.plan().bin().id();
        if (!sensors.at().contains(bin)) {
            t.to(new Diverting(moving.batch(), moving.plan(), t.now().nanos()));
        } else if (sensors.exitBroken()) {
            if (t.passed(
                    Math.max(sensors.exitSince(), moving.from()), t.timings().stuck())) {
                stuck(t, moving);
            }
        } else if (moving.batch().exits() > 0) {
            // The way from the last that has fallen to whatever may follow it.
            if (t.passed(
                    Math.max(sensors.exitSince(), moving.from()), t.timings().clear())) {
                conclude(t, moving.batch(), moving.plan(), List.of(bin));
            }
        } else if (t.passed(moving.from(), t.timings().travelMax())) {
            if (moving.batch().inside().isEmpty()) {
                conclude(t, moving.batch(), moving.plan(), List.of(bin));
            } else {
                stuck(t, moving);
            }
        }
    }

    private static void stuck(Turn t, Moving moving) {
        t.to(
                moving.plan().retries() < RETRIES_MAX
                        ? new Resting(
                                moving.batch(),
                                moving.plan().again(),
                                t.now().in(t.timings().rest()))
                        : jam(t, moving.batch(), moving.plan()));
    }

    private static Jammed jam(Turn t, Batch batch, Plan plan) {
        t.raise(Alarm.BELT_JAMMED, BELT);
        t.effect(new Effect.Play(Sound.ALARM));
        return new Jammed(batch, plan, t.now().nanos());
    }

    /** Over once nothing shows that anything is there: somebody has taken it out. */
    private static void jammed(Turn t, Jammed jammed) {
        boolean open = t.sensors().exitBroken() || t.sensors().entryBroken();
        if (open && jammed.clearSince() != t.now().nanos()) {
            t.to(new Jammed(jammed.batch(), jammed.plan(), t.now().nanos()));
        } else if (!open && t.passed(jammed.clearSince(), t.timings().jamClear())) {
            t.clear(Alarm.BELT_JAMMED, BELT);
            t.clear(Alarm.DIVERTER_STUCK, "");
            conclude(t, jammed.batch(), jammed.plan(), List.of());
        }
    }

    private static void conclude(Turn t, Batch batch, Plan plan, List<CompartmentId> bin) {
        Concluding.conclude(t, batch, plan, bin);
        t.to(new Phase.Ready());
    }
}
