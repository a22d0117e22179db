package org.carrel.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.board.CardLine;
import org.carrel.device.board.GpioSettings;
import org.carrel.device.board.Line;
import org.carrel.device.board.RemoteKeys;
import org.carrel.device.board.SecuritySettings;
import org.carrel.device.board.Station;
import org.carrel.device.driver.feig.FeigSettings.BlockOrder;
import org.carrel.device.link.gpio.Pi4jSettings;
import org.carrel.device.port.Antenna;
import org.carrel.device.runtime.SettingsReader;
import org.carrel.device.security.SecurityValues;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.shelf.presence.ShelfLayout;

/**
 * A shelf's settings file, parsed once at start. {@code docs/shelf.properties} shows every key.
 *
 * @param panelPort of the screen's page on the loopback address, 0 for any free one
 */
record ShelfSettings(
        Station station,
        Line reader,
        BlockOrder blockOrder,
        List<CardLine> cards,
        Pi4jSettings gpio,
        List<Wired> compartments,
        SecurityValues security,
        Timings timings,
        ScreenLanguage language,
        int panelPort) {

    /**
     * @param lock GPIO line, or {@link #NOT_WIRED} on an open shelf
     * @param contact GPIO line of the door's contact, or {@link #NOT_WIRED}; low while the door is shut
     */
    record Wired(ShelfLayout.Place place, int lamp, int lock, int contact) {}

    static final int NOT_WIRED = -1;

    /** How the shelf behaves, which the hub may change. */
    static final RemoteKeys REMOTE = new RemoteKeys(
            Set.of(
                    "language",
                    "security.afi",
                    "security.eas",
                    "visit.quiet",
                    "visit.warning",
                    "visit.linger",
                    "staff.quiet",
                    "door.reminder",
                    "door.alarm",
                    "lock.pulse",
                    "lock.attempts",
                    "lock.spring"),
            ShelfSettings::parse);

    ShelfLayout layout() {
        return new ShelfLayout(compartments.stream().map(Wired::place).toList());
    }

    /** @throws SettingsReader.BadSettings with everything that is wrong */
    static ShelfSettings parse(Properties properties) {
        SettingsReader in = new SettingsReader(properties);
        Station station = Station.read(in);
        Line reader = in.required("reader.line", Line.WORDS, Line::reader, new Line.Tcp("x", 1));
        BlockOrder order = in.optional(
                "reader.block-order",
                "as-sent or reversed",
                SettingsReader.choice(BlockOrder.class),
                BlockOrder.AS_SENT);
        List<CardLine> cards = CardLine.read(in);
        Pi4jSettings gpio = GpioSettings.read(in);
        List<Wired> compartments = compartments(in);
        SecurityValues security = SecuritySettings.read(in);
        Timings timings = TimingSettings.read(in);
        ScreenLanguage language =
                in.optional("language", "zh-Hant or en", ScreenLanguage::named, ScreenLanguage.ZH_HANT);
        int panelPort = in.optional("panel.port", "a port, 0 for any", SettingsReader.number(0, 65_535), 8085);
        in.finish();
        return new ShelfSettings(
                station, reader, order, cards, gpio, compartments, security, timings, language, panelPort);
    }

    private static List<Wired> compartments(SettingsReader in) {
        String names =
                in.required("compartments", "the compartments' names as printed, parted by commas", value -> value, "");
        List<Wired> wired = new ArrayList<>();
        for (String name : names.isEmpty() ? new String[0] : names.split(",")) {
            String key = "compartment." + name.strip() + ".";
            CompartmentId id;
            try {
                id = new CompartmentId(name.strip());
            } catch (IllegalArgumentException bad) {
                in.problem("compartments names '" + name.strip() + "'; a name is 1 to 8 of A-Z 0-9.");
                continue;
            }
            int antenna = in.required(key + "antenna", "1 to 32", SettingsReader.number(1, 32), 1);
            int lamp = in.required(key + "lamp", "a GPIO line, 0 to 999", SettingsReader.number(0, 999), 0);
            int lock = in.optional(key + "lock", "a GPIO line, 0 to 999", SettingsReader.number(0, 999), NOT_WIRED);
            int contact =
                    in.optional(key + "contact", "a GPIO line, 0 to 999", SettingsReader.number(0, 999), NOT_WIRED);
            if ((lock == NOT_WIRED) != (contact == NOT_WIRED)) {
                in.problem(key + "lock and " + key + "contact go together: a locked door must say whether it is shut.");
            }
            wired.add(
                    new Wired(new ShelfLayout.Place(id, new Antenna(antenna), lock != NOT_WIRED), lamp, lock, contact));
        }
        try {
            var _ = new ShelfLayout(wired.stream().map(Wired::place).toList());
        } catch (IllegalArgumentException twice) {
            in.problem("Two compartments have the same name or the same antenna.");
        }
        return wired;
    }
}
