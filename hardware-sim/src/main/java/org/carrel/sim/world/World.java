package org.carrel.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.carrel.sim.gpio.PinBank;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.Uid;

/**
 * The physical truth of one library: what stands where, who holds what, which door is open, what is broken. The emulators show it
 * to the product through wires; tests, the technician's console and the simulation's patrons act on it here, and what the product
 * believes is compared with it.
 *
 * <p>Not thread-safe: everything runs on the thread that drives its {@link Kernel}; other threads go through
 * {@link org.carrel.sim.kernel.RealPace#ask}. What a person tries may be {@link Outcome.Refused refused}; an id that does not exist
 * throws {@link IllegalArgumentException}.
 */
public final class World {
    private static final int AT_THE_END = Integer.MAX_VALUE;

    private final Kernel kernel;
    private final TreeMap<FurnitureId, Fixture> fixtures = new TreeMap<>();
    private final TreeMap<PersonId, Person> persons = new TreeMap<>();
    private final Things things = new Things();
    private final Faults faults = new Faults();
    private final Radio radio = new Radio(things, faults);
    private final List<Consumer<WorldEvent>> listeners = new ArrayList<>();

    public World(Kernel kernel) {
        this.kernel = kernel;
    }

    public Kernel kernel() {
        return kernel;
    }

    /** Hears every change from now on, at once and in order. A listener must not change the world; it may schedule. */
    public void listen(Consumer<WorldEvent> listener) {
        listeners.add(listener);
    }

    // ---- Furnishing ----
    public void add(FurniturePlan plan) {
        Fixture fixture = new Fixture(kernel, plan, faults, this::happened);
        if (fixtures.putIfAbsent(plan.id(), fixture) != null) {
            throw new IllegalArgumentException("there is a " + plan.id() + " already");
        }
        fixture.mechanics(things, (thing, to) -> relocate(thing, new Whereabouts.Shelved(to), AT_THE_END));
    }

    public void add(Person person) {
        if (persons.putIfAbsent(person.id(), person) != null) {
            throw new IllegalArgumentException("there is a " + person.id() + " already");
        }
    }

    /** Brings a thing into the world, wherever it belongs; no door or lack of room prevents that. */
    public void add(Thing thing, Whereabouts where) {
        checkPlace(where);
        things.add(thing, where);
    }

    /** How good the radio in this furniture is from now on. */
    public void setRadio(FurnitureId furniture, RadioConditions conditions) {
        fixture(furniture).setConditions(conditions);
    }

    // ---- What persons do ----
    /** Takes a thing into the hand, from anywhere but behind a closed door. */
    public Outcome lift(ThingId thing, PersonId person) {
        return move(thing, new Whereabouts.InHand(person), AT_THE_END);
    }

    /** Puts a thing at the right end of a compartment's row, from anywhere but behind a closed door. */
    public Outcome place(ThingId thing, Spot spot) {
        return place(thing, spot, AT_THE_END);
    }

    /** @param index where in the row, 0 for the left end */
    public Outcome place(ThingId thing, Spot spot, int index) {
        return move(thing, new Whereabouts.Shelved(spot), index);
    }

    /** Puts a thing on the staff's desk. */
    public Outcome putOnDesk(ThingId thing) {
        return move(thing, new Whereabouts.OnDesk(), AT_THE_END);
    }

    /** Takes a thing out of the building. */
    public Outcome carryOut(ThingId thing) {
        return move(thing, new Whereabouts.Outside(), AT_THE_END);
    }

    /** Exchanges the places of two things at one stroke. */
    public Outcome swap(ThingId one, ThingId other) {
        Whereabouts whereOne = where(one);
        Whereabouts whereOther = where(other);
        if (!reachable(whereOne) || !reachable(whereOther)) {
            return Outcome.refused(Outcome.Reason.DOOR_CLOSED);
        }
        int wider = things.thing(one).thicknessMm() - things.thing(other).thicknessMm();
        if (!whereOne.equals(whereOther) && (!fits(whereOne, -wider) || !fits(whereOther, wider))) {
            return Outcome.refused(Outcome.Reason.NO_ROOM);
        }
        int indexOne = Math.max(0, things.index(one));
        int indexOther = Math.max(0, things.index(other));
        if (indexOne < indexOther) {
            relocate(other, whereOne, indexOne);
            relocate(one, whereOther, indexOther);
        } else {
            relocate(one, whereOther, indexOther);
            relocate(other, whereOne, indexOne);
        }
        return Outcome.done();
    }

