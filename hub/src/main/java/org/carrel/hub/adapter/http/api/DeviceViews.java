package org.carrel.hub.adapter.http.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Health;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.Furniture.Place;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.fleet.AlarmsSeen.Seen;
import org.carrel.hub.fleet.ConfigurationRows.Configuration;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.Figures;
import org.carrel.hub.fleet.Oddities.Oddity;
import org.carrel.hub.fleet.Standing;
import org.carrel.hub.shelf.Shelves.OpenAlarm;
import org.carrel.hub.store.Services;

/** How devices are shown. */
final class DeviceViews {
    /**
     * @param seen none, or who has taken note
     * @param title of the book that it is about, or empty
     */
    record Alarming(OpenAlarm alarm, List<Seen> seen, String title) {
        static List<Alarming> of(Services services, List<OpenAlarm> open) {
            List<Seen> all = services.fleet().alarmsSeen().all();
            return open.stream()
                    .map(alarm -> new Alarming(
                            alarm,
                            all.stream()
                                    .filter(seen -> seen.device().equals(alarm.device())
                                            && seen.alarm() == alarm.alarm()
                                            && seen.subject().equals(alarm.subject())
                                            && seen.since().equals(alarm.since()))
                                    .toList(),
                            title(services, alarm)))
                    .toList();
        }

        /** Staff look for a book by its title, not by its barcode. */
        private static String title(Services services, OpenAlarm alarm) {
            return switch (alarm.alarm()) {
                case WRONG_ITEM_TAKEN, ITEM_TAKEN_UNATTENDED, SECURITY_REPAIR_NEEDED ->
                    services.catalogue()
                            .item(new ItemId(alarm.subject()))
                            .flatMap(item -> services.catalogue().bib(item.bib()))
                            .map(Bib::title)
                            .orElse("");
                case DOOR_LEFT_OPEN,
                        DOOR_FORCED,
                        LOCK_STUCK,
                        READER_FAILED,
                        CARD_READER_FAILED,
                        JOURNAL_FAILED,
                        JOURNAL_QUARANTINED,
                        BIN_FULL,
                        BELT_JAMMED,
                        FLAP_STUCK,
                        DIVERTER_STUCK,
                        IDENTITY_USED_TWICE -> "";
            };
        }
    }

    /** @param strangeTags how many are on it that are no items */
    record Line(
            Device device,
            Standing standing,
            List<Alarming> alarms,
            int toPull,
            int standingItems,
            int strangeTags,
            Instant heard) {
        static Line of(Services services, Device device, Instant heard, Instant now) {
            Address address = device.address();
            List<OpenAlarm> open = services.shelves().alarms(address);
            return new Line(
                    device,
                    Standing.of(device, open),
                    Alarming.of(services, open),
                    services.reservations().pullList(address, now).size(),
                    services.shelves().contents(address).size(),
                    services.shelves().strangeTags(address).size(),
                    heard);
        }
    }

    record Detail(
            Line line,
            Furniture furniture,
            List<Figures.Run> figures,
            List<Oddity> oddities,
            Optional<Configuration> configuration,
            Optional<Instant> trustedUntil) {}

    static final View<Alarming> ALARM = View.<Alarming>named("Alarm")
            .text(
                    "site",
                    32,
                    "The branch.",
                    alarming -> alarming.alarm().device().site())
            .text(
                    "device",
                    32,
                    "The device.",
                    alarming -> alarming.alarm().device().device())
            .word(
                    "alarm",
                    org.carrel.contract.message.OperationEvent.Alarm.class,
                    "What needs a person.",
                    alarming -> alarming.alarm().alarm())
            .text(
                    "subject",
                    64,
                    "What it is about: a compartment, an item, a part; empty for the device.",
                    alarming -> alarming.alarm().subject())
            .text("title", 1_000, "The title of the book that it is about, or empty.", Alarming::title)
            .moment(
                    "since",
                    "Since when it is open.",
                    alarming -> alarming.alarm().since())
            .perhaps(
                    "seenBy",
                    Schema.text(64),
                    "Who has taken note of it.",
                    alarming -> alarming.seen().stream()
                            .findFirst()
                            .map(seen -> seen.by().value()))
            .perhaps(
                    "seenAt",
                    Schema.moment(),
                    "When.",
                    alarming -> alarming.seen().stream().findFirst().map(seen -> View.moment(seen.at())));

    static final View<Line> LINE = line("Device");

    static final View<Health.Part> PART = View.<Health.Part>named("Part")
            .text("name", 64, "The part, a stable word.", Health.Part::name)
            .word("condition", Health.Condition.class, "How it is.", Health.Part::condition)
            .text("detail", 64, "What is wrong, a stable code; empty when well.", Health.Part::detail);

    private static final View<Figures.Run> RUN = View.<Figures.Run>named("Figure")
            .text("name", 64, "The figure with its unit.", Figures.Run::name)
            .member(
                    "values",
                    new Schema.Listing(new Schema.Decimal(), 60),
                    "The last ones, oldest first.",
                    Figures.Run::values)
            .moment("last", "When the last was told.", Figures.Run::last);

