package org.carrel.shelf.bookdrop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DropAnswer;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.DropEvent.ItemDropped;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.OperationEvent.StartCause;
import org.carrel.contract.message.drop.OnBelt;
import org.carrel.contract.message.drop.Sorted;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.device.bench.FakeSession;
import org.carrel.device.bench.FakeStore;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DigitalOutput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;
import org.carrel.shelf.bookdrop.screen.DropScreen;
import org.carrel.sim.Octets;
import org.carrel.sim.feig.FeigReaderEmulator;
import org.carrel.sim.feig.ReaderOptions;
import org.carrel.sim.gpio.Pin;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.BookDrop;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;
import org.carrel.sim.world.WorldEvent;

/**
 * A drop with its driver against an emulated reader byte by byte and its pins against a simulated mouth, belt and bins, on virtual time.
 * Store and world survive a kill; whatever was in memory does not, and pins fall.
 */
final class DropBench {
    static final FurnitureId DROP = new FurnitureId("drop");
    static final List<String> BINS = List.of("OWN", "HOLD", "BRANCH", "LIB", "REST");
    static final String OURS = "TW-NLPI";
    static final String EAST = "TW-EAST";
    static final String THEIRS = "TW-TCC";
    static final int SECURED = 0x07;
    static final int RELEASED = 0xC2;
    static final int BIN_MM = 200;

    /** How long a contact must rest to be believed. */
    private static final Duration REST = Duration.ofMillis(20);

    final List<String> trace = new ArrayList<>();
    final FakeStore store = new FakeStore(trace);
    final Kernel kernel;
    final World world;
    final List<DropScreen> screens = new ArrayList<>();
    /** What could have hurt somebody while the agent lived. */
    final List<WorldEvent.HandEndangered> dangers = new ArrayList<>();

    /** Answers questions as they come; none lets the agent wait in vain. */
    Function<List<OnBelt>, Optional<List<Destination>>> hub = items -> Optional.of(
            items.stream().<Destination>map(_ -> new Destination.Shelf()).toList());

    FakeSession session = new FakeSession("life0");
    private final SortedMap<Integer, Boolean> told = new TreeMap<>();
    private final SortedMap<Integer, Long> changedAt = new TreeMap<>();
    private Optional<DropAgent> agent = Optional.empty();
    private final DropWire wire;
    private int lives;
    private int things;

    DropBench(long seed) {
        kernel = new Kernel(Kernel.Limits.simulation(), Trace.keeping(2_000), Chance.seeded(seed));
        world = new World(kernel);
        world.add(FurniturePlan.bookDrop("drop", "Drop", BIN_MM, BINS));
        world.listen(event -> {
            if (event instanceof WorldEvent.HandEndangered danger && agent.isPresent()) {
                dangers.add(danger);
            }
        });
        wire = new DropWire(kernel, input -> agent.ifPresent(it -> it.step(new DropInput.Reader(input), now())));
        FeigReaderEmulator emulator =
                new FeigReaderEmulator(world, DROP, ReaderOptions.USUAL, Chance.seeded(seed), wire, traffic -> {});
        wire.to(emulator::receive);
        world.pins(DROP).listen(this::pinChanged);
    }

    /** Started, on line, and open. */
    static DropBench ready() {
        return ready(1);
    }

    static DropBench ready(long seed) {
        DropBench bench = new DropBench(seed);
        bench.start(StartCause.FIRST_START);
        bench.session.online(true);
        bench.run(Duration.ofSeconds(3));
        return bench;
    }

    void start(StartCause cause) {
        start(cause, false);
    }

    void start(StartCause cause, boolean crashLoop) {
        boolean online = session.online();
        session = new FakeSession("life" + ++lives);
        agent = Optional.of(Wiring.drop(
                new Wiring.Ports(
                        store,
                        session,
                        wire,
                        new DropPins(pin("flap-open"), pin("flap-free"), pin("belt"), pin("diverter")),
                        screens::add,
                        sound -> {},
                        DesiredSettings.NONE),
                DropPlan.of(OURS, EAST, THEIRS),
                cause,
                crashLoop,
                now()));
        session.online(online);
        told.clear();
        wire.starts();
        for (Pin input : world.pins(DROP).pins()) {
            if (input.direction() == Pin.Direction.INPUT) {
                tell(input);
            }
        }
    }

    /** kill -9 or the power: the process is gone, and its pins fall. */
    void kill() {
        agent = Optional.empty();
        wire.gone();
        world.boardDied(DROP);
    }

    void restart() {
        kill();
        start(StartCause.AFTER_CRASH);
    }

    DropAgent agent() {
        return agent.orElseThrow();
    }

    Moment now() {
        long nanos = 5_000_000_000L + kernel.now();
        return new Moment(
                nanos, Instant.parse("2026-11-26T08:00:00Z").plusNanos(nanos), DeviceTime.Quality.SYNCHRONIZED);
    }

    /** Lets the world and the agent go on; contacts are believed once they have rested. */
    void run(Duration duration) {
        long end = kernel.now() + duration.toNanos();
        int spins = 0;
        while (true) {
            long next = Math.min(Math.min(kernel.nextAt(), agentAt()), restAt());
            if (next > end) {
                break;
            }
            spins = next > kernel.now() ? 0 : spins + 1;
            assertTrue(spins < 2_000, "the agent asks to be woken again and again at the same time");
            kernel.runUntil(Math.max(next, kernel.now()));
            believe();
            if (agent.isPresent() && agentAt() <= kernel.now()) {
                agent.get().wake(now());
            }
            answer();
        }
        kernel.runUntil(end);
    }