    public Outcome openDoor(Spot spot) {
        return door(spot, (fixture, door) -> {
            if (!door.open() && !door.free()) {
                return Outcome.refused(Outcome.Reason.DOOR_LOCKED);
            }
            fixture.moveDoor(spot.compartment(), true);
            return Outcome.done();
        });
    }

    /** Opens a door whatever the lock says. */
    public Outcome forceDoor(Spot spot) {
        return door(spot, (fixture, door) -> {
            if (!door.open() && !door.free()) {
                happened(new WorldEvent.DoorForced(spot));
            }
            fixture.moveDoor(spot.compartment(), true);
            return Outcome.done();
        });
    }

    /** Shuts a door; the bolt snaps in by itself. */
    public Outcome closeDoor(Spot spot) {
        return door(spot, (fixture, door) -> {
            fixture.moveDoor(spot.compartment(), false);
            return Outcome.done();
        });
    }

    private Outcome door(Spot spot, BiFunction<Fixture, Door, Outcome> how) {
        Fixture fixture = fixture(spot.furniture());
        return fixture.doorAt(spot.compartment())
                .map(door -> how.apply(fixture, door))
                .orElseGet(() -> Outcome.refused(Outcome.Reason.NO_DOOR));
    }

    /** Holds a card to the furniture's card reader. */
    public Outcome tapCard(ThingId card, FurnitureId furniture) {
        fixture(furniture);
        if (!(things.thing(card) instanceof Thing.Card known) || known.chip().size() == 0) {
            return Outcome.refused(Outcome.Reason.NOTHING_TO_READ);
        }
        happened(new WorldEvent.CardTapped(furniture, card, known.chip()));
        return Outcome.done();
    }

    /** Holds a card's barcode under the furniture's scanner. */
    public Outcome showBarcode(ThingId card, FurnitureId furniture) {
        if (!(things.thing(card) instanceof Thing.Card known) || known.barcode().isEmpty()) {
            return Outcome.refused(Outcome.Reason.NOTHING_TO_READ);
        }
        return showBarcode(known.barcode(), furniture);
    }

    /** Holds any barcode under the furniture's scanner. */
    public Outcome showBarcode(String barcode, FurnitureId furniture) {
        fixture(furniture);
        happened(new WorldEvent.BarcodeShown(furniture, barcode));
        return Outcome.done();
    }

    // ---- What breaks ----
    /** Breaks something until it is healed. Nothing happens when it is broken in this way already. */
    public void inject(Fault fault) {
        if (!faults.add(fault)) {
            return;
        }
        happened(new WorldEvent.FaultBegan(fault));
        apply(fault, true);
    }

    public void heal(Fault fault) {
        if (!faults.remove(fault)) {
            return;
        }
        happened(new WorldEvent.FaultEnded(fault));
        apply(fault, false);
    }

    public void healAll() {
        faults.all().forEach(this::heal);
    }

    public List<Fault> faults() {
        return faults.all();
    }

    /** The first fault of this kind that fits. */
    public <F extends Fault> Optional<F> fault(Class<F> kind, Predicate<F> which) {
        return faults.all(kind).stream().filter(which).findFirst();
    }

    /** Cuts the reader's supply for a moment. */
    public void restartReader(FurnitureId furniture) {
        fixture(furniture);
        happened(new WorldEvent.ReaderRestarted(furniture));
    }

    /** The program that drove the furniture's pins has ended, in order or not: its outputs fall low, unless they persist. */
    public void boardDied(FurnitureId furniture) {
        if (!faults.any(Fault.OutputsPersist.class, fault -> fault.furniture().equals(furniture))) {
            fixture(furniture).pins().releaseOutputs();
        }
    }

    // ---- What is so ----
    public List<FurniturePlan> furniture() {
        return fixtures.values().stream().map(Fixture::plan).toList();
    }

    public FurniturePlan plan(FurnitureId furniture) {
        return fixture(furniture).plan();
    }

    public PinBank pins(FurnitureId furniture) {
        return fixture(furniture).pins();
    }

    public List<Person> persons() {
        return List.copyOf(persons.values());
    }

    public Thing thing(ThingId thing) {
        return things.thing(thing);
    }

    public List<Thing> things() {
        return things.all();
    }

    public Whereabouts where(ThingId thing) {
        return things.where(thing);
    }

    /** The things in a compartment from left to right. */
    public List<Thing> in(Spot spot) {
        fixture(spot.furniture()).compartment(spot.compartment());
        return List.copyOf(things.row(spot));
    }

    public Optional<Tag> tag(Uid uid) {
        return things.tag(uid);
    }

    /** The thing that carries the tag. */
    public Optional<ThingId> carrier(Uid uid) {
        return things.carrier(uid);
    }

