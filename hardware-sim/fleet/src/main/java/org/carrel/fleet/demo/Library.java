package org.carrel.fleet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.carrel.fleet.clock.FileClock;
import org.carrel.fleet.premises.Installation;
import org.carrel.fleet.premises.JavaCommand;
import org.carrel.fleet.premises.Program;
import org.carrel.sim.console.ConsoleServer;
import org.carrel.sim.console.Plant;
import org.carrel.sim.link.TcpWire;
import org.carrel.sim.world.FurniturePlan;

/** The demo's whole library: the world and the console in this process, hub and devices in their own. Closes in reverse order. */
public final class Library implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SEED = 20_170_301; // The demo's books look the same each time.
    private static final int ON_DESK = 24;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final LiveWorld world;
    private final LivePlant plant = new LivePlant(InstantSource.system());
    private final Program hub;
    private final List<Program> shelves = new ArrayList<>();
    private final ConsoleServer console;
    private final int hubPort;
    private final Path hubData;
    private final Path secrets;
    private final SortedMap<String, String> codes;

    /**
     * @param root of the checkout, where the modules' {@code target} folders are
     * @param folder for everything that the library keeps; made anew
     * @param hubPort of the hub's pages, and the ports after it for the devices' screens and the console
     */
    public record Site(Path root, Path folder, int hubPort) {
        int brokerPort() {
            return hubPort + 1;
        }

        int consolePort() {
            return hubPort + 2;
        }

        /** Where SIP2 terminals connect; beyond the panels. */
        int terminalPort() {
            return hubPort + 9;
        }

        int displayPort() {
            return hubPort + 7;
        }

        int panelPort(int device) {
            return hubPort + 3 + device;
        }
    }

    /** @param tell says in a sentence what is being done */
    public Library(Site site, Consumer<String> tell) throws InterruptedException {
        this.hubPort = site.hubPort();
        this.hubData = site.folder().resolve("hub");
        this.secrets = site.folder().resolve("secrets");
        List<Title> titles = Title.all();
        try {
            Files.createDirectories(site.folder());
            tell.accept("Furnishing the simulated building");
            world = keep(new LiveWorld(
                    Files.createDirectories(site.folder().resolve("dev")),
                    titles,
                    ON_DESK,
                    SEED,
                    System::nanoTime,
                    () -> plant.now().toEpochMilli()));
            List<FurniturePlan> plans = world.ask(live -> live.furniture());
            tell.accept("Filling the hub's catalogue with " + titles.size() + " titles, its patrons and holds");
            Files.createDirectories(secrets);
            codes = Seeding.seed(hubData, secrets, titles, plans, Instant.now());
            hub = keep(hub(site, hubData));
            tell.accept("Starting the hub");
            hub.start();
            hub.awaitReady(PATIENCE);
            plant.add(new LivePlant.Machine(hub, Optional.empty(), hubClock(site), staffPage()));
            for (int index = 0; index < plans.size(); index++) {
                startDevice(site, plans.get(index), index, tell);
            }
            startDisplay(site, tell);
            console = keep(new ConsoleServer(
                    world.world(),
                    world.pace(),
                    plant,
                    world.traffic(),
                    () -> plant.now().toEpochMilli(),
                    site.consolePort()));
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException("the demo's folder cannot be written to: " + site.folder(), failed);
        } catch (RuntimeException | InterruptedException failed) {
            close();
            throw failed;
        }
    }

    public LiveWorld world() {
        return world;
    }

    public Plant plant() {
        return plant;
    }

    /** What another system is told by the hub. */
    HubAnswers answers() {
        try {
            return new HubAnswers(
                    "http://127.0.0.1:" + hubPort + "/api/v1",
                    Files.readString(secrets.resolve("token")).strip(),
                    hubData.resolve("notices").resolve("notices.jsonl"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the demo's token cannot be read", unreadable);
        }
    }

    public String staffPage() {
        return "http://127.0.0.1:" + hubPort + "/staff/";
    }

    public String api() {
        return "http://127.0.0.1:" + hubPort + "/api/";
    }

    /** For SIP2 terminals of other makers. */
    public int terminalPort() {
        return hubPort + 9;
    }

    public String consolePage() {
        return "http://127.0.0.1:" + console.port() + "/";
    }

    public List<Program> shelves() {
        return List.copyOf(shelves);
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

    private void startDisplay(Site site, Consumer<String> tell) throws IOException, InterruptedException {
        String name = Seeding.DISPLAY;
        tell.accept("Starting " + name);
        TcpWire cable = keep(TcpWire.to(site.brokerPort()));
        Path file = site.folder().resolve(name + ".properties");
        Path data = Files.createDirectories(site.folder().resolve(name));
        Files.write(
                file,
                List.of(
                        "site=" + Seeding.SITE,
                        "device=" + name,
                        "data=" + data,
                        "screen.port=" + site.displayPort(),
                        // Looked at in a browser on a desk, not from across a hall.
                        "screen.metres=3"));
        Files.write(file, entry(site, name, cable).lines(), StandardOpenOption.APPEND);
        startDevice(site, name, "kiosk-ui", "org.carrel.kiosk.display.Main", file, cable, site.displayPort());
    }

    private void startDevice(Site site, FurniturePlan plan, int index, Consumer<String> tell)
            throws IOException, InterruptedException {
        String name = plan.id().value();
        tell.accept("Starting " + name);
        TcpWire cable = keep(TcpWire.to(site.brokerPort()));
        Path file = site.folder().resolve(name + ".properties");
        write(site, plan, file, entry(site, name, cable), index);
        int port = site.panelPort(index);
        switch (plan.kind()) {
            case BOOK_DROP ->
                startDevice(site, name, "shelf-agent", "org.carrel.shelf.bookdrop.Main", file, cable, port);
            case KIOSK -> startDevice(site, name, "kiosk-ui", "org.carrel.kiosk.Main", file, cable, port);
            case OPEN_SHELF, CABINET ->
                shelves.add(startDevice(site, name, "shelf-agent", "org.carrel.shelf.Main", file, cable, port));
        }
    }

    /** @param module whose program it is */
    private Program startDevice(
            Site site, String name, String module, String main, Path file, TcpWire cable, int screenPort)
            throws InterruptedException {
        Path clock = site.folder().resolve(name + "-clock");
        Program program = keep(new Program(
                name,
                new JavaCommand(
                        Installation.joined(Installation.SHELF_FLAGS, List.of("-D" + FileClock.FILE + "=" + clock)),
                        List.of(
                                site.root().resolve(module + "/target/classes").toString(),
                                site.root().resolve(module + "/target/lib") + "/*",
                                site.root()
                                        .resolve("hardware-sim/target/classes")
                                        .toString(),
                                clocks(site)),
                        main,
                        List.of(file.toString()),
                        site.folder().resolve(name)),
                site.folder().resolve(name + ".log")));
        program.start();
        program.awaitReady(PATIENCE);
        plant.add(new LivePlant.Machine(program, Optional.of(cable), clock, "http://127.0.0.1:" + screenPort + "/"));
        return program;
    }

    /** Each enrols when it first starts, by the code that a technician would type in. */
    private DeviceEntry entry(Site site, String name, TcpWire cable) {
        return DeviceEntry.byCode(cable.port(), site.hubPort(), Objects.requireNonNull(codes.get(name)));
    }

    private void write(Site site, FurniturePlan plan, Path file, DeviceEntry entry, int index) throws IOException {
        String name = plan.id().value();
        Path data = site.folder().resolve(name);
        int port = site.panelPort(index);
        switch (plan.kind()) {
            case OPEN_SHELF -> ShelfFile.write(file, Seeding.SITE.value(), plan, world.shelf(), data, entry, port);
            case CABINET -> ShelfFile.write(file, Seeding.SITE.value(), plan, world.cabinet(), data, entry, port);
            case BOOK_DROP -> DropFile.write(file, Seeding.SITE.value(), plan, world.drop(), data, entry, port);
            case KIOSK -> KioskFile.write(file, Seeding.SITE.value(), plan, world.kiosk(), data, entry, port);
        }
    }

    private static Program hub(Site site, Path data) throws IOException {
        Path file = site.folder().resolve("hub.properties");
        Files.write(
                file,
                List.of(
                        "data=" + data,
                        "http.port=" + site.hubPort(),
                        // Of this machine only; a library says where phones come from outside.
                        "http.public-address=http://127.0.0.1:" + site.hubPort(),
                        // A visitor to the demo may come at any hour.
                        "notices.quiet=none",
                        "drop.owners=" + Furnishing.OWNERS,
                        "mqtt.port=" + site.brokerPort(),
                        "sip2.port=" + site.terminalPort(),
                        "sip2.accounts=" + site.folder().resolve("secrets").resolve(Seeding.TERMINALS)));
        return new Program(
                "hub",
                new JavaCommand(
                        Installation.joined(
                                Installation.HUB_FLAGS, List.of("-D" + FileClock.FILE + "=" + hubClock(site))),
                        List.of(
                                site.root().resolve("hub/target/classes").toString(),
                                site.root().resolve("hub/target/lib") + "/*",
                                clocks(site)),
                        "org.carrel.hub.Main",
                        List.of("--config", file.toString()),
                        site.folder()),
                site.folder().resolve("hub.log"));
    }

    private static Path hubClock(Site site) {
        return site.folder().resolve("hub-clock");
    }

    /** Where the programs find a wall clock that can be put wrong. */
    private static String clocks(Site site) {
        return site.root().resolve("hardware-sim/fleet/target/classes").toString();
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }
}
