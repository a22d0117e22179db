package org.carrel.fleet.bench.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.Birth;
import org.carrel.fleet.demo.DeviceEntry;
import org.carrel.fleet.demo.ShelfFile;
import org.carrel.fleet.premises.Installation;
import org.carrel.fleet.premises.Program;
import org.carrel.sim.WireTap;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.link.FreePort;
import org.carrel.sim.link.LiveFurniture;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;

/**
 * A small library: hub, broker and shelf agents as processes of their own, as shipped; the world and its wires in this process. Opening
 * it starts nothing but the world; the programs are started by whoever measures them. Closes in reverse order.
 */
public final class House implements AutoCloseable {
    public static final SiteId SITE = new SiteId("main");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long SEED = 20_170_301;
    private static final int TRACE_LINES = 200;
    private static final int ROWS = 2;
    private static final int COLUMNS = 4;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Plan plan;
    private final Path folder;
    private final Chance chance = Chance.seeded(SEED);
    private final World world;
    private final RealPace pace;
    private final Optional<Mosquitto> mosquitto;
    private final int hubPort = FreePort.any();
    private final Program hub;
    private final List<Shelf> shelves = new ArrayList<>();

    /**
     * What it is to be.
     *
     * @param folder for everything that it keeps; made anew
     * @param openShelves pickup shelves with lamps
     * @param cabinets pickup cabinets with doors
     * @param staff members, who have cards and no holds
     * @param books lie on the desk to begin with; each is the only copy of its title, and one patron waits for it
     * @param mosquitto the program that is the broker; empty for the hub's own
     * @param hubOptions for the hub's Java machine, beside its usual flags
     * @param shelfOptions for the agents' Java machines, beside their usual flags
     */
    public record Plan(
            Installation installation,
            Path folder,
            int openShelves,
            int cabinets,
            int patrons,
            int staff,
            int books,
            Optional<Path> mosquitto,
            List<String> hubOptions,
            List<String> shelfOptions) {
        public List<Guest> guests() {
            List<Guest> guests = new ArrayList<>();
            IntStream.range(0, patrons).forEach(number -> guests.add(new Guest(number, Person.Role.PATRON)));
            IntStream.range(0, staff).forEach(number -> guests.add(new Guest(number, Person.Role.STAFF)));
            return guests;
        }

        public List<Volume> volumes() {
            return IntStream.range(0, books).mapToObj(Volume::new).toList();
        }

        List<FurniturePlan> furniture() {
            List<FurniturePlan> plans = new ArrayList<>();
            for (int number = 1; number <= openShelves; number++) {
                plans.add(FurniturePlan.openShelf("shelf-" + number, "Shelf " + number, ROWS, COLUMNS));
            }
            for (int number = 1; number <= cabinets; number++) {
                plans.add(FurniturePlan.cabinet("cabinet-" + number, "Cabinet " + number, 1, COLUMNS));
            }
            return plans;
        }
    }

    /** One piece of furniture, its agent, and where the agent keeps what it must not forget. */
    public record Shelf(FurniturePlan plan, Program agent, Path settings, Path data, int panelPort) {
        public FurnitureId id() {
            return plan.id();
        }

        public Path journal() {
            return data.resolve("journal.sqlite");
        }
    }