    private static final View<Oddity> ODDITY = View.<Oddity>named("Oddity")
            .text("reason", 200, "Why messages of it could not be used.", Oddity::reason)
            .member("count", new Schema.Whole(0, Long.MAX_VALUE), "How many, since the hub started.", Oddity::count)
            .moment("last", "When the last one came.", Oddity::last);

    static final View<Detail> DETAIL = DeviceViews.<Detail>extended("DeviceDetail", Detail::line)
            .text(
                    "software",
                    64,
                    "The version that is running.",
                    detail -> detail.line().device().description().software())
            .list(
                    "parts",
                    PART,
                    100,
                    "Every part, well or not.",
                    detail -> detail.line().device().description().health().parts())
            .list(
                    "compartments",
                    Place.VIEW,
                    400,
                    "As they stand, with what is in each.",
                    detail -> detail.furniture().places())
            .list("figures", RUN, 40, "What it tells of itself; kept in memory only.", Detail::figures)
            .list("oddities", ODDITY, 100, "Messages of it that could not be used.", Detail::oddities)
            .perhaps(
                    "trustedUntil",
                    Schema.moment(),
                    "Until when its certificate holds; left out when it has none that holds.",
                    detail -> detail.trustedUntil().map(View::moment))
            .perhaps(
                    "configuration",
                    configuration().schema(),
                    "Its settings, when the hub set any.",
                    detail ->
                            detail.configuration().map(known -> configuration().render(known)));

    private DeviceViews() {}

    private static View<Line> line(String name) {
        return extended(name, line -> line);
    }

    private static <T> View<T> extended(String name, java.util.function.Function<T, Line> line) {
        return standing(names(name, line), line);
    }

    private static <T> View<T> names(String name, java.util.function.Function<T, Line> line) {
        return View.<T>named(name)
                .text(
                        "site",
                        32,
                        "The branch.",
                        from -> device(line.apply(from)).address().site())
                .text(
                        "device",
                        32,
                        "Its short name.",
                        from -> device(line.apply(from)).address().device())
                .text(
                        "nameZh",
                        60,
                        "What people call it, in Chinese.",
                        from -> device(line.apply(from)).names().nameZh())
                .text(
                        "nameEn",
                        60,
                        "The same in English.",
                        from -> device(line.apply(from)).names().nameEn())
                .text(
                        "placeZh",
                        60,
                        "Where it stands, in Chinese.",
                        from -> device(line.apply(from)).names().placeZh())
                .text(
                        "placeEn",
                        60,
                        "The same in English.",
                        from -> device(line.apply(from)).names().placeEn());
    }

    private static <T> View<T> standing(View<T> named, java.util.function.Function<T, Line> line) {
        return named.word(
                        "kind",
                        Birth.Kind.class,
                        "What stands there.",
                        from -> device(line.apply(from)).kind())
                .word(
                        "state",
                        Standing.Word.class,
                        "How it stands, the worst first.",
                        from -> line.apply(from).standing().word())
                .moment(
                        "since",
                        "Since when.",
                        from -> line.apply(from).standing().since())
                .word(
                        "action",
                        Standing.Action.class,
                        "What to do next.",
                        from -> line.apply(from).standing().action())
                .list(
                        "alarms",
                        ALARM,
                        200,
                        "Open alarms.",
                        from -> line.apply(from).alarms())
                .member(
                        "toPull",
                        new Schema.Whole(0, 10_000),
                        "How many items staff are to take off it.",
                        from -> line.apply(from).toPull())
                .member(
                        "items",
                        new Schema.Whole(0, 10_000),
                        "How many items stand on it.",
                        from -> line.apply(from).standingItems())
                .member(
                        "strangeTags",
                        new Schema.Whole(0, 10_000),
                        "How many tags are on it that are no items: blank, damaged, a card.",
                        from -> line.apply(from).strangeTags())
                .perhaps(
                        "heard",
                        Schema.moment(),
                        "When the hub last heard it, since the hub's start.",
                        from -> Optional.of(line.apply(from).heard())
                                .filter(heard -> heard.isAfter(Instant.MIN))
                                .map(View::moment));
    }

    private static Device device(Line line) {
        return line.device();
    }

    static View<Configuration> configuration() {
        return View.<Configuration>named("Configuration")
                .member(
                        "version",
                        new Schema.Whole(0, Long.MAX_VALUE),
                        "Grows with each change.",
                        known -> known.desired().version())
                .member(
                        "settings",
                        new Schema.Dictionary(200),
                        "Key to value.",
                        known -> known.desired().settings())
                .moment("at", "When it was last changed.", Configuration::desiredAt)
                .perhaps(
                        "reportedVersion",
                        new Schema.Whole(0, Long.MAX_VALUE),
                        "What the device reports on.",
                        known -> known.reported().map(ConfigReported::version))
                .perhaps(
                        "result",
                        Schema.wordsOf(ConfigReported.Result.class),
                        "What it made of it.",
                        known -> known.reported().map(report -> Schema.word(report.result())))
                .member(
                        "problems",
                        new Schema.Listing(Schema.text(500), 100),
                        "One sentence for each bad setting.",
                        known -> known.reported().map(ConfigReported::problems).orElse(List.of()));
    }

    static SortedMap<String, String> settings(List<String> lines) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("not key=value");
            }
            settings.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        }
        return settings;
    }
}
