package org.carrel.kiosk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.contract.message.kiosk.DeskKey;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.board.CardLine;
import org.carrel.device.board.Line;
import org.carrel.device.board.RemoteKeys;
import org.carrel.device.board.SecuritySettings;
import org.carrel.device.board.Station;
import org.carrel.device.driver.feig.FeigSettings;
import org.carrel.device.driver.feig.FeigSettings.AntennaChoice;
import org.carrel.device.driver.feig.FeigSettings.BlockOrder;
import org.carrel.device.port.Antenna;
import org.carrel.device.runtime.SettingsReader;
import org.carrel.device.security.SecurityValues;
import org.carrel.kiosk.flow.Rules.Timings;
import org.carrel.kiosk.text.Languages;
import org.carrel.kiosk.web.Screenful;

/**
 * A kiosk's settings file, parsed once at start. {@code docs/kiosk.md} tells every key.
 *
 * @param pad the antenna under the pad
 * @param printer for receipts, where there is one
 * @param languages that are offered, the first of them at rest
 * @param lendsOffline whether books are lent while the hub cannot be reached
 * @param hubKey to which cards are sealed for that; without it nothing is lent offline
 * @param pages where the public reaches the hub's pages; empty where the hub did not say
 * @param zone of the library, for the days that are named
 * @param pagePort of the page on the loopback address, 0 for any free one
 * @param pageWatched whether the page must show signs of life, since a browser stands before people
 */
record KioskSettings(
        Station station,
        Line reader,
        FeigSettings feig,
        Antenna pad,
        List<CardLine> cards,
        Optional<PrinterSettings> printer,
        SecurityValues security,
        Timings timings,
        List<ScreenLanguage> languages,
        boolean lendsOffline,
        Optional<DeskKey> hubKey,
        Screenful screen,
        String pages,
        ZoneId zone,
        int pagePort,
        boolean pageWatched) {
    /** How the kiosk behaves, which the hub may change. */
    static final RemoteKeys REMOTE = new RemoteKeys(
            Set.of(
                    "language",
                    "languages",
                    "security.afi",
                    "security.eas",
                    "session.quiet",
                    "session.warning",
                    "session.farewell",
                    "offline.lend",
                    DeskKey.SETTING,
                    TicketLine.PAGES_SETTING),
            KioskSettings::parse);

    /** @throws SettingsReader.BadSettings with everything that is wrong */
    static KioskSettings parse(Properties properties) {
        SettingsReader in = new SettingsReader(properties);
        Station station = Station.read(in);
        Line reader = in.required("reader.line", Line.WORDS, Line::reader, new Line.Tcp("x", 1));
        BlockOrder order = in.optional(
                "reader.block-order",
                "as-sent or reversed",
                SettingsReader.choice(BlockOrder.class),
                BlockOrder.AS_SENT);
        Optional<Antenna> antenna = in.optional(
                "reader.antenna",
                "1 to 32, or left out for a reader with one antenna",
                value -> Optional.of(new Antenna(SettingsReader.number(1, 32).apply(value))),
                Optional.empty());
        List<CardLine> cards = CardLine.read(in);
        Optional<PrinterSettings> printer = PrinterSettings.read(in);
        SecurityValues security = SecuritySettings.read(in);
        Timings timings = timings(in);
        List<ScreenLanguage> languages = languages(in);
        boolean offline = in.optional("offline.lend", "true or false", SettingsReader::truth, false);
        Optional<DeskKey> key = in.optional(
                DeskKey.SETTING,
                "the hub's key, 64 hex digits",
                value -> Optional.of(DeskKey.parse(value)),
                Optional.empty());
        int rows = in.optional("screen.rows", "1 to 30", SettingsReader.number(1, 30), 6);
        int seats = in.optional("screen.seats", "6 to 200", SettingsReader.number(6, 200), 60);
        String pages = in.optional(
                TicketLine.PAGES_SETTING, "an address such as https://seats.library.example", KioskSettings::pages, "");
        double pixels = in.optional("screen.pixels-per-mm", "1.0 to 20.0", KioskSettings::pixels, 4.03);
        ZoneId zone =
                in.optional("zone", "a time zone such as Asia/Taipei", KioskSettings::zone, ZoneId.of("Asia/Taipei"));
        int port = in.optional("page.port", "a port, 0 for any", SettingsReader.number(0, 65_535), 8086);
        boolean watched = in.optional("page.watched", "true or false", SettingsReader::truth, false);
        in.finish();
        return new KioskSettings(
                station,
                reader,
                FeigSettings.of(order, antenna.isPresent() ? AntennaChoice.RF_OUTPUT : AntennaChoice.SINGLE),
                antenna.orElse(new Antenna(1)),
                cards,
                printer,
                security,
                timings,
                languages,
                offline,
                key,
                new Screenful(rows, seats, pixels),
                pages,
                zone,
                port,
                watched);
    }

    /** In the order of the program, but for the one at rest, which comes first. */
    private static List<ScreenLanguage> languages(SettingsReader in) {
        String known = Languages.SPOKEN.stream().map(ScreenLanguage::tag).collect(Collectors.joining(", "));
        ScreenLanguage rest = in.optional(
                "language",
                "one of " + known,
                tag -> ScreenLanguage.named(tag, Languages.SPOKEN),
                Languages.SPOKEN.getFirst());
        List<ScreenLanguage> offered = in.optional(
                "languages",
                "some of " + known + ", parted by commas",
                tags -> Arrays.stream(tags.split(","))
                        .map(tag -> ScreenLanguage.named(tag.strip(), Languages.SPOKEN))
                        .toList(),
                Languages.SPOKEN);
        return Stream.concat(Stream.of(rest), Languages.SPOKEN.stream().filter(offered::contains))
                .distinct()
                .toList();
    }

    private static Timings timings(SettingsReader in) {
        Timings usual = Timings.USUAL;
        return new Timings(
                seconds(in, "session.quiet", 20, 600, usual.quiet()),
                // Under 20 s nobody who reads slowly can answer (WCAG 2.2 SC 2.2.1).
                seconds(in, "session.warning", 20, 120, usual.warning()),
                usual.message(),
                seconds(in, "session.farewell", 5, 60, usual.farewell()));
    }

    private static Duration seconds(SettingsReader in, String key, int least, int most, Duration usual) {
        return Duration.ofSeconds(in.optional(
                key, least + " to " + most + " seconds", SettingsReader.number(least, most), (int) usual.toSeconds()));
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("not a time zone", unknown);
        }
    }

    private static String pages(String value) {
        if (!value.matches("https?://[A-Za-z0-9.:-]{1,120}")) {
            throw new IllegalArgumentException("no address");
        }
        return value;
    }

    private static double pixels(String value) {
        double pixels = Double.parseDouble(value);
        if (!(pixels >= 1 && pixels <= 20)) {
            throw new IllegalArgumentException("out of range");
        }
        return pixels;
    }
}
