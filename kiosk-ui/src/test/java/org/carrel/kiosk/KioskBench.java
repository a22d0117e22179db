package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.OperationEvent.StartCause;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.message.kiosk.SealedCard;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.bench.FakeSession;
import org.carrel.device.bench.FakeStore;
import org.carrel.device.bench.TagWorld;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sound;
import org.carrel.device.port.SyncNotice;
import org.carrel.device.reading.TagMeaning;
import org.carrel.device.security.SecurityValues;
import org.carrel.kiosk.bench.DeskHub;
import org.carrel.kiosk.checkout.Sealing;
import org.carrel.kiosk.flow.Rules;
import org.carrel.kiosk.flow.Rules.Timings;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.text.Languages;

/** A kiosk with tags on its pad, in virtual time: the real agent, a strict hub, a store that survives the agent. */
final class KioskBench {
    static final int SECURED = 0x07;
    static final int RELEASED = 0xC2;
    static final Antenna PAD = new Antenna(1);

    final List<String> trace = new ArrayList<>();
    final FakeStore store = new FakeStore(trace);
    final TagWorld tags = new TagWorld();
    final DeskHub hub = new DeskHub();
    final List<Shown> screens = new ArrayList<>();
    final List<Sound> sounds = new ArrayList<>();
    Timings timings = Timings.USUAL;
    Optional<Sealing> sealing = Optional.empty();
    Optional<PaperBench> paper = Optional.empty();
    FakeSession session = new FakeSession("s0");
    private long nanos = 5_000_000_000L;
    private KioskAgent agent = new KioskAgent(parts(), rules(), "test", StartCause.FIRST_START, false, now());
    private int starts;
    private String pages = "";

    /** With a receipt printer beside it, switched on since long. */
    KioskBench printing() {
        paper = Optional.of(new PaperBench(nanos));
        return this;
    }

    /** The hub has pages that phones can reach there. */
    KioskBench pages(String address) {
        pages = address;
        return this;
    }

    /** The printer beside it. */
    PaperBench paper() {
        return paper.orElseThrow();
    }

    /** Starts the agent, connects everything and lets it look at its pad. */
    KioskBench ready() {
        start(StartCause.FIRST_START, false);
        session.online(true);
        run(Duration.ofSeconds(3));
        serve();
        return this;
    }

    void start(StartCause cause, boolean crashLoop) {
        boolean wasOnline = session.online();
        session = new FakeSession("s" + ++starts);
        tags.reset();
        paper.ifPresent(PaperBench::newHost);
        agent = new KioskAgent(parts(), rules(), "test", cause, crashLoop, now());
        session.online(wasOnline);
        input(new KioskInput.Reader(new LinkInput.Opened()));
        input(new KioskInput.Card(0, new LinkInput.Opened()));
    }

    /** kill -9, and the supervisor starts it again. */
    void restart() {
        start(StartCause.AFTER_CRASH, false);
    }

    Moment now() {
        return new Moment(
                nanos, Instant.parse("2026-11-23T08:00:00Z").plusNanos(nanos), DeviceTime.Quality.SYNCHRONIZED);
    }

    void run(Duration duration) {
        long end = nanos + duration.toNanos();
        int spins = 0;
        while (next() <= end) {
            if (next() > nanos) {
                nanos = next();
                spins = 0;
            }
            assertTrue(++spins < 200, "the agent asks to be woken again and again at the same time");
            paper.ifPresent(it -> it.until(nanos).forEach(this::input));
            if (agent.nextDeadline() <= nanos) {
                agent.wake(now());
            }
        }
        nanos = end;
    }

    private long next() {
        return Math.min(agent.nextDeadline(), paper.map(PaperBench::nextAt).orElse(Long.MAX_VALUE));
    }

    /** Lets time pass with a hub that answers at once. */
    void live(Duration duration) {
        long end = nanos + duration.toNanos();
        while (nanos < end) {
            run(Duration.ofMillis(50));
            serve();
        }
    }

    /** Answers all that is asked, and hears all that happened. */
    void serve() {
        for (Optional<AskId> id = session.takeQuestion(); id.isPresent(); id = session.takeQuestion()) {
            answer(id.get());
        }
        if (session.online()) {
            hub.hear(store.events());
            store.acknowledge(store.newest());
            agent.wake(now());
        }
    }

    KioskAnswer decide(AskId id) {
        return hub.answer(id, (KioskAsk<?>) session.question(id), now().wall());
    }

    void answer(AskId id) {
        session.tellAgent(new SyncNotice.Answered(id, decide(id)));
        agent.wake(now());
    }

    void silence(AskId id) {
        session.tellAgent(new SyncNotice.Unanswered(id));
        agent.wake(now());
    }

    void online(boolean online) {
        session.online(online);
        agent.wake(now());
    }

    void input(KioskInput input) {
        agent.step(input, now());
    }

    void tap(String card) {
        input(new KioskInput.Card(0, new LinkInput.Received(Bytes.of(card.getBytes(StandardCharsets.US_ASCII)))));
    }

    void touch(Touch touch) {
        input(new KioskInput.Touched(touch));
    }

    static TagUid uid(int book) {
        return new TagUid(0xE0040100_00000000L + book);
    }

    static ItemId item(int book) {
        return new ItemId("BOOK" + book);
    }

    void book(int book) {
        tags.tag(uid(book), "I:" + item(book), SECURED);
    }

    /** A book of somebody's loan, as released as it left. */
    void borrowedBefore(int book) {
        tags.tag(uid(book), "I:" + item(book), RELEASED);
        hub.onLoan(item(book));
    }

    void put(int book) {
        tags.place(uid(book), PAD);
    }

    void lift(int book) {
        tags.lift(uid(book));
    }

    boolean onPad(int book) {
        return tags.onShelf(uid(book));
    }

    Shown shown() {
        return screens.getLast();
    }

    Screen screen() {
        return shown().screen();
    }

    /** Somebody chooses a language. */
    void speak(ScreenLanguage language) {
        touch(Touch.Plain.LANGUAGE);
        touch(new Touch.Speak(Languages.SPOKEN.indexOf(language)));
    }

    <T extends Screen> T screen(Class<T> kind) {
        assertTrue(kind.isInstance(screen()), () -> "the kiosk shows " + screen());
        return kind.cast(screen());
    }

    <T extends EventBody> List<T> events(Class<T> kind) {
        return store.events(kind);
    }

    private Rules rules() {
        return new Rules(
                timings,
                Languages.SPOKEN,
                sealing,
                8,
                60,
                ZoneId.of("Asia/Taipei"),
                new SiteId("main"),
                new ZhuyinFile(),
                pages);
    }

    private KioskParts parts() {
        return new KioskParts(
                store,
                session,
                tags,
                PAD,
                List.of(KioskBench::scan),
                paper.map(PaperBench::parts),
                KioskBench::meaning,
                SecurityValues.USUAL,
                screens::add,
                Optional.empty(),
                sounds::add,
                DesiredSettings.NONE);
    }

    /** A card as sealed; what is in it is the hub's business. */
    static SealedCard inBox(CardNumber card, ItemId item) {
        return new SealedCard(Bytes.of(new byte[32]), Bytes.of(new byte[272]));
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
        return new TagMeaning.Meaning.Strange(text.isEmpty() ? Strangeness.BLANK : Strangeness.FOREIGN);
    }
}
