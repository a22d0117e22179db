package org.carrel.shelf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.CollectAnswer.GrantedHold;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.bench.FakeSession;
import org.carrel.device.bench.FakeStore;
import org.carrel.device.bench.TagWorld;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DigitalOutput;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sound;
import org.carrel.device.port.SyncNotice;
import org.carrel.device.reading.TagMeaning;
import org.carrel.device.security.SecurityValues;
import org.carrel.shelf.bench.ExactPresence;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.shelf.pickup.state.Rules;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.shelf.presence.ShelfLayout;

/**
 * A shelf of four compartments A1 to A4 on virtual time, with everything around it faked. Pins go off when the agent is killed, as on a
 * board; store and tags survive.
 */
final class ShelfBench {
    static final CompartmentId A1 = new CompartmentId("A1");
    static final CompartmentId A2 = new CompartmentId("A2");
    static final CompartmentId A3 = new CompartmentId("A3");
    static final CompartmentId A4 = new CompartmentId("A4");
    static final List<CompartmentId> PLACES = List.of(A1, A2, A3, A4);
    static final int SECURED = 0x07;
    static final int RELEASED = 0xC2;
    static final RosterKey KEY = new RosterKey(Bytes.of(new byte[32]));
    static final String ANN = "A0001";
    static final String BEN = "B0002";

    /** What happened in which order: events and notes as they were committed, pins as they were set. */
    final List<String> trace = new ArrayList<>();

    final FakeStore store = new FakeStore(trace);
    final TagWorld tags = new TagWorld();
    final SortedMap<CompartmentId, Boolean> lamps = new TreeMap<>();
    final SortedMap<CompartmentId, Boolean> locks = new TreeMap<>();
    final SortedMap<CompartmentId, Boolean> doors = new TreeMap<>();
    final List<PanelScreen> screens = new ArrayList<>();
    final List<Sound> sounds = new ArrayList<>();
    final ShelfLayout layout;
    Timings timings = Timings.USUAL;
    SecurityValues security = SecurityValues.USUAL;
    DeviceTime.Quality clock = DeviceTime.Quality.SYNCHRONIZED;
    Duration wallOffset = Duration.ZERO;
    DesiredSettings desired = DesiredSettings.NONE;
    FakeSession session = new FakeSession();
    ExactPresence presence;
    private long nanos = 5_000_000_000L;
    private ShelfAgent agent;
    private int commands;

    private ShelfBench(boolean cabinet) {
        List<ShelfLayout.Place> places = new ArrayList<>();
        for (CompartmentId id : PLACES) {
            places.add(new ShelfLayout.Place(id, antenna(id), cabinet));
            if (cabinet) {
                doors.put(id, false);
            }
        }
        layout = new ShelfLayout(places);
        presence = new ExactPresence(layout);
    }

    static ShelfBench openShelf() {
        return new ShelfBench(false);
    }

    static ShelfBench cabinet() {
        return new ShelfBench(true);
    }

    /** Starts the agent, connects everything and lets it look the shelf over. */
    ShelfBench ready() {
        start(OperationEvent.StartCause.FIRST_START, false);
        session.online(true);
        run(Duration.ofSeconds(3));
        return this;
    }

    ShelfBench start(OperationEvent.StartCause cause, boolean crashLoop) {
        boolean wasOnline = session.online();
        FakeSession before = session;
        session = new FakeSession();
        before.roster().ifPresent(session::roster);
        tags.reset();
        presence = new ExactPresence(layout);
        agent = new ShelfAgent(
                parts(),
                new Rules(layout, timings, ScreenLanguage.ZH_HANT, security.released()),
                "test",
                cause,
                crashLoop,
                now());
        session.online(wasOnline);
        input(new ShelfInput.Reader(new LinkInput.Opened()));
        input(new ShelfInput.Card(0, new LinkInput.Opened()));
        doors.forEach((id, open) -> input(new ShelfInput.Door(id, open)));
        return this;
    }

    /** kill -9: the process is gone, pins fall back to safe, what was not committed is lost. */
    void kill() {
        lamps.replaceAll((id, on) -> false);
        locks.replaceAll((id, on) -> false);
    }

    ShelfBench restart() {
        kill();
        start(OperationEvent.StartCause.AFTER_CRASH, false);
        run(Duration.ofSeconds(3));
        return this;
    }

    ShelfAgent agent() {
        return agent;
    }

    Moment now() {
        Instant wall = Instant.parse("2026-11-23T08:00:00Z").plusNanos(nanos).plus(wallOffset);
        return new Moment(nanos, wall, clock);
    }

    void run(Duration duration) {
        long end = nanos + duration.toNanos();
        int spins = 0;
        while (agent.nextDeadline() <= end) {
            if (agent.nextDeadline() > nanos) {
                nanos = agent.nextDeadline();
                spins = 0;
            }
            assertTrue(++spins < 200, "the agent asks to be woken again and again at the same time");
            agent.wake(now());
        }
        nanos = end;
    }

    /** Long enough for the simulated reader to see a change and for the security of a few tags to be written. */
    void settle() {
        run(Duration.ofSeconds(2));
    }

    void input(ShelfInput input) {
        agent.step(input, now());
    }

    static TagUid uid(int book) {
        return new TagUid(0xE0040100_00000000L + book);
    }

    static ItemId item(int book) {
        return new ItemId("BOOK" + book);
    }

    static HoldId hold(int book) {
        return new HoldId("hold" + book);
    }

    static Antenna antenna(CompartmentId at) {
        return new Antenna(PLACES.indexOf(at) + 1);
    }

