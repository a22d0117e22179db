package org.carrel.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.carrel.sim.gpio.Pin;
import org.carrel.sim.gpio.PinBank;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Scheduled;
import org.jspecify.annotations.Nullable;

/** One piece of furniture as it stands: its doors, bolts, lamps and buzzer, moved by pins and hands. */
final class Fixture {
    private final Kernel kernel;
    private final FurniturePlan plan;
    private final PinBank pins;
    private final Faults faults;
    private final Consumer<WorldEvent> happened;
    private final TreeMap<String, Door> doors = new TreeMap<>();
    private final TreeMap<String, Light> lamps = new TreeMap<>();
    private final TreeMap<Integer, List<Scheduled>> bounces = new TreeMap<>();
    private final Light buzzer = new Light();
    private final PaperTray tray;
    private @Nullable BookDrop drop;
    private RadioConditions conditions = RadioConditions.PERFECT;

    Fixture(Kernel kernel, FurniturePlan plan, Faults faults, Consumer<WorldEvent> happened) {
        this.kernel = kernel;
        this.plan = plan;
        this.faults = faults;
        this.happened = happened;
        this.tray = new PaperTray(plan.id(), happened);
        this.pins = new PinBank(plan.pins());
        for (FurniturePlan.Compartment each : plan.compartments()) {
            lamps.put(each.name(), new Light());
            if (each.door()) {
                doors.put(each.name(), new Door());
                pins.drive(each.contactPin(), false); // Shut.
            }
        }
        pins.listen(this::pinChanged);
    }

    FurniturePlan plan() {
        return plan;
    }

    PinBank pins() {
        return pins;
    }

    RadioConditions conditions() {
        return conditions;
    }

    void setConditions(RadioConditions now) {
        conditions = now;
    }

    Light lamp(String compartment) {
        return known(lamps.get(compartment), compartment);
    }

    PaperTray tray() {
        return tray;
    }

    /** What moves things by itself: in a book drop. */
    void mechanics(Things things, BiConsumer<ThingId, Spot> move) {
        if (plan.kind() == FurniturePlan.Kind.BOOK_DROP) {
            drop = new BookDrop(kernel, plan, pins, faults, things, move, happened);
        }
    }

    /** Something broke or was mended: what was held may move. */
    void stir() {
        if (drop != null) {
            drop.stir();
        }
    }

    BookDrop drop() {
        return known(drop, BookDrop.BELT);
    }

    Light buzzer() {
        return buzzer;
    }

    FurniturePlan.Compartment compartment(String name) {
        return plan.compartments().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no compartment " + name + " in " + plan.id()));
    }

    boolean hasDoor(String compartment) {
        return compartment(compartment).door();
    }

    Door door(String compartment) {
        return known(doors.get(compartment), compartment);
    }

    Optional<Door> doorAt(String compartment) {
        return hasDoor(compartment) ? Optional.of(door(compartment)) : Optional.empty();
    }

    /** Whether a hand can reach in. */
    boolean reachable(String compartment) {
        return !hasDoor(compartment) || door(compartment).open();
    }

    void moveDoor(String compartment, boolean open) {
        Door door = door(compartment);
        if (door.open() == open) {
            return;
        }
        door.setOpen(open);
        happened.accept(new WorldEvent.DoorMoved(spot(compartment), open));
        moveContact(compartment(compartment).contactPin(), open);
    }

    /** Draws or shoots the bolt as its pin says, unless it is stuck where it is. */
    void moveBolt(String compartment) {
        Door door = door(compartment);
        Spot spot = spot(compartment);
        boolean energised = pins.high(compartment(compartment).lockPin());
        boolean stuck = faults.any(Fault.LockStuck.class, fault -> fault.spot().equals(spot));
        if (!stuck && door.free() != energised) {
            door.setFree(energised);
            happened.accept(new WorldEvent.LockMoved(spot, energised));
        }
    }

    private void pinChanged(Pin pin, boolean high) {
        if (pin.number() == plan.buzzerPin()) {
            buzzer.set(high, kernel.now());
            happened.accept(new WorldEvent.BuzzerSwitched(plan.id(), high));
            return;
        }
        for (FurniturePlan.Compartment each : plan.compartments()) {
            if (each.lampPin() == pin.number()) {
                lamp(each.name()).set(high, kernel.now());
                happened.accept(new WorldEvent.LampSwitched(spot(each.name()), high));
            } else if (each.lockPin() == pin.number()) {
                moveBolt(each.name());
            }
        }
    }

    /** A contact changes at once, or chatters for a while first when that is broken. */
    private void moveContact(int pin, boolean open) {
        List<Scheduled> earlier = bounces.remove(pin);
        if (earlier != null) {
            earlier.forEach(kernel::cancel);
        }
        pins.drive(pin, open);
        List<Fault.ContactBounces> chatter = faults.all(Fault.ContactBounces.class).stream()
                .filter(fault -> fault.furniture().equals(plan.id()) && fault.pin() == pin)
                .toList();
        if (!chatter.isEmpty()) {
            bounces.put(pin, bounce(chatter.getFirst(), open));
        }
    }

    private List<Scheduled> bounce(Fault.ContactBounces chatter, boolean settled) {
        long apart = chatter.apart().toNanos();
        return IntStream.rangeClosed(1, 2 * chatter.times())
                .mapToObj(count -> kernel.at(
                        kernel.now() + count * apart,
                        "contact/" + plan.id() + "/" + chatter.pin(),
                        () -> pins.drive(chatter.pin(), (count % 2 == 0) == settled)))
                .toList();
    }

    private Spot spot(String compartment) {
        return new Spot(plan.id(), compartment);
    }

    private <T> T known(@Nullable T found, String compartment) {
        if (found == null) {
            throw new IllegalArgumentException("no compartment or no door " + compartment + " in " + plan.id());
        }
        return found;
    }
}
