package org.carrel.sim.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.PersonId;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the technician does on the page happens in the world, what happens in the world is told to the page, and nonsense changes nothing. */
class ConsoleServerTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FurnitureId CABINET = new FurnitureId("cabinet-1");

    private final World world = world();
    private final RealPace pace = new RealPace(world.kernel(), System::nanoTime);
    private final StrictPlant plant = new StrictPlant();
    private final Traffic traffic = new Traffic();
    private final HttpClient http = HttpClient.newHttpClient();
    private ConsoleServer console;

    @BeforeEach
    void open() {
        Thread.ofPlatform().daemon().start(pace);
        console = new ConsoleServer(world, pace, plant, traffic, () -> 1_700_000_000_000L, 0);
    }

    @AfterEach
    void close() {
        console.close();
        pace.stop();
    }

    @Test
    void aBookGoesWhereItIsPut() throws Exception {
        assertEquals("done", act("{'do':'place','thing':'book-1','furniture':'shelf-1','compartment':'A2'}"));
        assertEquals(new Whereabouts.Shelved(Spot.of("shelf-1", "A2")), ask(() -> world.where(new ThingId("book-1"))));
        JsonNode places = scene().at("/world/furniture/2/compartments");
        assertEquals("大亨小傳", places.get(1).at("/things/0/label").stringValue());
    }

    @Test
    void aLockedDoorRefusesWithItsReason() throws Exception {
        assertEquals("DOOR_LOCKED", act("{'do':'open','furniture':'cabinet-1','compartment':'A1'}"));
        assertEquals("done", act("{'do':'force','furniture':'cabinet-1','compartment':'A1'}"));
        assertTrue(ask(() -> world.doorOpen(Spot.of("cabinet-1", "A1"))));
    }

    @Test
    void aFaultComesAndGoesByOneClick() throws Exception {
        act("{'do':'fault','fault':'reader-silent','furniture':'cabinet-1','on':true}");
        assertEquals(List.of(new Fault.ReaderSilent(CABINET)), ask(world::faults));
        act("{'do':'fault','fault':'reader-silent','furniture':'cabinet-1','on':false}");
        assertEquals(List.of(), ask(world::faults));
    }

    @Test
    void aSlipIsSeenAsItCameOutAndTaken() throws Exception {
        FurnitureId kiosk = new FurnitureId("kiosk-1");
        ask(() -> {
            world.paper(kiosk).printed(72, 90, Octets.hex("89504E47"));
            return true;
        });
        JsonNode units = scene().at("/world/furniture");
        assertTrue(units.get(1).get("printer").booleanValue(), units::toString);
        assertEquals(90, units.get(1).at("/slips/0/heightMm").intValue());
        HttpResponse<byte[]> picture =
                http.send(request("/slip/kiosk-1/1").GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals("89504E47", Octets.of(picture.body()).toHex());
        assertEquals("done", act("{'do':'take-slips','furniture':'kiosk-1'}"));
        assertEquals(
                404,
                http.send(request("/slip/kiosk-1/1").GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                        .statusCode());
        act("{'do':'fault','fault':'printer-paper-out','furniture':'kiosk-1','on':true}");
        assertEquals(List.of(new Fault.PrinterPaperOut(kiosk)), ask(world::faults));
    }

    @Test
    void aProgramIsHandledByItsName() throws Exception {
        assertEquals("done", program("{'program':'hub','do':'pull-plug'}"));
        assertEquals("done", program("{'program':'shelf-1','do':'set-clock','clock':'DAY_SLOW'}"));
        assertEquals("no clock stands 'STILL'", program("{'program':'shelf-1','do':'set-clock','clock':'STILL'}"));
        assertEquals("done", program("{'do':'pass-time','days':7}"));
        assertEquals(List.of("pullPlug hub", "setClock shelf-1 DAY_SLOW", "passTime PT168H"), plant.done);
    }

    @Test
    void nonsenseGetsOneSentenceAndChangesNothing() throws Exception {
        assertEquals("the request is not JSON", act("{"));
        assertEquals("'do' is missing", act("{'thing':'book-1'}"));
        assertEquals("there is nothing to do called 'burn'", act("{'do':'burn'}"));
        assertEquals(
                "no furniture attic", act("{'do':'place','thing':'book-1','furniture':'attic','compartment':'A1'}"));
        assertEquals("there is no program 'shelf-9'", program("{'program':'shelf-9','do':'start'}"));
        assertEquals(new Whereabouts.OnDesk(), ask(() -> world.where(new ThingId("book-1"))));
    }

    @Test
    void changesAndFramesAreToldAsTheyHappen() throws Exception {
        HttpRequest follow =
                request("/changes").header("Accept", "text/event-stream").GET().build();
        try (Stream<String> lines =
                http.send(follow, HttpResponse.BodyHandlers.ofLines()).body()) {
            Iterator<String> told = lines.iterator();
            assertTrue(next(told, "event: scene", "\"label\"").contains("大亨小傳"));
            traffic.add(5, "shelf-1", true, "07 FF B0 01 00 1C 56", "inventory");
            assertTrue(next(told, "event: frames", "inventory").contains("07 FF B0 01 00 1C 56"));
        }
    }

    private static String next(Iterator<String> lines, String event, String content) {
        while (lines.hasNext()) {
            if (lines.next().equals(event)) {
                String data = lines.next();
                if (data.contains(content)) {
                    return data;
                }
            }
        }
        throw new AssertionError("the stream ended");
    }

    private <T> T ask(java.util.function.Supplier<T> question) {
        return pace.ask(question).join();
    }

    private String act(String body) throws IOException, InterruptedException {
        return post("/act", body);
    }

    private String program(String body) throws IOException, InterruptedException {
        return post("/program", body);
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        JsonNode answer = JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        String outcome = answer.path("outcome").stringValue();
        return outcome.equals("done") ? outcome : answer.path("reason").stringValue();
    }

    private JsonNode scene() throws IOException, InterruptedException {
        return JSON.readTree(http.send(request("/scene").GET().build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    static World world() {
        Chance chance = Chance.seeded(1);
        World world = new World(new Kernel(Kernel.Limits.live(), Trace.keeping(10), chance));
        world.add(FurniturePlan.openShelf("shelf-1", "預約書架", 2, 4));
        world.add(FurniturePlan.cabinet("cabinet-1", "取書櫃", 1, 4));
        world.add(FurniturePlan.kiosk("kiosk-1", "自助機"));
        Person patron = new Person(new PersonId("patron-1"), "林小姐", Person.Role.PATRON);
        world.add(patron);
        world.add(
                new Thing.Card(new ThingId("card-1"), "借閱證", patron.id(), Octets.hex("04A1B2C3"), "", List.of()),
                new Whereabouts.InHand(patron.id()));
        world.add(
                new Thing.Book(
                        new ThingId("book-1"),
                        "大亨小傳",
                        24,
                        2,
                        List.of(TagContent.bookTag(TagModel.SLIX.uid(7), "1000000056", "TWNLPI"))),
                new Whereabouts.OnDesk());
        return world;
    }

    /** Knows two programs and records what was done to them. */
    static final class StrictPlant implements Plant {
        private final List<String> done = new ArrayList<>();

        @Override
        public List<ProgramView> programs() {
            return List.of(
                    new ProgramView("hub", false, true, false, Clock.RIGHT, 1, ""),
                    new ProgramView("shelf-1", true, true, false, Clock.RIGHT, 1, ""));
        }

        @Override
        public void stop(String program) {
            record("stop", program, "");
        }

        @Override
        public void start(String program) {
            record("start", program, "");
        }

        @Override
        public void pullPlug(String program) {
            record("pullPlug", program, "");
        }

        @Override
        public void cutNetwork(String program, boolean cut) {
            record("cutNetwork", program, " " + cut);
        }

        @Override
        public void setClock(String program, Clock clock) {
            record("setClock", program, " " + clock);
        }

        @Override
        public void passTime(Duration time) {
            done.add("passTime " + time);
        }

        private void record(String what, String program, String how) {
            if (programs().stream().noneMatch(known -> known.name().equals(program))) {
                throw new IllegalArgumentException("there is no program '" + program + "'");
            }
            done.add(what + " " + program + how);
        }
    }
}
