package org.carrel.fleet.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.PersonId;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.World;

/**
 * A day in the library, played by hands in the simulated world and judged by what those hands would see: lamps, doors, tags. Nothing
 * is asked of the programs but what a person could see or another system could read.
 */
public final class Tour {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int AFI_ON_LOAN = 0xC2;
    private static final int AFI_IN_STOCK = 0x07;

    private final Library library;
    private final PrintStream out;
    private int failures;

    public Tour(Library library, PrintStream out) {
        this.library = library;
        this.out = out;
    }

    /** Plays everything and says whether all of it was as promised. */
    public boolean play() throws InterruptedException {
        ThingId hers = Furnishing.bookId(0);
        ThingId other = Furnishing.bookId(1);
        Spot place = Spot.of(Furnishing.SHELF.value(), "A2");
        Spot otherPlace = Spot.of(Furnishing.SHELF.value(), "B3");

        step("The staff member puts two arrived books on the shelf, anywhere");
        done("put the first book into A2", world -> world.place(hers, place));
        done("put the second book into B3", world -> world.place(other, otherPlace));
        Patience.pass(Duration.ofSeconds(6));

        step("Lin holds her card to the reader");
        tapUntilLit(Cast.LIN, place);
        check("only her compartment is lit", world -> world.lamp(otherPlace) == LampPattern.OFF);
        see("her book's tag is released while it stands on the shelf", world -> afi(world, hers) == AFI_ON_LOAN);

        step("She takes her book");
        done("lift it", world -> world.lift(hers, new PersonId(Cast.LIN.id())));
        see("the lamp goes out", world -> world.lamp(place) == LampPattern.OFF);
        done("leave the building with it", world -> world.carryOut(hers));

        step("Wang, without a book here, takes what is not his");
        done("lift the book that waits for Okafor", world -> world.lift(other, new PersonId(Cast.WANG.id())));
        see("the lamp there blinks for a wrong book", world -> world.lamp(otherPlace) == LampPattern.DOUBLE);
        check("its security is still on", world -> afi(world, other) == AFI_IN_STOCK);
        done("put it back", world -> world.place(other, otherPlace));
        see("the lamp goes out", world -> world.lamp(otherPlace) == LampPattern.OFF);

        step("Chen opens the cabinet, puts a book in and closes it; Okafor collects it there");
        ThingId boxed = Furnishing.bookId(5);
        Spot box = Spot.of(Furnishing.CABINET.value(), "A2");
        library.world().ask(world -> world.tapCard(new ThingId("card-chen"), Furnishing.CABINET));
        see("the lock of A2 is free for staff", world -> world.lockFree(box));
        done("open the door", world -> world.openDoor(box));
        done("put the book in", world -> world.place(boxed, box));
        done("close the door", world -> world.closeDoor(box));
        Patience.pass(Duration.ofSeconds(6));
        tapUntilLit(Cast.OKAFOR, box);
        see("the door is unlocked for her", world -> world.lockFree(box));
        check("no other door is", world -> !world.lockFree(Spot.of(Furnishing.CABINET.value(), "A1")));
        done("open it", world -> world.openDoor(box));
        done("take the book", world -> world.lift(boxed, new PersonId(Cast.OKAFOR.id())));
        done("close the door", world -> world.closeDoor(box));
        see("the door is locked again", world -> !world.lockFree(box));

        step("The network is cut, and Okafor collects all the same");
        library.plant().cutNetwork(Furnishing.SHELF.value(), true);
        tapUntilLit(Cast.OKAFOR, otherPlace);
        done("take the book", world -> world.lift(other, new PersonId(Cast.OKAFOR.id())));
        see("the lamp goes out", world -> world.lamp(otherPlace) == LampPattern.OFF);
        library.plant().cutNetwork(Furnishing.SHELF.value(), false);

        out.println();
        out.println(failures == 0 ? "The day went as promised." : failures + " things were not as promised.");
        return failures == 0;
    }

    private void tapUntilLit(Cast.Member member, Spot place) throws InterruptedException {
        ThingId card = new ThingId("card-" + member.id());
        boolean lit = false;
        for (int attempt = 0; attempt < 5 && !lit; attempt++) {
            library.world().ask(world -> world.tapCard(card, place.furniture()));
            lit = Patience.until(
                    () -> library.world().ask(world -> world.lamp(place) == LampPattern.STEADY), Duration.ofSeconds(6));
        }
        judge(place.compartment() + " is lit for " + member.name(), lit);
    }

    private static int afi(World world, ThingId book) {
        return world.thing(book).tags().getFirst().afi();
    }

    private void step(String what) {
        out.println();
        out.println(what);
    }

    private void done(String what, Function<World, Outcome> deed) {
        Outcome outcome = library.world().ask(deed);
        judge(what, outcome instanceof Outcome.Done);
    }

    private void check(String what, Predicate<World> holds) {
        judge(what, library.world().ask(holds::test));
    }

    private void see(String what, Predicate<World> holds) throws InterruptedException {
        judge(what, Patience.until(() -> library.world().ask(holds::test), PATIENCE));
    }

    private void judge(String what, boolean holds) {
        out.println((holds ? "  yes  " : "  NO   ") + what);
        failures += holds ? 0 : 1;
    }
}
