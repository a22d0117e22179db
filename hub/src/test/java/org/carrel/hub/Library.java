package org.carrel.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.sql.SqlDatabase;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.LibraryCard.CardScheme;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.identity.StaffMember;
import org.carrel.hub.intake.DeviceEvents.Receipt;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.reservation.Reservations.Placing;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.store.Services;

/** A small library for tests: two branches, two shelves in the first, one in the second, and a clock moved by hand. */
public final class Library {
    public static final SiteId MAIN = new SiteId("main");
    public static final SiteId EAST = new SiteId("east");
    public static final Address SHELF = new Address(MAIN, new DeviceId("shelf-1"));
    public static final Address SECOND_SHELF = new Address(MAIN, new DeviceId("shelf-2"));
    public static final Address EAST_SHELF = new Address(EAST, new DeviceId("shelf-1"));
    public static final CompartmentId A1 = new CompartmentId("A1");
    public static final CompartmentId A2 = new CompartmentId("A2");
    public static final CardNumber STAFF_CARD = new CardNumber("S0001");
    public static final StaffId STAFF = new StaffId("lin");
    public static final Actor DESK = new Actor.Hub("test");

    /** A Monday morning in Taipei. */
    public static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    public final TestStore database = TestStore.fresh();
    public SqlStore<Services> store;
    public Instant now = START;

    private final TreeMap<String, Long> sequences = new TreeMap<>();
    private final HubSettings settings;
    private long lastId;

    public Library() {
        this(HoldTerms.USUAL);
    }

    public Library(HoldTerms holds) {
        this(LoanTerms.USUAL, holds);
    }

    public Library(LoanTerms loans, HoldTerms holds) {
        this(usual(loans, holds));
    }

    private static HubSettings usual(LoanTerms loans, HoldTerms holds) {
        return new HubSettings(
                loans,
                holds,
                new NoticeSettings(new TreeSet<>(List.of(NoticeId.Channel.MAIL)), true, LoanTerms.USUAL.zone()),
                Bytes.hex("00112233445566778899AABBCCDDEEFF"));
    }

    public Library(Seats.Terms seats) {
        this(usual(LoanTerms.USUAL, HoldTerms.USUAL).with(seats));
    }

    public Library(HubSettings settings) {
        this.settings = settings;
        store = hub(database.database());
        store.run(services -> {
            services.branches().put(new Branch(MAIN, "總館", "Main Library", WeeklyHours.ALWAYS));
            services.branches().put(new Branch(EAST, "東區分館", "East Branch", WeeklyHours.ALWAYS));
            services.patrons()
                    .put(new StaffMember(
                            STAFF,
                            new PersonName("林館員"),
                            List.of(new LibraryCard(CardScheme.OWN_BARCODE, STAFF_CARD, CardState.VALID)),
                            "zh-Hant"));
        });
    }

    /** A hub of the same settings. */
    public SqlStore<Services> hub(SqlDatabase on) {
        return new SqlStore<>(on, ServiceWiring.services(settings, () -> "k" + ++lastId), () -> {});
    }

    /** A store of the same settings on another database, with the main branch. */
    public SqlStore<Services> on(SqlDatabase other) {
        SqlStore<Services> opened = hub(other);
        opened.run(there -> there.branches().put(new Branch(MAIN, "總館", "Main Library", WeeklyHours.ALWAYS)));
        return opened;
    }

    /** The process ends and another starts on what was committed. */
    public void restart() {
        store.close();
        store = hub(database.database());
    }

    public <R> R ask(Function<Services, R> question) {
        return store.read(question);
    }

    public <R> R act(Function<Services, R> work) {
        return store.write(work);
    }

    /** A patron whose card number is {@code C-} and their name. */
    public PatronId patron(String name) {
        PatronId id = new PatronId(name);
        put(patronRecord(id, new TreeSet<>(), CardState.VALID));
        return id;
    }

    public void put(Patron patron) {
        store.run(services -> services.patrons().put(patron));
    }

    public static Patron patronRecord(PatronId id, TreeSet<Patron.Block> blocks, CardState card) {
        return new Patron(
                id,
                new PersonName("王小明"),
                List.of(new LibraryCard(CardScheme.OWN_BARCODE, card(id), card)),
                "zh-Hant",
                new Contact.Email(id + "@example.org"),
                "adult",
                MAIN,
                blocks,
                LocalDate.of(2030, 12, 31));
    }

    public static CardNumber card(PatronId patron) {
        return new CardNumber("C-" + patron);
    }

    /** A title with copies named after it: {@code title-1}, {@code title-2} and so on. */
    public BibId title(String title, int copies) {
        BibId bib = new BibId(title);
        store.run(services -> {
            services.catalogue().put(new Bib(bib, "書 " + title, "作者", "", "857.7", "chi", "2019"));
            for (int copy = 1; copy <= copies; copy++) {
                services.catalogue()
                        .put(new Item(copy(bib, copy), bib, MAIN, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
            }
        });
        return bib;
    }

    public static ItemId copy(BibId bib, int number) {
        return new ItemId(bib + "-" + number);
    }

    public static TagUid tag(ItemId item) {
        return new TagUid(
                0xE004_0100_0000_0000L | Integer.toUnsignedLong(item.value().hashCode()));
    }

    public HoldId placeHold(PatronId patron, BibId bib) {
        return placeHold(patron, bib, MAIN);
    }

    public HoldId placeHold(PatronId patron, BibId bib, SiteId pickup) {
        Placing placing = act(services -> services.reservations().place(patron, bib, pickup, DESK, now));
        return switch (placing) {
            case Placing.Placed placed -> placed.hold().id();
            case Placing.Refused refused -> throw new AssertionError("hold refused: " + refused.reasons());
        };
    }

    public Hold hold(HoldId id) {
        return ask(services -> services.reservations().hold(id, now)).orElseThrow();
    }

    public CollectAnswer tap(Address device, CardNumber card) {
        return act(services -> services.pickup().whoCollects(device, card, now));
    }

    /** The device's next event. */
    public DeviceEvent next(Address device, EventBody body) {
        String key = device.prefix();
        long sequence = sequences.merge(key, 1L, Long::sum);
        return new DeviceEvent(
                new EventId("e" + ++lastId),
                sequence,
                new DeviceTime(now, DeviceTime.Quality.SYNCHRONIZED, sequence),
                body);
    }

    public Receipt apply(Address device, DeviceEvent event) {
        return act(services -> services.events().apply(device, event, now));
    }

    /** The device reports something, and it is taken. */
    public DeviceEvent report(Address device, EventBody body) {
        DeviceEvent event = next(device, body);
        Receipt receipt = apply(device, event);
        if (!(receipt instanceof Receipt.Applied)) {
            throw new AssertionError("not applied: " + receipt);
        }
        return event;
    }
}
