package org.carrel.kiosk.display;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.device.board.RemoteKeys;
import org.carrel.device.board.Station;
import org.carrel.device.runtime.SettingsReader;

/**
 * A display's settings file, parsed once at start. {@code docs/call-display.md} tells of every key.
 *
 * @param zones whose calls it shows, none for all of its branch
 * @param port of its page on the loopback address, 0 for any free one
 * @param zone the library's time zone, for its clock
 */
record DisplaySettings(Station station, SortedSet<SeatZoneId> zones, DisplaySize size, int port, ZoneId zone) {
    /** What it shows and how large, which the hub may change. */
    static final RemoteKeys REMOTE =
            new RemoteKeys(Set.of("zones", "screen.pixels-per-mm", "screen.metres"), DisplaySettings::parse);

    static DisplaySettings parse(Properties properties) {
        SettingsReader in = new SettingsReader(properties);
        Station station = Station.read(in);
        SortedSet<SeatZoneId> zones = in.optional(
                "zones", "the zones' short names, parted by commas", DisplaySettings::zones, new TreeSet<>());
        double pixels = in.optional(
                "screen.pixels-per-mm", "0.3 to 20", number(0.3, 20), DisplaySize.USUAL.pixelsPerMillimetre());
        double metres = in.optional("screen.metres", "0.5 to 30", number(0.5, 30), DisplaySize.USUAL.metres());
        int port = in.optional("screen.port", "a port, 0 for any", SettingsReader.number(0, 65_535), 8086);
        ZoneId zone = in.optional("time-zone", "a zone such as Asia/Taipei", ZoneId::of, ZoneId.of("Asia/Taipei"));
        in.finish();
        return new DisplaySettings(station, zones, new DisplaySize(pixels, metres), port, zone);
    }

    DisplayRules rules() {
        return DisplayRules.USUAL.with(zones);
    }

    private static SortedSet<SeatZoneId> zones(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .map(SeatZoneId::new)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Function<String, Double> number(double least, double most) {
        return value -> {
            double number = Double.parseDouble(value);
            if (!(number >= least && number <= most)) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        };
    }
}
