package org.carrel.fleet.bench.kill;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.carrel.fleet.bench.house.Guest;
import org.carrel.fleet.bench.house.House;
import org.carrel.fleet.bench.house.Volume;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.World;

/**
 * The people at one piece of furniture, one after the other: staff put books there, patrons tap, take what is lit, and sometimes put
 * it back. What a hand does after looking it does at one stroke with the look, so that it never takes what has just gone dark. One
 * thread, {@code crowd-NAME}.
 */
final class Crowd implements Runnable {
    private static final Duration LIT_WITHIN = Duration.ofSeconds(8);
    private static final long LOOK_MILLIS = 25;
    private static final int BETWEEN_MILLIS = 900;
    private static final int HOLD_MILLIS = 2_000;
    private static final double PLACING = 0.4;
    private static final double PUTTING_BACK = 0.2;

    private final House house;
    private final FurniturePlan plan;
    private final Truth truth;
    private final Chance chance;
    private final Deque<Volume> stock = new ArrayDeque<>();
    private final List<Guest> patrons;
    private final List<Guest> staff;
    private final Map<String, Volume> standing = new TreeMap<>();
    private final Thread thread;
    private volatile boolean closingTime;

    Crowd(House house, FurniturePlan plan, List<Volume> stock, Truth truth, Chance chance) {
        this.house = house;
        this.plan = plan;
        this.truth = truth;
        this.chance = chance.fork("crowd of " + plan.id());
        this.stock.addAll(stock);
        this.patrons = guests(Person.Role.PATRON);
        this.staff = guests(Person.Role.STAFF);
        this.thread = Thread.ofPlatform().daemon().name("crowd-" + plan.id()).unstarted(this);
    }

    void open() {
        thread.start();
    }

    /** Everybody finishes what they are at and leaves. */
    void leave() throws InterruptedException {
        closingTime = true;
        thread.join();
    }

    @Override
    public void run() {
        try {
            while (!closingTime) {
                List<String> free = plan.compartments().stream()
                        .map(FurniturePlan.Compartment::name)
                        .filter(name -> !standing.containsKey(name))
                        .toList();
                boolean placing =
                        !free.isEmpty() && !stock.isEmpty() && (standing.isEmpty() || chance.happens(PLACING));
                if (placing) {
                    place(free.get(chance.below(free.size())));
                } else if (!standing.isEmpty()) {
                    collect(List.copyOf(standing.keySet()).get(chance.below(standing.size())));
                }
                pause(chance.below(BETWEEN_MILLIS));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void place(String compartment) throws InterruptedException {
        Spot spot = new Spot(plan.id(), compartment);
        Volume volume = stock.getFirst();
        boolean done;
        if (isCabinet()) {
            tap(staff.get(chance.below(staff.size())));
            done = until(() -> house.ask(world -> world.lockFree(spot)
                    && world.openDoor(spot) instanceof Outcome.Done
                    && world.place(volume.thing(), spot) instanceof Outcome.Done));
            pause(chance.below(HOLD_MILLIS));
            house.ask(world -> world.closeDoor(spot));
        } else {
            done = house.ask(world -> world.place(volume.thing(), spot)) instanceof Outcome.Done;
        }
        if (done) {
            stock.removeFirst();
            standing.put(compartment, volume);
        }
    }

    private void collect(String compartment) throws InterruptedException {
        Spot spot = new Spot(plan.id(), compartment);
        Volume volume = Optional.ofNullable(standing.get(compartment)).orElseThrow();
        Guest guest = House.holder(volume, patrons);
        long tapped = tap(guest);
        boolean taken = until(() -> house.ask(world -> {
            boolean lifted = mayTake(world, spot) && world.lift(volume.thing(), guest.person()) instanceof Outcome.Done;
            if (lifted) {
                truth.taken(volume, new Truth.Taking(guest, plan.id(), tapped, Truth.Taking.KEPT));
            }
            return lifted;
        }));
        if (!taken) {
            return;
        }
        standing.remove(compartment);
        pause(chance.below(HOLD_MILLIS));
        if (chance.happens(PUTTING_BACK)) {
            pause(HOLD_MILLIS);
            house.ask(world -> {
                truth.putBack(volume, System.nanoTime());
                return world.place(volume.thing(), spot);
            });
            standing.put(compartment, volume);
        }
        if (isCabinet()) {
            house.ask(world -> world.closeDoor(spot));
        }
        if (!standing.containsKey(compartment)) {
            house.ask(world -> world.carryOut(volume.thing()));
        }
    }

    /** Whether a hand may reach in now; a door that is unlocked it opens. */
    private boolean mayTake(World world, Spot spot) {
        return isCabinet()
                ? world.lockFree(spot) && world.openDoor(spot) instanceof Outcome.Done
                : world.lamp(spot) == LampPattern.STEADY;
    }

    /** Holds a card to the reader once nothing is unlocked any more: an open lock does not say for whom it is. */
    private long tap(Guest guest) throws InterruptedException {
        until(() -> house.ask(world ->
                plan.compartments().stream().noneMatch(each -> world.lockFree(new Spot(plan.id(), each.name())))));
        List<Spot> entitled = new ArrayList<>();
        for (FurniturePlan.Compartment each : plan.compartments()) {
            Volume there = standing.get(each.name());
            if (guest.role() == Person.Role.STAFF
                    || (there != null && House.holder(there, patrons).equals(guest))) {
                entitled.add(new Spot(plan.id(), each.name()));
            }
        }
        long now = System.nanoTime();
        truth.tapped(new Truth.Tap(plan.id(), List.copyOf(entitled), now));
        house.ask(world -> world.tapCard(guest.card(), plan.id()));
        return now;
    }

    private boolean isCabinet() {
        return plan.kind() == FurniturePlan.Kind.CABINET;
    }

    private List<Guest> guests(Person.Role role) {
        return house.plan().guests().stream()
                .filter(guest -> guest.role() == role)
                .toList();
    }

    private static boolean until(BooleanSupplier comesTrue) throws InterruptedException {
        long deadline = System.nanoTime() + LIT_WITHIN.toNanos();
        while (!comesTrue.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(LOOK_MILLIS);
        }
        return true;
    }

    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
