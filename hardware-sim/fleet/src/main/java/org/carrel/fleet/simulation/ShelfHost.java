package org.carrel.fleet.simulation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.topic.Address;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.driver.scanner.UidCardReader;
import org.carrel.device.driver.scanner.UidFormat;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubSession;
import org.carrel.device.runtime.StartHistory;
import org.carrel.device.sync.DeviceSession;
import org.carrel.device.sync.Opening;
import org.carrel.fleet.simulation.board.DeviceClock;
import org.carrel.fleet.simulation.board.DeviceDisk;
import org.carrel.fleet.simulation.board.Fuse;
import org.carrel.fleet.simulation.board.Killed;
import org.carrel.fleet.simulation.board.Plug;
import org.carrel.fleet.simulation.board.SeededRandom;
import org.carrel.fleet.simulation.network.DeviceLine;
import org.carrel.fleet.simulation.network.SimBroker;
import org.carrel.shelf.ShelfAgent;
import org.carrel.shelf.ShelfInput;
import org.carrel.shelf.Wiring;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.sim.Octets;
import org.carrel.sim.WireTap;
import org.carrel.sim.feig.FeigReaderEmulator;
import org.carrel.sim.feig.ReaderOptions;
import org.carrel.sim.gpio.Pin;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Scheduled;
import org.carrel.sim.scanner.CardReaderEmulator;
import org.carrel.sim.scanner.CardText;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.World;

/** One shelf's board with all that is plugged into it. The program on it dies and starts again; everything else stays. */
final class ShelfHost implements AutoCloseable {
    private static final int STEPS_AT_ONCE_MAX = 1_000;

    final Address address;
    final FurnitureId furniture;
    final DeviceClock clock;
    final Fuse fuse = new Fuse();
    final Accepted accepted;
    private final Kernel kernel;
    private final World world;
    private final SimBroker broker;
    private final FurniturePlan plan;
    private final DeviceDisk disk;
    private final ShelfDrawing drawing;
    private final Chance chance;
    private final Timings timings;
    private final Consumer<String> spoken;
    private final Plug readerPlug;
    private final Plug cardPlug;
    private final FeigReaderEmulator reader;
    private final TreeSet<CommandId> ordered = new TreeSet<>();
    private Optional<Life> life = Optional.empty();
    private int lives;
    private Deaths deaths = new Deaths(0, 0, 0);
    private long steppedAt;
    private int stepsAtOnce;
    private long openOrderedAt = Long.MIN_VALUE / 2;
    private boolean repeatedCrash;

    /** What a shelf stands in. */
    record Surroundings(
            World world,
            SimBroker broker,
            InstantSource clock,
            Chance chance,
            Timings timings,
            Consumer<String> spoken,
            Consumer<Accepted.Event> heard) {}

    /** @param changed told when the device's store has changed */
    ShelfHost(Surroundings around, Address address, FurniturePlan plan, DeviceDisk disk, Runnable changed) {
        this.address = address;
        this.plan = plan;
        this.disk = disk;
        this.furniture = plan.id();
        this.world = around.world();
        this.drawing = new ShelfDrawing(world, plan, fuse);
        this.kernel = world.kernel();
        this.broker = around.broker();
        this.chance = around.chance().fork(furniture.value());
        this.timings = around.timings();
        this.spoken = around.spoken();
        this.clock = new DeviceClock(kernel, around.clock());
        this.accepted = new Accepted(furniture.value(), changed, around.heard(), around.spoken());
        this.readerPlug = new Plug(kernel, furniture + "/reader-plug", fuse, this::toReader);
        this.cardPlug = new Plug(kernel, furniture + "/card-plug", fuse, bytes -> {});
        this.reader = new FeigReaderEmulator(
                world, furniture, ReaderOptions.USUAL, around.chance(), readerPlug, WireTap.NONE);
        new CardReaderEmulator(world, furniture, CardText.USUAL, 1, around.chance(), cardPlug, WireTap.NONE);
        world.pins(furniture).listen(this::pinChanged);
    }

