package org.carrel.fleet.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.PersonId;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.World;

/** Hands, eyes and a notebook in the demo's library: does what a person does, waits as long as a person would, writes down what was so. */
final class Stage {
    /** A loaded machine is slow, not wrong; whoever waits longer than this does not wait any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_TAPS = Duration.ofSeconds(8);
    private static final int TAPS_MAX = 6;
    private static final Duration REACHING = Duration.ofSeconds(2);

    /** Application family identifiers of a book that may leave and of one that may not (ISO 28560-3). */
    private static final int AFI_ON_LOAN = 0xC2;

    private static final int AFI_IN_STOCK = 0x07;

    private final LiveWorld world;
    private final PrintStream out;
    private int failures;

    Stage(LiveWorld world, PrintStream out) {
        this.world = world;
        this.out = out;
    }

    int failures() {
        return failures;
    }

    void scene(String what) {
        out.println();
        out.println(what);
    }

    /** Does it, and expects that the physical world lets it be done. */
    void deed(String what, Function<World, Outcome> deed) {
        judge(what, world.ask(deed) instanceof Outcome.Done);
    }

    /** Something happens that nobody does. */
    void happens(Consumer<World> what) {
        var _ = world.ask(live -> {
            what.accept(live);
            return true;
        });
    }

    void put(int book, Spot place) {
        deed(title(book) + " into " + place.compartment(), live -> live.place(Furnishing.bookId(book), place));
    }

    void take(Cast.Member who, int book) {
        deed(who.name() + " takes " + title(book), live -> live.lift(Furnishing.bookId(book), new PersonId(who.id())));
    }

    void leaveWith(int book) {
        deed("leaves the building with it", live -> live.carryOut(Furnishing.bookId(book)));
    }

    void tap(Cast.Member who, FurnitureId at) {
        deed(who.name() + " holds the card to the reader", live -> live.tapCard(card(who), at));
    }

    /** Taps again when nothing happens, as people do. */
    void tapUntilLit(Cast.Member who, Spot place) throws InterruptedException {
        boolean lit = false;
        int taps = 0;
        while (!lit && taps < TAPS_MAX) {
            world.ask(live -> live.tapCard(card(who), place.furniture()));
            taps++;
            lit = Patience.until(() -> lamp(place) == LampPattern.STEADY, BETWEEN_TAPS);
        }
        judge(place.compartment() + " is lit for " + who.name() + (taps > 1 ? ", at tap " + taps : ""), lit);
    }

    /** Taps until the screen says no, and looks that nothing is lit or unlocked for it. */
    void tapUntilRefused(Cast.Member who, Spot place, Callable<String> screen) throws InterruptedException {
        boolean refused = false;
        for (int taps = 0; taps < TAPS_MAX && !refused; taps++) {
            world.ask(live -> live.tapCard(card(who), place.furniture()));
            refused = Patience.until(() -> asked(screen).equals("refused"), BETWEEN_TAPS);
        }
        judge("the screen sends " + who.name() + " to the desk", refused);
        judge(place.compartment() + " stays dark", lamp(place) == LampPattern.OFF);
    }

    /** What is so now. */
    void check(String what, Predicate<World> holds) {
        judge(what, world.ask(holds::test));
    }

    /** What comes true while one waits. */
    void see(String what, Predicate<World> holds) throws InterruptedException {
        judge(what, Patience.until(() -> world.ask(holds::test), PATIENCE));
    }

    /** The same, for what is not of the physical world alone. */
    void sees(String what, BooleanSupplier holds) throws InterruptedException {
        judge(what, Patience.until(holds, PATIENCE));
    }

    void seeLamp(String what, Spot place, LampPattern pattern) throws InterruptedException {
        see(what, live -> live.lamp(place) == pattern);
    }

    /** What another system reads from the hub sooner or later; what it read last is written down when it never does. */
    <T> void reads(String what, Callable<T> question, T expected) throws InterruptedException {
        comesTrue("hub: " + what, question, expected);
    }

    /** What a screen shows sooner or later. */
    <T> void shows(String what, Callable<T> screen, T expected) throws InterruptedException {
        comesTrue("screen: " + what, screen, expected);
    }

    private <T> void comesTrue(String what, Callable<T> question, T expected) throws InterruptedException {
        AtomicReference<T> last = new AtomicReference<>(asked(question));
        boolean so = Patience.until(
                () -> {
                    last.set(asked(question));
                    return last.get().equals(expected);
                },
                PATIENCE);
        judge(what + (so ? "" : "; it says " + last.get()), so);
    }

    /** Sees that a screen comes to show this kind of thing. */
    void shows(String what, Callable<String> screen, String kind) throws InterruptedException {
        judge(what, Patience.until(() -> asked(screen).equals(kind), PATIENCE));
    }

    void judge(String what, boolean holds) {
        out.println((holds ? "  yes  " : "  NO   ") + what);
        failures += holds ? 0 : 1;
    }

    /**
     * Sees that the gate would let these books pass, and then reaches for them: a hand takes its time, in which the shelf reads back what
     * it has written.
     */
    void seesReleased(String what, int... books) throws InterruptedException {
        sees(what, () -> Arrays.stream(books).allMatch(book -> afi(book) == AFI_ON_LOAN));
        Patience.pass(REACHING);
    }

    boolean secured(int book) {
        return afi(book) == AFI_IN_STOCK;
    }

    private int afi(int book) {
        return world.ask(
                live -> live.thing(Furnishing.bookId(book)).tags().getFirst().afi());
    }

    String title(int book) {
        Thing thing = world.ask(live -> live.thing(Furnishing.bookId(book)));
        return thing.label();
    }

    private LampPattern lamp(Spot place) {
        return world.ask(live -> live.lamp(place));
    }

    private static ThingId card(Cast.Member who) {
        return new ThingId("card-" + who.id());
    }

    private static <T> T asked(Callable<T> question) {
        try {
            return question.call();
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception interrupted) {
            throw new IllegalStateException("interrupted while asking the hub", interrupted);
        }
    }
}
