package org.carrel.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.gpio.Pin;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;
import org.junit.jupiter.api.Test;

/** A book drop as physics has it: what pins move, what things do, what barriers and contacts say. */
class BookDropTest {
    private static final FurnitureId DROP = new FurnitureId("drop");

    private final Kernel kernel = new Kernel(Kernel.Limits.simulation(), Trace.keeping(100), Chance.seeded(1));
    private final World world = new World(kernel);
    private final List<WorldEvent> events = new ArrayList<>();
    private int things;

    BookDropTest() {
        world.add(FurniturePlan.bookDrop("drop", "Drop", 60, List.of("ONE", "TWO", "THREE")));
        world.listen(events::add);
    }

    @Test
    void everyPinHasItsOwnNumberAndAllIsWellAtRest() {
        List<Pin> pins = world.plan(DROP).pins();
        assertEquals(pins.size(), pins.stream().map(Pin::number).distinct().count());
        assertEquals(13, pins.size());
        for (String pin : List.of("barrier-entry", "barrier-exit", "flap-contact", "at-ONE", "level-ONE")) {
            assertFalse(high(pin), pin);
        }
        assertTrue(high("at-TWO"), "the diverter stands over the first");
    }

    @Test
    void theFlapOpensByItsMotorOnlyWithTheBoltDrawn() {
        drive("flap-open", true);
        run(2);
        assertTrue(world.drop(DROP).flapShut(), "the bolt holds it");
        assertInstanceOf(Outcome.Refused.class, world.drop(DROP).put(book()));
        drive("flap-free", true);
        run(1);
        assertFalse(world.drop(DROP).flapShut());
        drive("flap-open", false);
        drive("flap-free", false);
        run(2);
        assertTrue(world.drop(DROP).flapShut(), "its spring shuts it");
    }

    @Test
    void whatIsPutInBreaksTheBarriersAndFallsIntoABin() {
        open();
        ThingId book = book();
        world.drop(DROP).put(book);
        run(Duration.ofMillis(100));
        assertTrue(high("barrier-entry"));
        run(1);
        assertFalse(high("barrier-entry"));
        assertEquals(List.of(book), in("BELT"));
        drive("belt", true);
        run(Duration.ofMillis(2_400));
        assertTrue(high("barrier-exit"));
        run(2);
        assertFalse(high("barrier-exit"));
        assertEquals(List.of(book), in("ONE"));
        assertTrue(world.drop(DROP).empty());
    }

    @Test
    void aBinThatIsFullSaysSoAndOneThatIsPassedOnlyForAMoment() {
        open();
        for (int count = 0; count < 3; count++) {
            world.drop(DROP).put(book());
            run(1);
            drive("belt", true);
            run(Duration.ofMillis(2_980));
            assertTrue(high("level-ONE"), "it falls past the sensor");
            run(3);
            drive("belt", false);
            assertEquals(count == 2, high("level-ONE"), "of 60 mm " + (count + 1) * 20 + " are taken");
        }
        world.putOnDesk(in("ONE").getFirst());
        world.drop(DROP).hand(true);
        assertFalse(high("level-ONE"));
    }

    @Test
    void theDiverterPassesTheBinsInTheirOrder() {
        List<String> passed = new ArrayList<>();
        world.pins(DROP).listen((pin, high) -> {
            if (pin.name().startsWith("at-") && !high) {
                passed.add(pin.name());
            }
        });
        drive("diverter", true);
        run(4);
        assertEquals(List.of("at-TWO", "at-THREE", "at-ONE", "at-TWO", "at-THREE"), passed);
    }

    /** Goal: a hand is in danger when nothing holds the flap or the belt runs, and the world says so each time. */
    @Test
    void aHandInDangerIsSeen() {
        open();
        world.drop(DROP).hand(true);
        run(1);
        assertEquals(0, dangers());
        drive("flap-open", false);
        run(3);
        assertFalse(world.drop(DROP).flapShut(), "it rests on the hand");
        assertEquals(1, dangers());
        drive("flap-open", true);
        run(1);
        drive("belt", true);
        run(1);
        assertEquals(2, dangers());
        world.drop(DROP).hand(false);
        run(1);
        assertEquals(2, dangers());
    }

    @Test
    void aJamHoldsThingsAndAStuckFlapStaysOpen() {
        open();
        ThingId book = book();
        world.drop(DROP).put(book);
        run(1);
        world.inject(new Fault.BeltJammed(DROP));
        world.inject(new Fault.FlapStuck(DROP));
        world.inject(new Fault.DiverterStuck(DROP));
        drive("belt", true);
        drive("diverter", true);
        drive("flap-open", false);
        run(10);
        assertEquals(List.of(book), in("BELT"));
        assertFalse(world.drop(DROP).flapShut());
        assertEquals("ONE", world.drop(DROP).over());
        drive("diverter", false);
        run(1);
        world.healAll();
        run(5);
        assertEquals(List.of(book), in("ONE"));
        assertTrue(world.drop(DROP).flapShut());
    }

    /** Goal: a dead board leaves nothing moving. */
    @Test
    void withTheBoardDeadEverythingRests() {
        open();
        world.drop(DROP).put(book());
        run(1);
        drive("belt", true);
        run(1);
        world.boardDied(DROP);
        run(3);
        assertFalse(world.drop(DROP).beltMoves());
        assertTrue(world.drop(DROP).flapShut());
        assertEquals(1, in("BELT").size());
    }

    private long dangers() {
        return events.stream()
                .filter(WorldEvent.HandEndangered.class::isInstance)
                .count();
    }

    private void open() {
        drive("flap-free", true);
        drive("flap-open", true);
        run(1);
    }

    private ThingId book() {
        ThingId id = new ThingId("book-" + ++things);
        world.add(new Thing.Book(id, id.value(), 20, 1, List.of()), new Whereabouts.OnDesk());
        return id;
    }

    private List<ThingId> in(String place) {
        return world.in(new Spot(DROP, place)).stream().map(Thing::id).toList();
    }

    private void run(int seconds) {
        run(Duration.ofSeconds(seconds));
    }

    private void run(Duration duration) {
        kernel.runFor(duration);
    }

    private boolean high(String pin) {
        return world.pins(DROP).high(world.pins(DROP).numbered(pin).orElseThrow());
    }

    private void drive(String pin, boolean high) {
        world.pins(DROP).drive(world.pins(DROP).numbered(pin).orElseThrow(), high);
    }
}