    private void toReader(Octets bytes) {
        reader.receive(bytes);
    }

    /** One run of the program. */
    private final class Life {
        final DeviceLine line;
        final ShelfAgent agent;
        final StartHistory history;
        final WatchedStore store;
        Optional<Scheduled> wake = Optional.empty();
        PanelScreen screen = new PanelScreen.Starting(ScreenLanguage.ZH_HANT);

        Life() {
            lives++;
            Chance own = chance.fork("life " + lives);
            SeededRandom random = new SeededRandom(own);
            Opening opening = disk.open(new SeededRandom(own.fork("events")), clock.now());
            accepted.reopened(opening.store());
            store = new WatchedStore(opening.store(), disk, fuse, accepted);
            history = StartHistory.begin(store, clock.now());
            line = new DeviceLine(
                    kernel,
                    broker,
                    address,
                    () -> nextSession(store),
                    this::fromHub,
                    step -> in(this, step),
                    own.fork("line"));
            HubSession session = new WatchedSession(
                    furniture.value(),
                    new DeviceSession(
                            drawing.description(address),
                            store,
                            publication -> {
                                fuse.touch();
                                line.publish(publication);
                            },
                            random.fork("asks"),
                            clock.now()),
                    ordered,
                    this::orderedOpen);
            agent = Wiring.shelf(
                    new Wiring.Ports(
                            store,
                            session,
                            readerPlug,
                            List.of(new UidCardReader(UidFormat.HEX)),
                            drawing.outputs("lamp-"),
                            drawing.outputs("lock-"),
                            this::show,
                            sound -> fuse.touch(),
                            DesiredSettings.NONE),
                    drawing.wiring(timings),
                    history.cause(),
                    history.crashLoop(),
                    clock.now());
        }

        private void orderedOpen() {
            openOrderedAt = kernel.now();
        }

        private void fromHub(HubLinkInput input) {
            input(new ShelfInput.Hub(input));
        }

        private long nextSession(WatchedStore store) {
            long[] session = {0};
            store.write(clock.now(), transaction -> session[0] = transaction.nextSession());
            return session[0];
        }

        private void show(PanelScreen now) {
            fuse.touch();
            screen = now;
            spoken.accept(now.toString());
            kernel.note(furniture + "/screen", now.toString());
        }
    }

    void start() {
        if (life.isPresent()) {
            return;
        }
        kernel.note(furniture.value(), "starts");
        try {
            Life born = new Life();
            life = Optional.of(born);
            repeatedCrash = born.history.crashLoop();
            readerPlug.programStarts(input -> input(new ShelfInput.Reader(input)));
            cardPlug.programStarts(input -> input(new ShelfInput.Card(0, input)));
            for (FurniturePlan.Compartment each : plan.compartments()) {
                if (each.door()) {
                    door(each, world.pins(furniture).high(each.contactPin()));
                }
            }
            kernel.after(Duration.ofMillis(50), furniture.value(), () -> in(born, () -> born.line.connect()));
            kernel.after(
                    StartHistory.STABLE_AFTER,
                    furniture.value(),
                    () -> in(born, () -> born.history.stable(clock.now())));
            wakeInTime(born);
        } catch (Killed end) {
            life = Optional.empty();
            buried(end.power());
        }
    }

    /** Whether the program runs. */
    boolean running() {
        return life.isPresent();
    }

    Deaths deaths() {
        return deaths;
    }

    boolean inCrashLoop() {
        return life.isPresent() && repeatedCrash;
    }

    Optional<PanelScreen> screen() {
        return life.map(now -> now.screen);
    }

    /** How far the device knows that the hub has its events; -1 while it does not run. */
    long acknowledged() {
        return life.map(now -> now.store.acknowledgedThrough()).orElse(-1L);
    }

    /** Whether it was commanded to open a compartment just now: three pulses with their pauses. */
    boolean commanded() {
        return kernel.now() - openOrderedAt < Duration.ofSeconds(15).toNanos();
    }

