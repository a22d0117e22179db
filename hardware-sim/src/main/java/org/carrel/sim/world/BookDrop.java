package org.carrel.sim.world;

import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.carrel.sim.gpio.Pin;
import org.carrel.sim.gpio.PinBank;
import org.carrel.sim.kernel.Kernel;

/**
 * The inside of a book drop: a mouth with a flap, a belt under it, a diverter over the bins. Pins move it and it moves pins; things obey
 * gravity and the belt. It is as rough as the hardware: things that are put in together fall on each other and pass the barrier as one,
 * what falls past a level sensor looks like a full bin for a moment, a flap that lets go rests on whatever is in the mouth.
 *
 * <p>Runs on the world's thread, in steps of {@value #STEP_MILLIS} ms while anything moves.
 */
public final class BookDrop {
    public static final String BELT = "BELT";

    private static final int STEP_MILLIS = 20;
    private static final long STEP_NANOS = STEP_MILLIS * 1_000_000L;
    private static final int FALL_MILLIS = 300;
    private static final int BELT_MM_A_SECOND = 250;
    private static final int BARRIER_MM = 500;
    private static final int THING_MM = 220;
    /** What is put on others slides a little. */
    private static final int SLIDE_MM = 60;

    private static final int FLAP_OPENS_MILLIS = 400;
    private static final int FLAP_SHUTS_MILLIS = 900;
    private static final int BIN_TO_BIN_MILLIS = 700;
    /** The contact of a bin holds in so much of the way from one bin to the next. */
    private static final double CONTACT_SPAN = 0.30;

    private static final int LEVEL_FLICKERS_MILLIS = 400;

    /** A barrier must rest to be believed, and a motor takes its time to stop. */
    private static final int NOTICE_MILLIS = 200;

    private static final long NEVER = Long.MAX_VALUE;

    private final Kernel kernel;
    private final FurniturePlan plan;
    private final PinBank pins;
    private final Faults faults;
    private final Things things;
    private final BiConsumer<ThingId, Spot> move;
    private final Consumer<WorldEvent> happened;
    private final List<String> bins;
    private final TreeMap<ThingId, Double> onBelt = new TreeMap<>();
    private final TreeMap<ThingId, Long> falling = new TreeMap<>();
    private final TreeMap<String, Long> flickersUntil = new TreeMap<>();
    private double flap;
    private double diverter;
    private boolean hand;
    private boolean stepping;
    private boolean endangered;
    private long dangerSince = NEVER;

    BookDrop(
            Kernel kernel,
            FurniturePlan plan,
            PinBank pins,
            Faults faults,
            Things things,
            BiConsumer<ThingId, Spot> move,
            Consumer<WorldEvent> happened) {
        this.kernel = kernel;
        this.plan = plan;
        this.pins = pins;
        this.faults = faults;
        this.things = things;
        this.move = move;
        this.happened = happened;
        this.bins = plan.bins();
        show();
        pins.listen((pin, high) -> pinChanged(pin));
    }

    // ---- What persons do ----

    /** Puts a thing through the mouth; it falls on the belt. Nobody can while the flap is not open. */
    public Outcome put(ThingId thing) {
        if (!flapOpen()) {
            return Outcome.refused(Outcome.Reason.DOOR_CLOSED);
        }
        things.thing(thing);
        falling.put(thing, kernel.now() + FALL_MILLIS * 1_000_000L);
        stir();
        return Outcome.done();
    }

    /** Holds a hand in the mouth, or takes it out. */
    public Outcome hand(boolean in) {
        if (in && !flapOpen()) {
            return Outcome.refused(Outcome.Reason.DOOR_CLOSED);
        }
        if (hand != in) {
            hand = in;
            happened.accept(new WorldEvent.HandMoved(plan.id(), in));
            stir();
        }
        return Outcome.done();
    }

    // ---- What is so ----

    public boolean flapShut() {
        return flap <= 0;
    }

    /** So wide that something goes through the mouth. */
    public boolean flapOpen() {
        return flap >= 0.5;
    }

    public boolean handIn() {
        return hand;
    }

    /** Whether the belt moves what lies on it. */
    public boolean beltMoves() {
        return high("belt") && !broken(new Fault.BeltJammed(plan.id()));
    }

    /** The bin over which the diverter stands, or the one that it left last. */
    public String over() {
        return bins.get((int) Math.round(diverter) % bins.size());
    }

    /** Whether nothing is on its way. */
    public boolean empty() {
        return falling.isEmpty() && things.row(spot(BELT)).isEmpty();
    }

    // ---- How it moves ----

    private void pinChanged(Pin pin) {
        if (pin.direction() == Pin.Direction.OUTPUT) {
            stir();
        }
    }

    /** Something may move: look at once, and then again and again until nothing does. */
    void stir() {
        show();
        if (!stepping) {
            stepping = true;
            kernel.at(kernel.now() + STEP_NANOS, plan.id() + "/drop", this::step);
        }
    }

