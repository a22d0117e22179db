package org.carrel.shelf;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.device.driver.feig.FeigSettings.BlockOrder;
import org.carrel.device.link.gpio.Pi4jSettings;
import org.carrel.device.port.Antenna;
import org.carrel.device.runtime.SettingsReader;
import org.carrel.shelf.panel.PanelLanguage;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.shelf.presence.ShelfLayout;
import org.carrel.shelf.security.SecurityValues;

/**
 * A shelf's settings file, parsed once at start. {@code docs/shelf.properties} shows every key.
 *
 * @param data folder for journal and native libraries; the agent's own
 * @param broker {@code tcp://host:port} or {@code tls://host:port}
 * @param secrets folder with {@code password} and {@code roster.key}; apart from {@code data}, so that a copy of the journal tells nothing
 * @param authorities PEM file of the broker's certificate authorities, for TLS
 * @param panelPort of the screen's page on the loopback address, 0 for any free one
 */
record ShelfSettings(
        Address address,
        Path data,
        Path secrets,
        URI broker,
        Optional<Path> authorities,
        Line reader,
        BlockOrder blockOrder,
        List<CardLine> cards,
        Pi4jSettings gpio,
        List<Wired> compartments,
        SecurityValues security,
        Timings timings,
        PanelLanguage language,
        int panelPort) {

    /** Where a piece of hardware is plugged in. */
    sealed interface Line {
        /** @param evenParity 8E1 as FEIG readers want it; else 8N1 */
        record Serial(Path device, int baud, boolean evenParity) implements Line {}

        record Tcp(String host, int port) implements Line {}
    }

    /** What kind of card reader is on a line. */
    enum CardKind {
        UID_HEX,
        UID_HEX_REVERSED,
        UID_8H10D,
        UID_4H4H10D,
        BARCODE
    }

    record CardLine(Line line, CardKind kind) {}

    /**
     * @param lock GPIO line, or {@link #NOT_WIRED} on an open shelf
     * @param contact GPIO line of the door's contact, or {@link #NOT_WIRED}; low while the door is shut
     */
    record Wired(ShelfLayout.Place place, int lamp, int lock, int contact) {}

    static final int NOT_WIRED = -1;

    ShelfLayout layout() {
        return new ShelfLayout(compartments.stream().map(Wired::place).toList());
    }

    /** @throws SettingsReader.BadSettings with everything that is wrong */
    static ShelfSettings parse(Properties properties) {
        SettingsReader in = new SettingsReader(properties);
        SiteId site = in.required("site", "the branch's short name, a-z 0-9 and hyphens", SiteId::new, new SiteId("x"));
        DeviceId device =
                in.required("device", "this shelf's short name, a-z 0-9 and hyphens", DeviceId::new, new DeviceId("x"));
        Path data = in.required("data", "a folder of its own", Path::of, Path.of("."));
        Path secrets = in.required("secrets", "the folder that enrolment made", Path::of, Path.of("."));
        URI broker = in.required(
                "broker", "tcp://host:port or tls://host:port", ShelfSettings::broker, URI.create("tcp://x:1"));
        Optional<Path> authorities = in.text("broker.authorities").map(Path::of);
        Line reader = in.required("reader.line", LINE_WORDS, ShelfSettings::readerLine, new Line.Tcp("x", 1));
        BlockOrder order = in.optional(
                "reader.block-order",
                "as-sent or reversed",
                value -> choice(BlockOrder.class, value),
                BlockOrder.AS_SENT);
        List<CardLine> cards = cards(in);
        Pi4jSettings gpio = gpio(in);
        List<Wired> compartments = compartments(in);
        SecurityValues security = in.optional(
                "security.afi", "secured/released in hex, such as 07/C2", ShelfSettings::afi, SecurityValues.USUAL);
        boolean eas = in.optional("security.eas", "true or false", ShelfSettings::truth, false);
        Timings timings = TimingSettings.read(in);
        PanelLanguage language =
                in.optional("language", "zh-Hant or en", ShelfSettings::language, PanelLanguage.ZH_HANT);
        int panelPort = in.optional("panel.port", "a port, 0 for any", SettingsReader.number(0, 65_535), 8085);
        in.finish();
        return new ShelfSettings(
                new Address(site, device),
                data,
                secrets,
                broker,
                authorities,
                reader,
                order,
                cards,
                gpio,
                compartments,
                new SecurityValues(security.secured(), security.released(), eas),
                timings,
                language,
                panelPort);
    }

    private static final String LINE_WORDS = "serial:/dev/NAME, serial:/dev/NAME:BAUD or tcp:HOST:PORT";

    private static List<CardLine> cards(SettingsReader in) {
        List<CardLine> cards = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            String key = "card." + number;
            Optional<String> kind = in.text(key + ".kind");
            if (kind.isPresent() || number == 1) {
                Line line = in.required(key + ".line", LINE_WORDS, ShelfSettings::cardLine, new Line.Tcp("x", 1));
                CardKind what = in.required(
                        key + ".kind",
                        "uid-hex, uid-hex-reversed, uid-8h10d, uid-4h4h10d or barcode",
                        value -> choice(CardKind.class, value),
                        CardKind.UID_HEX);
                cards.add(new CardLine(line, what));
            }
        }
        return cards;
    }

    private static Pi4jSettings gpio(SettingsReader in) {
        Pi4jSettings board = Pi4jSettings.board();
        String output = in.text("gpio.output-provider").orElse(board.outputProvider());
        String input = in.text("gpio.input-provider").orElse(board.inputProvider());
        Map<String, String> properties = new TreeMap<>();
        in.text("gpio.properties").ifPresent(text -> {
            for (String pair : text.split(",")) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2) {
                    properties.put(parts[0].strip(), parts[1].strip());
                } else {
                    in.problem("gpio.properties is '" + text + "'; it must be name=value, several parted by commas.");
                }
            }
        });
        return new Pi4jSettings(output, input, properties, board.rest());
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

    private static URI broker(String value) {
        URI uri = URI.create(value);
        boolean known = "tcp".equals(uri.getScheme()) || "tls".equals(uri.getScheme());
        if (!known || uri.getHost() == null || uri.getPort() < 1) {
            throw new IllegalArgumentException("not a broker");
        }
        return uri;
    }

    private static Line readerLine(String value) {
        return line(value, 38_400, true);
    }

    private static Line cardLine(String value) {
        return line(value, 9_600, false);
    }

    private static Line line(String value, int baud, boolean evenParity) {
        String[] parts = value.split(":");
        if (parts.length >= 2 && parts.length <= 3 && parts[0].equals("serial")) {
            int rate = parts.length == 3 ? SettingsReader.number(300, 921_600).apply(parts[2]) : baud;
            return new Line.Serial(Path.of(parts[1]), rate, evenParity);
        }
        if (parts.length == 3 && parts[0].equals("tcp")) {
            return new Line.Tcp(parts[1], SettingsReader.number(1, 65_535).apply(parts[2]));
        }
        throw new IllegalArgumentException("not a line");
    }

    private static SecurityValues afi(String value) {
        String[] parts = value.split("/");
        if (parts.length != 2) {
            throw new IllegalArgumentException("not two values");
        }
        return new SecurityValues(Integer.parseInt(parts[0], 16), Integer.parseInt(parts[1], 16), false);
    }

    private static PanelLanguage language(String value) {
        for (PanelLanguage language : PanelLanguage.values()) {
            if (language.tag().equals(value)) {
                return language;
            }
        }
        throw new IllegalArgumentException("not a language");
    }

    private static boolean truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return value.equals("true");
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String value) {
        return Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