    /** The program is gone at this instant, between two steps. */
    void die(boolean power) {
        if (life.isPresent()) {
            buried(power);
        }
    }

    /** Stops in good order, and starts again after a while. */
    void restartInOrder() {
        life.ifPresent(now -> in(now, () -> {
            now.agent.stop(clock.now());
            now.history.stopped(clock.now());
            now.line.leave();
            disk.close();
            forget();
            kernel.note(furniture.value(), "stops in good order");
            kernel.after(Duration.ofSeconds(2), furniture.value(), this::start);
        }));
    }

    void touch(PanelAction action) {
        input(new ShelfInput.Touched(action));
    }

    /** After a step in which the fuse burned: the files are as the disk left them. */
    private void buried(boolean power) {
        deaths = deaths.plus(new Deaths(power ? 0 : 1, power ? 1 : 0, accepted.doubtful() ? 1 : 0));
        kernel.note(furniture.value(), power ? "has no power" : "is killed");
        life.ifPresent(gone -> gone.line.die(power));
        disk.crashed();
        forget();
        world.boardDied(furniture);
        if (power) {
            if (chance.happens(0.5)) {
                world.restartReader(furniture);
            }
            kernel.after(Duration.ofMillis(chance.between(8_000, 30_000)), furniture.value(), () -> {
                clock.boot();
                start();
                kernel.after(Duration.ofMillis(chance.between(1_000, 20_000)), furniture.value(), clock::synchronize);
            });
        } else {
            kernel.after(Duration.ofMillis(chance.between(1_500, 4_000)), furniture.value(), this::start);
        }
    }

    private void forget() {
        life.flatMap(gone -> gone.wake).ifPresent(kernel::cancel);
        life = Optional.empty();
        fuse.putOut();
        readerPlug.programGone();
        cardPlug.programGone();
    }

    private void input(ShelfInput input) {
        life.ifPresent(now -> in(now, () -> now.agent.step(input, clock.now())));
    }

    /** Runs a step of the program, and what follows from it for the board. */
    private void in(Life running, Runnable step) {
        if (!life.equals(Optional.of(running))) {
            return;
        }
        try {
            step.run();
        } catch (Killed end) {
            buried(end.power());
            return;
        }
        if (life.equals(Optional.of(running))) {
            if (running.agent.stopRequested()) {
                kernel.at(kernel.now(), furniture.value(), this::restartInOrder);
            }
            wakeInTime(running);
        }
    }

    private void wakeInTime(Life running) {
        if (kernel.now() == steppedAt) {
            if (++stepsAtOnce > STEPS_AT_ONCE_MAX) {
                throw new Broken(
                        Broken.Promise.OTHER, furniture + " asks to be woken again and again, and does nothing then");
            }
        } else {
            steppedAt = kernel.now();
            stepsAtOnce = 0;
        }
        long at = Math.max(kernel.now(), clock.atKernel(running.agent.nextDeadline()));
        boolean asBefore = running.wake
                .map(wake -> wake.atNanos() == at && at > kernel.now())
                .orElse(false);
        if (!asBefore) {
            running.wake.ifPresent(kernel::cancel);
            running.wake = at == Long.MAX_VALUE
                    ? Optional.empty()
                    : Optional.of(kernel.at(
                            at, furniture.value(), () -> in(running, () -> running.agent.wake(clock.now()))));
        }
    }

    private void pinChanged(Pin pin, boolean high) {
        if (pin.direction() == Pin.Direction.INPUT) {
            plan.compartments().stream()
                    .filter(each -> each.contactPin() == pin.number())
                    .forEach(each -> kernel.at(kernel.now(), furniture.value(), () -> door(each, high)));
        }
    }

    private void door(FurniturePlan.Compartment compartment, boolean open) {
        input(new ShelfInput.Door(new CompartmentId(compartment.name()), open));
    }

    @Override
    public void close() {
        disk.close();
        forget();
    }
}