    /** A book that exists, but is not on the shelf. */
    void book(int book) {
        tags.tag(uid(book), "I:" + item(book), SECURED);
    }

    /** A book on the shelf; the agent learns of it as time runs. */
    void book(int book, CompartmentId at) {
        book(book);
        put(book, at);
    }

    void put(int book, CompartmentId at) {
        tags.place(uid(book), antenna(at));
    }

    void take(int book) {
        tags.lift(uid(book));
    }

    void tap(String card) {
        input(new ShelfInput.Card(0, new LinkInput.Received(Bytes.of(card.getBytes(StandardCharsets.US_ASCII)))));
    }

    void door(CompartmentId at, boolean open) {
        doors.put(at, open);
        input(new ShelfInput.Door(at, open));
        run(Duration.ofMillis(60));
    }

    void touch(PanelAction action) {
        input(new ShelfInput.Touched(action));
    }

    void answer(CollectAnswer answer) {
        AskId id = session.takeQuestion().orElseThrow();
        session.tellAgent(new SyncNotice.Answered(id, answer));
        agent.wake(now());
    }

    static CollectAnswer.MayCollect may(int... books) {
        List<GrantedHold> holds = new ArrayList<>();
        for (int book : books) {
            holds.add(new GrantedHold(hold(book), item(book)));
        }
        return new CollectAnswer.MayCollect(
                new GrantId("grant-" + books[0]), "en", holds, Instant.parse("2026-11-24T08:00:00Z"));
    }

    static CollectAnswer.StaffAtShelf staff(int... pull) {
        List<ItemId> items = new ArrayList<>();
        for (int book : pull) {
            items.add(item(book));
        }
        return new CollectAnswer.StaffAtShelf(new GrantId("staff"), "en", items, Instant.parse("2026-11-24T08:00:00Z"));
    }

    /** A visit opened by the hub's answer. */
    void visit(String card, int... books) {
        tap(card);
        answer(may(books));
    }

    CommandId order(Command<?> command) {
        CommandId id = new CommandId("c" + ++commands);
        Instant issued = now().wall();
        session.tellAgent(new SyncNotice.Ordered(new CommandOrder(id, issued, issued.plusSeconds(60), command)));
        agent.wake(now());
        return id;
    }

    List<CommandReport.Progress> reports(CommandId id) {
        return session.reports().stream()
                .filter(report -> report.id().equals(id))
                .map(FakeSession.Reported::progress)
                .toList();
    }

    PanelScreen screen() {
        return screens.getLast();
    }

    <T extends PanelScreen> T screen(Class<T> kind) {
        assertTrue(kind.isInstance(screen()), () -> "the panel shows " + screen());
        return kind.cast(screen());
    }

    boolean lit(CompartmentId at) {
        return lamps.getOrDefault(at, false);
    }

    boolean energised(CompartmentId at) {
        return locks.getOrDefault(at, false);
    }

    <T extends EventBody> List<T> events(Class<T> kind) {
        return store.events(kind);
    }

    <T extends EventBody> T event(Class<T> kind) {
        List<T> found = events(kind);
        assertTrue(found.size() == 1, () -> "expected one " + kind.getSimpleName() + ", found " + found);
        return found.getFirst();
    }

    boolean alarmed(OperationEvent.Alarm alarm) {
        long raised = events(OperationEvent.AlarmRaised.class).stream()
                .filter(event -> event.alarm() == alarm)
                .count();
        long cleared = events(OperationEvent.AlarmCleared.class).stream()
                .filter(event -> event.alarm() == alarm)
                .count();
        return raised > cleared;
    }

    static CardNumber card(String text) {
        return new CardNumber(text);
    }

    private ShelfParts parts() {
        SortedMap<CompartmentId, DigitalOutput> lampPins = new TreeMap<>();
        SortedMap<CompartmentId, DigitalOutput> lockPins = new TreeMap<>();
        for (CompartmentId id : PLACES) {
            lampPins.put(id, on -> set("lamp", lamps, id, on));
            if (doors.containsKey(id)) {
                lockPins.put(id, on -> set("lock", locks, id, on));
            }
        }
        return new ShelfParts(
                store,
                session,
                tags,
                List.of(ShelfBench::scan),
                presence,
                ShelfBench::meaning,
                security,
                lampPins,
                lockPins,
                screens::add,
                sounds::add,
                KEY,
                desired);
    }

    private void set(String kind, SortedMap<CompartmentId, Boolean> pins, CompartmentId id, boolean on) {
        if (pins.getOrDefault(id, false) != on) {
            trace.add(kind + " " + id + (on ? " on" : " off"));
        }
        pins.put(id, on);
    }

    private static List<CardReader.Scan> scan(LinkInput input, Moment now) {
        if (!(input instanceof LinkInput.Received received)) {
            return List.of();
        }
        String text = new String(received.bytes().toArray(), StandardCharsets.US_ASCII);
        return List.of(
                text.equals("?")
                        ? new CardReader.Scan.Unusable("garbled")
                        : new CardReader.Scan.Card(new CardNumber(text)));
    }

    private static TagMeaning.Meaning meaning(int dsfid, int afi, Bytes memory) {
        String text = new String(memory.toArray(), StandardCharsets.US_ASCII).replace("\0", "");
        if (text.startsWith("I:")) {
            return new TagMeaning.Meaning.Item(new ItemId(text.substring(2)));
        }
        return new TagMeaning.Meaning.Strange(
                switch (text) {
                    case "" -> Strangeness.BLANK;
                    case "card" -> Strangeness.CARD;
                    case "damaged" -> Strangeness.DAMAGED;
                    default -> Strangeness.FOREIGN;
                });
    }
}
