package org.carrel.fleet.bench.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.carrel.contract.message.Birth;
import org.carrel.fleet.demo.DeviceEntry;
import org.carrel.fleet.demo.KioskFile;
import org.carrel.fleet.premises.Installation;
import org.carrel.fleet.premises.Program;
import org.carrel.sim.WireTap;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.link.FreePort;
import org.carrel.sim.link.LiveFurniture;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;

/**
 * A kiosk and its hub as processes of their own, as shipped; its pad, card reader and printer in this process, with one patron and one book
 * on the desk. Opening it starts nothing but the world.
 */
public final class Corner implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long SEED = 20_170_302;
    private static final int TRACE_LINES = 200;
    private static final Guest PATRON = new Guest(0, Person.Role.PATRON);
    private static final Volume BOOK = new Volume(0);
    private static final FurniturePlan KIOSK = FurniturePlan.kiosk("kiosk-1", "Kiosk");
    private static final Spot PAD =
            new Spot(KIOSK.id(), KIOSK.compartments().getFirst().name());

    private final Installation installation;
    private final Path folder;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final World world;
    private final RealPace pace;
    private final int brokerPort = FreePort.any();
    private final int pagePort = FreePort.any();
    private final Program hub;
    private final Path settings;

    /** @param folder for everything that it keeps; made anew */
    public Corner(Installation installation, Path folder) throws IOException {
        this.installation = installation;
        this.folder = folder;
        Folders.clear(folder);
        Chance chance = Chance.seeded(SEED);
        this.world = new World(new Kernel(Kernel.Limits.live(), Trace.keeping(TRACE_LINES), chance));
        world.add(KIOSK);
        world.setRadio(KIOSK.id(), RadioConditions.USUAL);
        world.add(new Person(PATRON.person(), PATRON.id(), PATRON.role()));
        world.add(
                new Thing.Card(PATRON.card(), "card", PATRON.person(), PATRON.chip(), "", List.of()),
                new Whereabouts.InHand(PATRON.person()));
        world.add(BOOK.inWorld(), new Whereabouts.OnDesk());
        this.pace = new RealPace(world.kernel(), System::nanoTime);
        open.push(pace::stop);
        Thread.ofPlatform().daemon().name("world").start(pace);
        try {
            Path data = folder.resolve("hub");
            try (Founding founding = new Founding(data)) {
                founding.enrol(KIOSK.id(), Birth.Kind.KIOSK, folder.resolve("kiosk"));
                founding.fill(List.of(PATRON), List.of(BOOK));
            }
            Path file = Files.write(
                    folder.resolve("hub.properties"),
                    List.of("data=" + data, "http.port=0", "mqtt.port=" + brokerPort));
            this.hub = keep(new Program("hub", installation.hub(file, folder, List.of()), folder.resolve("hub.log")));
            LiveFurniture plugs = keep(new LiveFurniture(
                    world,
                    pace,
                    KIOSK.id(),
                    LiveFurniture.Equipment.USUAL,
                    Files.createDirectories(folder.resolve("dev")),
                    chance,
                    WireTap.NONE));
            this.settings = folder.resolve("kiosk.properties");
            KioskFile.write(
                    settings,
                    House.SITE.value(),
                    KIOSK,
                    plugs,
                    folder.resolve("kiosk"),
                    DeviceEntry.byCertificate(brokerPort),
                    pagePort);
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    public void startHub() throws InterruptedException {
        hub.start();
        hub.awaitReady(PATIENCE);
    }

    /** The kiosk's program, not yet started; several at a time would want the same wires. */
    public Program kiosk(List<String> options) {
        return keep(new Program(
                "kiosk", installation.kiosk(settings, folder.resolve("kiosk"), options), folder.resolve("kiosk.log")));
    }

    /** Where a browser finds its screen. */
    public String page() {
        return "http://127.0.0.1:" + pagePort + "/";
    }

    public void showCard() {
        ask(world -> world.tapCard(PATRON.card(), KIOSK.id()));
    }

    public void putBookOnPad() {
        ask(world -> world.place(BOOK.thing(), PAD));
    }

    public void takeBookAway() {
        ask(world -> world.putOnDesk(BOOK.thing()));
    }

    private <T> T ask(Function<World, T> question) {
        return pace.ask(() -> question.apply(world)).join();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                System.err.println("While closing: " + failed);
            }
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }
}
