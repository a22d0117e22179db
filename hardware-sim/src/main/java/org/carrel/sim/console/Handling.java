package org.carrel.sim.console;

import java.time.Duration;
import java.util.Optional;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.BookDrop;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.PersonId;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.World;
import tools.jackson.databind.JsonNode;

/** What a technician does with the world, from the words of the page. Runs on the world's thread. */
final class Handling {
    /** The page asked for something that does not exist; says what. */
    static final class Unknown extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Unknown(String message) {
            super(message);
        }
    }

    private final World world;

    Handling(World world) {
        this.world = world;
    }

    Outcome act(JsonNode request) {
        return switch (text(request, "do")) {
            case "lift" -> world.lift(thing(request), new PersonId(text(request, "person")));
            case "place" -> place(request);
            case "hand" ->
                world.drop(furniture(request)).hand(request.path("in").asBoolean());
            case "desk" -> world.putOnDesk(thing(request));
            case "outside" -> world.carryOut(thing(request));
            case "open" -> world.openDoor(spot(request));
            case "force" -> world.forceDoor(spot(request));
            case "close" -> world.closeDoor(spot(request));
            case "tap" -> world.tapCard(thing(request), furniture(request));
            case "scan" -> world.showBarcode(thing(request), furniture(request));
            case "take-slips" -> world.paper(furniture(request)).take();
            case "restart-reader" -> {
                world.restartReader(furniture(request));
                yield Outcome.done();
            }
            case "fault" -> {
                fault(request);
                yield Outcome.done();
            }
            case "heal-all" -> {
                world.healAll();
                yield Outcome.done();
            }
            case String other -> throw new Unknown("there is nothing to do called '" + other + "'");
        };
    }

    /** Whatever is put on a drop's belt goes through its mouth; into its bins nobody can reach from outside. */
    private Outcome place(JsonNode request) {
        Spot spot = spot(request);
        if (world.plan(spot.furniture()).kind() != FurniturePlan.Kind.BOOK_DROP) {
            return world.place(thing(request), spot);
        }
        return spot.compartment().equals(BookDrop.BELT)
                ? world.drop(spot.furniture()).put(thing(request))
                : Outcome.refused(Outcome.Reason.DOOR_CLOSED);
    }

    private void fault(JsonNode request) {
        Fault fault = faultNamed(request);
        if (request.path("on").asBoolean()) {
            world.inject(fault);
        } else {
            world.heal(fault);
        }
    }

    private Fault faultNamed(JsonNode request) {
        FurnitureId furniture = furniture(request);
        return switch (text(request, "fault")) {
            case "reader-unplugged" -> new Fault.ReaderUnplugged(furniture);
            case "reader-silent" -> new Fault.ReaderSilent(furniture);
            case "reader-babbling" -> new Fault.ReaderBabbling(furniture);
            case "reader-late" -> new Fault.ReaderLate(furniture, Duration.ofSeconds(2));
            case "noisy-line" -> new Fault.NoisyLine(furniture, 0.01);
            case "card-reader-unplugged" -> new Fault.CardReaderUnplugged(furniture);
            case "card-reader-silent" -> new Fault.CardReaderSilent(furniture);
            case "printer-paper-low" -> new Fault.PrinterPaperLow(furniture);
            case "printer-paper-out" -> new Fault.PrinterPaperOut(furniture);
            case "printer-cover-open" -> new Fault.PrinterCoverOpen(furniture);
            case "printer-knife-stuck" -> new Fault.PrinterKnifeStuck(furniture);
            case "printer-off" -> new Fault.PrinterOff(furniture);
            case "antenna-dead" ->
                new Fault.AntennaDead(furniture, compartment(request).antenna());
            case "antenna-noisy" ->
                new Fault.AntennaNoisy(furniture, compartment(request).antenna(), 0.5);
            case "lock-stuck" -> new Fault.LockStuck(spot(request));
            case "belt-jammed" -> new Fault.BeltJammed(furniture);
            case "diverter-stuck" -> new Fault.DiverterStuck(furniture);
            case "flap-stuck" -> new Fault.FlapStuck(furniture);
            case "bin-full" -> new Fault.BinFull(spot(request));
            case "lamp-dead" ->
                new Fault.PinStuck(furniture, compartment(request).lampPin(), false);
            case "contact-bounces" ->
                new Fault.ContactBounces(furniture, compartment(request).contactPin(), 6, Duration.ofMillis(2));
            case "tag-dead" -> new Fault.TagDead(tag(request));
            case "tag-weak" -> new Fault.TagWeak(tag(request), 0.6);
            case "tag-strays" ->
                new Fault.TagStrays(
                        tag(request), furniture, compartment(request).antenna(), 0.7);
            case "write-torn" -> new Fault.WriteTorn(tag(request), 2);
            case "outputs-persist" -> new Fault.OutputsPersist(furniture);
            case "card-line-noisy" -> new Fault.CardLineNoisy(furniture, 0.1);
            case "scanner-unplugged" -> new Fault.ScannerUnplugged(furniture);
            case "contact-open" ->
                new Fault.PinStuck(furniture, compartment(request).contactPin(), true);
            case "contact-shut" ->
                new Fault.PinStuck(furniture, compartment(request).contactPin(), false);
            case String other -> throw new Unknown("there is no fault called '" + other + "'");
        };
    }

    private FurniturePlan.Compartment compartment(JsonNode request) {
        String name = text(request, "compartment");
        Optional<FurniturePlan.Compartment> found = world.plan(furniture(request)).compartments().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        return found.orElseThrow(() -> new Unknown("there is no compartment '" + name + "'"));
    }

    private Uid tag(JsonNode request) {
        return world.thing(thing(request)).tags().stream()
                .findFirst()
                .orElseThrow(() -> new Unknown("it carries no tag"))
                .uid();
    }

    private static FurnitureId furniture(JsonNode request) {
        return new FurnitureId(text(request, "furniture"));
    }

    private static Spot spot(JsonNode request) {
        return new Spot(furniture(request), text(request, "compartment"));
    }

    private static ThingId thing(JsonNode request) {
        return new ThingId(text(request, "thing"));
    }

    static String text(JsonNode request, String field) {
        JsonNode value = request.path(field);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw new Unknown("'" + field + "' is missing");
        }
        return value.stringValue();
    }
}
