package org.carrel.sim.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.SmallWorld;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A switch of the page breaks what it names, and no more. */
class HandlingTest {
    private static final FurnitureId DROP = new FurnitureId("drop");
    private static final int CONTACT = 4; // The cabinet's first compartment has lamp 2, lock 3, contact 4.

    private final SmallWorld small = new SmallWorld(1);
    private final Handling handling = new Handling(small.world);
    private final Thing.Book book = small.book();

    static Stream<Arguments> switches() {
        Uid tag = new SmallWorld(1).book().tags().getFirst().uid();
        return Stream.of(
                Arguments.of("card-line-noisy", new Fault.CardLineNoisy(SmallWorld.CABINET, 0.1)),
                Arguments.of("scanner-unplugged", new Fault.ScannerUnplugged(SmallWorld.CABINET)),
                Arguments.of("outputs-persist", new Fault.OutputsPersist(SmallWorld.CABINET)),
                Arguments.of("contact-open", new Fault.PinStuck(SmallWorld.CABINET, CONTACT, true)),
                Arguments.of("contact-shut", new Fault.PinStuck(SmallWorld.CABINET, CONTACT, false)),
                Arguments.of("tag-strays", new Fault.TagStrays(tag, SmallWorld.CABINET, 1, 0.7)),
                Arguments.of("write-torn", new Fault.WriteTorn(tag, 2)));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void aSwitchBreaksWhatItNamesAndMendsIt(String name, Fault fault) {
        act(name, true);
        assertEquals(List.of(fault), small.world.faults());
        act(name, false);
        assertEquals(List.of(), small.world.faults());
    }

    /** Goal: what is put on a drop's belt goes through its mouth or not at all, and its own parts break. */
    @Test
    void aDropIsHandledThroughItsMouth() {
        small.world.add(FurniturePlan.bookDrop("drop", "Drop", 200, List.of("OWN", "REST")));
        assertEquals(Outcome.refused(Outcome.Reason.DOOR_CLOSED), put("BELT"), "its flap is shut");
        assertEquals(Outcome.refused(Outcome.Reason.DOOR_CLOSED), put("OWN"), "nobody reaches into its bins");
        small.world
                .pins(DROP)
                .drive(small.world.pins(DROP).numbered("flap-free").orElseThrow(), true);
        small.world
                .pins(DROP)
                .drive(small.world.pins(DROP).numbered("flap-open").orElseThrow(), true);
        small.world.kernel().runFor(Duration.ofSeconds(1));
        assertEquals(Outcome.done(), put("BELT"));
        small.world.kernel().runFor(Duration.ofSeconds(1));
        assertEquals(List.of(book), small.world.in(new Spot(DROP, "BELT")));
        assertEquals(Outcome.done(), handling.act(read("{'do': 'hand', 'furniture': 'drop', 'in': true}")));
        assertTrue(small.world.drop(DROP).handIn());
        for (String fault : List.of("belt-jammed", "diverter-stuck", "flap-stuck", "bin-full")) {
            var _ = handling.act(read("{'do': 'fault', 'fault': '" + fault
                    + "', 'on': true, 'furniture': 'drop', 'compartment': 'OWN'}"));
        }
        assertEquals(
                List.of(
                        new Fault.BeltJammed(DROP),
                        new Fault.DiverterStuck(DROP),
                        new Fault.FlapStuck(DROP),
                        new Fault.BinFull(new Spot(DROP, "OWN"))),
                small.world.faults());
    }

    private Outcome put(String compartment) {
        return handling.act(read("{'do': 'place', 'thing': '" + book.id() + "', 'furniture': 'drop', 'compartment': '"
                + compartment + "'}"));
    }

    private static JsonNode read(String json) {
        return JsonMapper.builder().build().readTree(json.replace('\'', '"'));
    }

    @Test
    void aSwitchThatThereIsNotBreaksNothing() {
        assertThrows(Handling.Unknown.class, () -> act("gravity", true));
        assertEquals(List.of(), small.world.faults());
    }

    private void act(String fault, boolean on) {
        handling.act(JsonMapper.builder().build().readTree("""
                        {"do": "fault", "fault": "%s", "on": %s, "furniture": "cabinet", "compartment": "A1", "thing": "%s"}
                        """.formatted(fault, on, book.id())));
    }
}