    /** Until nothing is on its way and the flap is open again, or shut for good. */
    void settle() {
        run(Duration.ofSeconds(25));
    }

    private long agentAt() {
        if (agent.isEmpty() || agent.get().nextDeadline() == Moment.NEVER) {
            return Long.MAX_VALUE;
        }
        return agent.get().nextDeadline() == Long.MIN_VALUE
                ? kernel.now()
                : agent.get().nextDeadline() - 5_000_000_000L;
    }

    private long restAt() {
        return changedAt.values().stream()
                .mapToLong(at -> at + REST.toNanos())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void pinChanged(Pin pin, boolean high) {
        if (pin.direction() == Pin.Direction.INPUT && agent.isPresent()) {
            changedAt.put(pin.number(), kernel.now());
        }
    }

    private void believe() {
        for (int number : List.copyOf(changedAt.keySet())) {
            if (kernel.now() - changedAt.getOrDefault(number, 0L) >= REST.toNanos()) {
                changedAt.remove(number);
                tell(world.pins(DROP).pin(number));
            }
        }
    }

    private void tell(Pin pin) {
        boolean low = !world.pins(DROP).high(pin.number());
        Boolean before = told.put(pin.number(), low);
        if (agent.isPresent() && (before == null || before != low)) {
            agent.get().step(input(pin.name(), low), now());
        }
    }

    private static DropInput input(String name, boolean low) {
        return switch (name) {
            case "barrier-entry" -> new DropInput.Entry(!low);
            case "barrier-exit" -> new DropInput.Exit(!low);
            case "flap-contact" -> new DropInput.Flap(low);
            default ->
                name.startsWith("at-")
                        ? new DropInput.Diverter(new CompartmentId(name.substring(3)), low)
                        : new DropInput.Level(new CompartmentId(name.substring(6)), !low);
        };
    }

    private void answer() {
        session.takeQuestion().ifPresent(id -> {
            DropAsk.Route route = (DropAsk.Route) session.question(id);
            Optional<List<Destination>> said = hub.apply(route.items());
            session.tellAgent(said.<SyncNotice>map(all -> new SyncNotice.Answered(id, new DropAnswer.Routed(all)))
                    .orElseGet(() -> new SyncNotice.Unanswered(id)));
            agent.ifPresent(it -> it.wake(now()));
        });
    }

    private DigitalOutput pin(String name) {
        int number = world.pins(DROP).numbered(name).orElseThrow();
        int life = lives;
        return active -> {
            if (life == lives) {
                world.pins(DROP).drive(number, active);
            }
        };
    }

    // ---- People ----

    BookDrop drop() {
        return world.drop(DROP);
    }

    ThingId book(String item, String owner) {
        return thing(List.of(tag(TagContent.basicBlock(item, owner, 1, 1))));
    }

    /** A set, of which these parts are there. */
    ThingId set(String item, int parts, int... there) {
        List<Tag> tags = new ArrayList<>();
        for (int part : there) {
            tags.add(tag(TagContent.basicBlock(item, OURS, parts, part)));
        }
        return thing(tags);
    }

    ThingId untagged() {
        return thing(List.of());
    }

    ThingId blank() {
        return thing(List.of(new Tag(TagModel.SLIX.uid(0x0100_0000_0000L + ++things), TagModel.SLIX)));
    }

    private Tag tag(Octets content) {
        return new Tag(TagModel.SLIX.uid(0x0100_0000_0000L + ++things), TagModel.SLIX)
                .fill(content)
                .setDsfid(TagContent.ISO_28560_3_DSFID)
                .setAfi(RELEASED);
    }

    private ThingId thing(List<Tag> tags) {
        ThingId id = new ThingId("thing-" + ++things);
        world.add(new Thing.Book(id, id.value(), 20, 1 + things % 3, tags), new Whereabouts.OnDesk());
        return id;
    }

    void put(ThingId thing) {
        Outcome outcome = drop().put(thing);
        assertTrue(outcome instanceof Outcome.Done, () -> "the flap is not open: " + screen());
    }

    /** Puts it in and lets the drop work. */
    void drop(ThingId thing) {
        put(thing);
        settle();
    }

    // ---- What can be seen ----

    boolean pinHigh(String name) {
        return world.pins(DROP).high(world.pins(DROP).numbered(name).orElseThrow());
    }

    List<ThingId> in(String place) {
        return world.in(new Spot(DROP, place)).stream().map(Thing::id).toList();
    }

    Uid tag(ThingId thing) {
        return world.thing(thing).tags().getFirst().uid();
    }

    int afi(ThingId thing) {
        return world.thing(thing).tags().getFirst().afi();
    }

    static TagUid uid(Tag tag) {
        return TagUid.of(tag.uid().toString());
    }

    DropScreen screen() {
        return screens.getLast();
    }

    <T extends EventBody> List<T> events(Class<T> kind) {
        return store.events(kind);
    }

    List<ItemDropped> dropped() {
        return events(ItemDropped.class);
    }

    ItemDropped only() {
        assertTrue(dropped().size() == 1, () -> "expected one thing, told were " + dropped());
        return dropped().getFirst();
    }

    static String bin(Sorted sorted) {
        return sorted.bin().isEmpty() ? "" : sorted.bin().getFirst().value();
    }

    boolean alarmed(Alarm alarm) {
        long raised = events(OperationEvent.AlarmRaised.class).stream()
                .filter(event -> event.alarm() == alarm)
                .count();
        long cleared = events(OperationEvent.AlarmCleared.class).stream()
                .filter(event -> event.alarm() == alarm)
                .count();
        assertTrue(raised - cleared <= 1, () -> alarm + " was raised twice");
        return raised > cleared;
    }
}