    public boolean doorOpen(Spot spot) {
        return fixture(spot.furniture())
                .doorAt(spot.compartment())
                .map(Door::open)
                .orElse(false);
    }

    /** Whether the bolt is drawn, so that a hand could open the door. */
    public boolean lockFree(Spot spot) {
        return fixture(spot.furniture())
                .doorAt(spot.compartment())
                .map(Door::free)
                .orElse(false);
    }

    public LampPattern lamp(Spot spot) {
        return fixture(spot.furniture()).lamp(spot.compartment()).pattern(kernel.now());
    }

    public LampPattern buzzer(FurnitureId furniture) {
        return fixture(furniture).buzzer().pattern(kernel.now());
    }

    /** The tags within reach of an antenna now. Empty for an antenna that is not wired. */
    public List<Heard> heard(FurnitureId furniture, int antenna) {
        Fixture fixture = fixture(furniture);
        return radio.heard(fixture.plan(), fixture.conditions(), antenna);
    }

    /** When the tag was last moved, in nanoseconds since the world began; 0 when it never was. */
    public long movedAt(Uid tag) {
        return things.movedAt(tag);
    }

    /** The inside of a book drop. */
    public BookDrop drop(FurnitureId furniture) {
        return fixture(furniture).drop();
    }

    /** What hangs out of the furniture's printer. */
    public PaperTray paper(FurnitureId furniture) {
        return fixture(furniture).tray();
    }

    /** Told by an emulator that changed a tag over the air. */
    public void tagChanged(Uid tag) {
        happened(new WorldEvent.TagChanged(tag));
    }

    public WorldView view() {
        return new ViewOfWorld(kernel.now(), things, fixtures.values(), persons.values(), faults.all()).view();
    }

    private Outcome move(ThingId thing, Whereabouts to, int index) {
        checkPlace(to);
        Whereabouts from = where(thing);
        if (!reachable(from) || !reachable(to)) {
            return Outcome.refused(Outcome.Reason.DOOR_CLOSED);
        }
        if (!from.equals(to) && !fits(to, things.thing(thing).thicknessMm())) {
            return Outcome.refused(Outcome.Reason.NO_ROOM);
        }
        relocate(thing, to, index);
        return Outcome.done();
    }

    private void relocate(ThingId thing, Whereabouts to, int index) {
        Whereabouts from = where(thing);
        things.move(thing, to, index, kernel.now());
        happened(new WorldEvent.Moved(thing, from, to));
        fixtures.values().forEach(Fixture::stir);
    }

    private boolean reachable(Whereabouts where) {
        return !(where instanceof Whereabouts.Shelved shelved)
                || fixture(shelved.spot().furniture()).reachable(shelved.spot().compartment());
    }

    private boolean fits(Whereabouts where, int moreMm) {
        if (!(where instanceof Whereabouts.Shelved shelved)) {
            return true;
        }
        int width = fixture(shelved.spot().furniture())
                .compartment(shelved.spot().compartment())
                .box()
                .widthMm();
        return things.widthTaken(shelved.spot()) + moreMm <= width;
    }

    private void checkPlace(Whereabouts where) {
        switch (where) {
            case Whereabouts.Shelved(Spot spot) -> fixture(spot.furniture()).compartment(spot.compartment());
            case Whereabouts.InHand(PersonId person) -> {
                if (!persons.containsKey(person)) {
                    throw new IllegalArgumentException("no person " + person);
                }
            }
            case Whereabouts.OnDesk _, Whereabouts.Outside _ -> {}
        }
    }

    /** What a fault moves by itself, when it comes and when it goes; the rest is asked for where it shows. */
    private void apply(Fault fault, boolean broken) {
        fixtures.values().forEach(Fixture::stir);
        if (fault instanceof Fault.PinStuck stuck) {
            if (broken) {
                pins(stuck.furniture()).stick(stuck.pin(), stuck.high());
            } else {
                pins(stuck.furniture()).unstick(stuck.pin());
            }
        } else if (fault instanceof Fault.TagDead dead) {
            tag(dead.tag()).ifPresent(broken ? Tag::kill : Tag::revive);
        } else if (fault instanceof Fault.LockStuck lock && !broken) {
            fixture(lock.spot().furniture()).moveBolt(lock.spot().compartment());
        }
    }

    private Fixture fixture(FurnitureId furniture) {
        return Optional.ofNullable(fixtures.get(furniture))
                .orElseThrow(() -> new IllegalArgumentException("no furniture " + furniture));
    }

    private void happened(WorldEvent event) {
        kernel.note("world", event.toString());
        List.copyOf(listeners).forEach(listener -> listener.accept(event));
    }
}