    private void step() {
        stepping = false;
        boolean moves = moveFlap();
        moves |= turn();
        moves |= fall();
        moves |= carry();
        moves |= flicker();
        moves |= endanger();
        show();
        if (moves) {
            stir();
        }
    }

    /** A motor opens it if the bolt lets it; else its spring shuts it as far as the mouth is free. */
    private boolean moveFlap() {
        double before = flap;
        boolean bolted = flap <= 0 && !high("flap-free");
        if (high("flap-open") && !bolted) {
            flap = Math.min(1, flap + (double) STEP_MILLIS / FLAP_OPENS_MILLIS);
        } else if (!mouthBlocked() && !broken(new Fault.FlapStuck(plan.id()))) {
            flap = Math.max(0, flap - (double) STEP_MILLIS / FLAP_SHUTS_MILLIS);
        }
        if ((before <= 0) != (flap <= 0)) {
            happened.accept(new WorldEvent.FlapMoved(plan.id(), flap > 0));
        }
        return before != flap;
    }

    private boolean turn() {
        if (!high("diverter") || broken(new Fault.DiverterStuck(plan.id()))) {
            return false;
        }
        diverter = (diverter + (double) STEP_MILLIS / BIN_TO_BIN_MILLIS) % bins.size();
        return true;
    }

    private boolean fall() {
        boolean something = !falling.isEmpty();
        for (ThingId thing : List.copyOf(falling.keySet())) {
            if (kernel.now() >= falling.getOrDefault(thing, Long.MAX_VALUE)) {
                falling.remove(thing);
                long below = things.row(spot(BELT)).size();
                move.accept(thing, spot(BELT));
                onBelt.put(thing, (double) (below * SLIDE_MM));
            }
        }
        return something;
    }

    private boolean carry() {
        List<Thing> row = List.copyOf(things.row(spot(BELT)));
        onBelt.keySet()
                .removeIf(thing -> row.stream().noneMatch(each -> each.id().equals(thing)));
        if (!beltMoves()) {
            return high("belt");
        }
        for (Thing thing : row) {
            double at = onBelt.getOrDefault(thing.id(), 0.0) + BELT_MM_A_SECOND * STEP_MILLIS / 1000.0;
            onBelt.put(thing.id(), at);
            if (at > BARRIER_MM + THING_MM) {
                onBelt.remove(thing.id());
                String bin = over();
                flickersUntil.put(bin, kernel.now() + LEVEL_FLICKERS_MILLIS * 1_000_000L);
                move.accept(thing.id(), spot(bin));
            }
        }
        return true;
    }

    private boolean flicker() {
        flickersUntil.values().removeIf(until -> kernel.now() >= until);
        return !flickersUntil.isEmpty();
    }

    /** Told when it lasts longer than it takes to notice the hand, and once each time. */
    private boolean endanger() {
        boolean danger = hand && (beltMoves() || !high("flap-open"));
        if (!danger) {
            dangerSince = NEVER;
            endangered = false;
            return false;
        }
        dangerSince = Math.min(dangerSince, kernel.now());
        if (!endangered && kernel.now() - dangerSince >= NOTICE_MILLIS * 1_000_000L) {
            endangered = true;
            happened.accept(new WorldEvent.HandEndangered(plan.id(), beltMoves()));
        }
        return true;
    }

    private boolean mouthBlocked() {
        return hand || !falling.isEmpty();
    }

    /** What barriers, contacts and levels say: low while all is well. */
    private void show() {
        drive("barrier-entry", mouthBlocked());
        drive("barrier-exit", onBelt.values().stream().anyMatch(at -> at >= BARRIER_MM));
        drive("flap-contact", flap > 0);
        for (int index = 0; index < bins.size(); index++) {
            double away = Math.abs(diverter - index);
            double around = Math.min(away, bins.size() - away);
            drive("at-" + bins.get(index), around > CONTACT_SPAN / 2);
            drive("level-" + bins.get(index), full(bins.get(index)));
        }
    }

    private boolean full(String bin) {
        int room = plan.compartments().stream()
                .filter(each -> each.name().equals(bin))
                .mapToInt(each -> each.box().widthMm())
                .sum();
        boolean fault = broken(new Fault.BinFull(spot(bin)));
        return fault || flickersUntil.containsKey(bin) || things.widthTaken(spot(bin)) >= room;
    }

    private boolean broken(Fault fault) {
        return faults.all().contains(fault);
    }

    private boolean high(String pin) {
        return pins.high(number(pin));
    }

    private void drive(String pin, boolean high) {
        pins.drive(number(pin), high);
    }

    private int number(String pin) {
        return pins.numbered(pin).orElseThrow(() -> new IllegalArgumentException("no pin " + pin));
    }

    private Spot spot(String compartment) {
        return new Spot(plan.id(), compartment);
    }
}