    public House(Plan plan) throws IOException {
        this.plan = plan;
        this.folder = plan.folder();
        Folders.clear(folder);
        this.world = new World(new Kernel(Kernel.Limits.live(), Trace.keeping(TRACE_LINES), chance));
        furnish();
        this.pace = new RealPace(world.kernel(), System::nanoTime);
        try {
            open.push(pace::stop);
            Thread.ofPlatform().daemon().name("world").start(pace);
            this.mosquitto = found();
            this.hub = keep(new Program(
                    "hub",
                    plan.installation().hub(hubSettings(), folder, plan.hubOptions()),
                    folder.resolve("hub.log")));
            for (FurniturePlan furniture : plan.furniture()) {
                shelves.add(shelf(furniture));
            }
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Starts everything and waits until all of it is ready. */
    public void start() throws InterruptedException {
        hub.start();
        hub.awaitReady(PATIENCE);
        shelves.forEach(shelf -> shelf.agent().start());
        for (Shelf shelf : shelves) {
            shelf.agent().awaitReady(PATIENCE);
        }
    }

    public Plan plan() {
        return plan;
    }

    public Path folder() {
        return folder;
    }

    /** The hub's data folder. */
    public Path hubData() {
        return folder.resolve("hub");
    }

    public Program hub() {
        return hub;
    }

    public Optional<Mosquitto> mosquitto() {
        return mosquitto;
    }

    public List<Shelf> shelves() {
        return List.copyOf(shelves);
    }

    /** Where devices connect to the broker on this machine, whichever it is. */
    public int brokerPort() {
        return mosquitto.map(Mosquitto::port).orElse(hubPort);
    }

    /** The world itself, for listeners and for what is handed to its thread. */
    public World world() {
        return world;
    }

    public RealPace pace() {
        return pace;
    }

    /** Asks or does something on the world's thread and waits for it. */
    public <T> T ask(Function<World, T> question) {
        return pace.ask(() -> question.apply(world)).join();
    }

    /** Who waits for a book: the patrons in turn. */
    public static Guest holder(Volume volume, List<Guest> patrons) {
        return patrons.get(volume.number() % patrons.size());
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

    private void furnish() {
        for (FurniturePlan furniture : plan.furniture()) {
            world.add(furniture);
            world.setRadio(furniture.id(), RadioConditions.USUAL);
        }
        for (Guest guest : plan.guests()) {
            world.add(new Person(guest.person(), guest.id(), guest.role()));
            world.add(
                    new Thing.Card(guest.card(), "card", guest.person(), guest.chip(), "", List.of()),
                    new Whereabouts.InHand(guest.person()));
        }
        plan.volumes().forEach(volume -> world.add(volume.inWorld(), new Whereabouts.OnDesk()));
    }

    private Optional<Mosquitto> found() throws IOException {
        try (Founding founding = new Founding(hubData())) {
            for (FurniturePlan furniture : plan.furniture()) {
                if (plan.mosquitto().isPresent()) {
                    founding.enrolByPassword(furniture.id(), Birth.Kind.PICKUP_SHELF, secrets(furniture));
                } else {
                    founding.enrol(furniture.id(), Birth.Kind.PICKUP_SHELF, data(furniture));
                }
            }
            founding.fill(plan.guests(), plan.volumes());
            if (plan.mosquitto().isEmpty()) {
                return Optional.empty();
            }
            Path files = folder.resolve("mosquitto");
            founding.mosquittoFiles(files);
            return Optional.of(keep(new Mosquitto(plan.mosquitto().get(), files)));
        }
    }

    private Path hubSettings() throws IOException {
        List<String> lines = new ArrayList<>(List.of("data=" + hubData(), "http.port=0"));
        lines.addAll(mosquitto.map(Mosquitto::settings).orElseGet(() -> List.of("mqtt.port=" + hubPort)));
        return Files.write(folder.resolve("hub.properties"), lines);
    }

    private Shelf shelf(FurniturePlan furniture) throws IOException {
        LiveFurniture plugs = keep(new LiveFurniture(
                world,
                pace,
                furniture.id(),
                LiveFurniture.Equipment.USUAL,
                Files.createDirectories(folder.resolve("dev")),
                chance,
                WireTap.NONE));
        String name = furniture.id().value();
        Path settings = folder.resolve(name + ".properties");
        Path data = data(furniture);
        DeviceEntry entry = mosquitto.isPresent()
                ? DeviceEntry.byPassword(brokerPort(), secrets(furniture))
                : DeviceEntry.byCertificate(brokerPort());
        int panelPort = FreePort.any();
        ShelfFile.write(settings, SITE.value(), furniture, plugs, data, entry, panelPort);
        Program agent = keep(new Program(
                name, plan.installation().shelf(settings, data, plan.shelfOptions()), folder.resolve(name + ".log")));
        return new Shelf(furniture, agent, settings, data, panelPort);
    }

    /** Settings that differ from the usual; the last word of a file counts. */
    public static void amend(Shelf shelf, String... lines) throws IOException {
        Files.write(shelf.settings(), List.of(lines), StandardOpenOption.APPEND);
    }

    private Path data(FurniturePlan furniture) {
        return folder.resolve(furniture.id().value());
    }

    private Path secrets(FurniturePlan furniture) {
        return folder.resolve("secrets").resolve(furniture.id().value());
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }
}
