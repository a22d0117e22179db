package org.carrel.shelf.bookdrop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.device.agent.ScreenLanguage;
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
import org.carrel.shelf.bookdrop.sorting.Bin;
import org.carrel.shelf.bookdrop.sorting.Rules;
import org.carrel.shelf.bookdrop.sorting.Timings;

/**
 * A drop's settings file, parsed once at start. {@code docs/book-drop.md} tells of every key.
 *
 * @param elsewhere where else books can be returned, as the sign says when it is closed
 * @param screenPort of the screen's page on the loopback address, 0 for any free one
 */
record DropSettings(
        Station station,
        Line reader,
        BlockOrder blockOrder,
        Antenna antenna,
        Pi4jSettings gpio,
        Moved moved,
        Watched watched,
        List<WiredBin> bins,
        SecurityValues security,
        OwnerTable owners,
        ScreenLanguage language,
        Map<ScreenLanguage, String> elsewhere,
        int screenPort) {
    /** GPIO lines of what is moved. */
    record Moved(int flapOpen, int flapFree, int belt, int diverter) {}

    /** GPIO lines of what is watched: low while light arrives, and while the flap is shut. */
    record Watched(int entry, int exit, int flap) {}

    /**
     * @param at GPIO line, low while the diverter stands over it
     * @param level GPIO line, low while there is room
     */
    record WiredBin(Bin bin, int at, int level) {}

    /** How the drop behaves, which the hub may change. */
    static final RemoteKeys REMOTE = new RemoteKeys(
            Set.of("language", "security.afi", "security.eas", "elsewhere.zh-Hant", "elsewhere.en", OwnerTable.SETTING),
            DropSettings::parse);

    Rules rules() {
        return new Rules(bins.stream().map(WiredBin::bin).toList(), owners, Timings.USUAL);
    }

    /** @throws SettingsReader.BadSettings with everything that is wrong */
    static DropSettings parse(Properties properties) {
        SettingsReader in = new SettingsReader(properties);
        Station station = Station.read(in);
        Line reader = in.required("reader", Line.WORDS, Line::reader, new Line.Tcp("x", 1));
        BlockOrder order = in.optional(
                "reader.block-order",
                "as-sent or reversed",
                SettingsReader.choice(BlockOrder.class),
                BlockOrder.AS_SENT);
        int antenna = in.optional("reader.antenna", "1 to 32", SettingsReader.number(1, 32), 1);
        Pi4jSettings gpio = GpioSettings.read(in);
        Moved moved = new Moved(line(in, "flap.open"), line(in, "flap.free"), line(in, "belt"), line(in, "diverter"));
        Watched watched = new Watched(line(in, "barrier.entry"), line(in, "barrier.exit"), line(in, "flap.contact"));
        List<WiredBin> bins = bins(in);
        SecurityValues security = SecuritySettings.read(in);
        OwnerTable owners = in.optional(OwnerTable.SETTING, "as the hub gives it", OwnerTable::parse, OwnerTable.EMPTY);
        ScreenLanguage language =
                in.optional("language", "zh-Hant or en", ScreenLanguage::named, ScreenLanguage.ZH_HANT);
        Map<ScreenLanguage, String> elsewhere = new TreeMap<>();
        for (ScreenLanguage each : ScreenLanguage.EVERYWHERE) {
            in.text("elsewhere." + each.tag()).ifPresent(text -> elsewhere.put(each, text));
        }
        int port = in.optional("screen.port", "a port, 0 for any", SettingsReader.number(0, 65_535), 8087);
        in.finish();
        return new DropSettings(
                station,
                reader,
                order,
                new Antenna(antenna),
                gpio,
                moved,
                watched,
                bins,
                security,
                owners,
                language,
                elsewhere,
                port);
    }

    private static int line(SettingsReader in, String key) {
        return in.required(key, "a GPIO line, 0 to 999", SettingsReader.number(0, 999), 0);
    }

    private static List<WiredBin> bins(SettingsReader in) {
        String names = in.required("bins", "the bins' names as printed, parted by commas", value -> value, "");
        List<WiredBin> wired = new ArrayList<>();
        Set<CompartmentId> known = new TreeSet<>();
        for (String name : names.isEmpty() ? new String[0] : names.split(",")) {
            String key = "bin." + name.strip() + ".";
            CompartmentId id;
            try {
                id = new CompartmentId(name.strip());
            } catch (IllegalArgumentException bad) {
                in.problem("bins names '" + name.strip() + "'; a name is 1 to 8 of A-Z 0-9.");
                continue;
            }
            if (!known.add(id)) {
                in.problem("bins names " + id + " twice.");
            }
            Bin.Purpose purpose = in.required(
                    key + "for",
                    "own, hold, branch, library or exception",
                    SettingsReader.choice(Bin.Purpose.class),
                    Bin.Purpose.EXCEPTION);
            wired.add(new WiredBin(new Bin(id, purpose), line(in, key + "at"), line(in, key + "level")));
        }
        if (!wired.isEmpty() && wired.stream().noneMatch(each -> each.bin().purpose() == Bin.Purpose.EXCEPTION)) {
            in.problem("One bin must be for exception: somebody has to look at what nobody could read.");
        }
        return wired;
    }
}
