package org.carrel.hub.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.hub.adapter.http.Proxies;
import org.carrel.hub.adapter.mqtt.link.BrokerAddress;
import org.carrel.hub.adapter.sip2.client.IlsAddress;
import org.carrel.hub.adapter.sql.PostgresAddress;
import org.carrel.hub.kiosk.DeskSecret;
import org.carrel.hub.kiosk.KioskTerms;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.ledger.Suspension;
import org.carrel.hub.lending.LoanRule;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.registration.RegistrationTerms;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.retention.RetentionTerms;
import org.carrel.hub.seat.Seats;

/**
 * Everything that can be set about a hub, read once at its start.
 *
 * @param data folder with the embedded database, the broker's journal and the keys
 * @param owners whose things go where that come in through a book drop
 * @param seats over all zones
 * @param silence after which a device that tells figures regularly is shown as lost
 */
public record Settings(
        Path data,
        Store store,
        Http http,
        Mqtt mqtt,
        LoanTerms loans,
        HoldTerms holds,
        Notices notices,
        Duration silence,
        Sip2 sip2,
        Lender lender,
        Ledger.Terms ledger,
        RetentionTerms retention,
        RegistrationTerms registration,
        Kiosks kiosks,
        OwnerTable owners,
        Seats.Terms seats,
        Copies copies) {
    /** Where everything is kept. */
    public sealed interface Store {
        /** A file in the data folder. */
        record Embedded() implements Store {}

        /** @param passwordFile holds the hub's password there, nothing else */
        record Server(PostgresAddress address, Path passwordFile) implements Store {}
    }

    /**
     * The copies that a hub makes of a database that is a file of its own.
     *
     * @param folder better on another disk
     * @param every zero for none but those that somebody asks for
     * @param keep how many copies, 1 or more
     */
    public record Copies(Path folder, Duration every, int keep) {}

    /**
     * Where the pages and the API are.
     *
     * @param host {@code 127.0.0.1} keeps them to this machine
     * @param port 0 for any free one
     * @param requestsPerMinute how many one caller may make; 0 for as many as they like
     * @param secure whether browsers come by HTTPS, through a proxy in front; cookies are then sent by HTTPS only
     * @param proxies in front, whose word is taken for whom a request comes from
     */
    public record Http(String host, int port, boolean secure, Proxies proxies, int requestsPerMinute) {}

    /** Which broker the devices and the hub meet at. */
    public sealed interface Mqtt {
        /** @param port 0 for any free one */
        record Embedded(String host, int port, Devices devices) implements Mqtt {}

        /** @param passwordFile holds the hub's password there, nothing else */
        record External(BrokerAddress address, String user, Path passwordFile) implements Mqtt {}
    }

    /** How devices prove to the hub's own broker who they are. */
    public sealed interface Devices {
        /** @param names host names and addresses by which devices reach the broker */
        record Certificates(List<String> names) implements Devices {
            public Certificates {
                names = List.copyOf(names);
            }
        }

        /** On an open line; only inside one machine. */
        record Passwords() implements Devices {}
    }

    /** Whether SIP2 terminals may connect. */
    public sealed interface Sip2 {
        record Off() implements Sip2 {}

        /**
         * @param port 0 for any free one
         * @param accounts the file with the terminals' accounts, see {@link TerminalAccounts}
         * @param idle after which a silent connection is closed
         */
        record Door(String host, int port, Path accounts, Way way, int connections, Duration idle) implements Sip2 {}

        /** How terminals come. */
        sealed interface Way {
            record Plain() implements Way {}

            /** @param keys a PKCS #12 file with the hub's key and certificate */
            record Tls(Path keys, Path passwordFile) implements Way {}
        }
    }

    /** Whose patrons and loans are the library's true ones. */
    public sealed interface Lender {
        record ThisHub() implements Lender {}

        /** An existing library system; the hub tells it of every loan. */
        record LibrarySystem(IlsAddress address) implements Lender {}
    }

    /**
     * @param mail none or one
     * @param hook none or one
     */
    public record Notices(NoticeSettings settings, List<Mail> mail, List<NoticeHook> hook) {
        public Notices {
            mail = List.copyOf(mail);
            hook = List.copyOf(hook);
        }
    }

    /** @param secretFile holds the secret by which the program at the address knows this hub, at least 16 characters */
    public record NoticeHook(URI address, Path secretFile) {}

    /** @param passwordFile holds the password of {@code user}; not read when {@code user} is empty */
    public record Mail(String host, int port, Protection protection, String user, Path passwordFile, String from) {
        /** How the way to the mail server is protected. */
        public enum Protection {
            NONE,
            STARTTLS,
            TLS
        }
    }

    /**
     * What the library decides for its kiosks.
     *
     * @param pages where the public reaches the hub's pages; empty when nobody said
     */
    public record Kiosks(KioskTerms.PinRule pin, Duration session, String pages) {
        /** Beside a system that may know PINs of which the hub has not heard yet, nobody is let in without one unless none is ever asked for. */
        public Kiosks beside(boolean librarySystem) {
            return librarySystem && pin == KioskTerms.PinRule.WHEN_SET
                    ? new Kiosks(KioskTerms.PinRule.ALWAYS, session, pages)
                    : this;
        }

        public KioskTerms terms(DeskSecret secret, ZoneId zone) {
            return new KioskTerms(pin, session, secret, zone, pages);
        }
    }

    /** What reading gave. */
    public sealed interface Reading {
        record Good(Settings settings) implements Reading {}

        /** @param problems one sentence each, all of them */
        record Bad(List<String> problems) implements Reading {
            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Takes settings from keys and values; everything not given has a usable value. */
    public static Reading read(Map<String, String> values) {
        SettingsReader reader = new SettingsReader(values);
        ZoneId zone =
                reader.read("library.zone", "a time zone such as Asia/Taipei", LoanTerms.USUAL.zone(), Settings::zone);
        Currency currency = reader.read(
                "library.currency",
                "an ISO 4217 code such as TWD",
                Ledger.Terms.USUAL.currency(),
                Currency::getInstance);
        Path data = reader.read("data", "a folder", Path.of("data"), Settings::path);
        RetentionTerms retention = retention(reader);
        Settings settings = new Settings(
                data,
                store(reader),
                new Http(
                        reader.text("http.host", "an address to listen on").orElse("127.0.0.1"),
                        reader.number("http.port", 0, 65_535, 8080),
                        reader.truth("http.secure", false),
                        reader.read(
                                "http.trusted-proxies",
                                "addresses in numbers, with commas between them",
                                Proxies.NONE,
                                Proxies::parse),
                        reader.number("http.requests-per-minute", 0, 1_000_000, 6_000)),
                MqttValues.read(reader),
                loans(reader, zone, currency),
                holds(reader, zone),
                NoticeValues.read(reader, zone),
                Duration.ofSeconds(reader.number("devices.silence-seconds", 5, 3_600, 100)),
                sip2(reader),
                reader.read(
                        "lending",
                        "hub, or sip2://user@host:port/institution?password-file=FILE",
                        new Lender.ThisHub(),
                        value -> value.equals("hub")
                                ? new Lender.ThisHub()
                                : new Lender.LibrarySystem(IlsAddress.parse(value))),
                ledger(reader, currency),
                retention,
                RegistrationValues.read(reader, retention),
                new Kiosks(
                        reader.read(
                                "kiosk.pin", "always, when-set or never", KioskTerms.PIN_USUAL, KioskValues::pinRule),
                        Duration.ofMinutes(reader.number(
                                "kiosk.session-minutes", 1, 240, (int) KioskTerms.SESSION_USUAL.toMinutes())),
                        reader.read(
                                "http.public-address",
                                "where phones reach the pages, such as https://seats.library.example",
                                "",
                                KioskValues::pages)),
                reader.read(
                        "drop.owners",
                        "ISIL=shelf, ISIL=branch:SITE or ISIL=library:CODE, several parted by commas",
                        OwnerTable.EMPTY,
                        OwnerTable::parse),
                new Seats.Terms(
                        reader.number(
                                "seats.stays-per-day", 0, Seats.Terms.STAYS_MOST, Seats.Terms.USUAL.staysPerDay()),
                        reader.number(
                                "seats.minutes-per-day",
                                0,
                                Seats.Terms.MINUTES_MOST,
                                Seats.Terms.USUAL.minutesPerDay())),
                copies(reader, data));
        List<String> problems = reader.problems();
        return problems.isEmpty() ? new Reading.Good(settings) : new Reading.Bad(problems);
    }

    private static Store store(SettingsReader reader) {
        Optional<PostgresAddress> server = reader.read(
                "store",
                "embedded, or postgresql://user@host:port/database without a password",
                Optional.empty(),
                value -> value.equals("embedded") ? Optional.empty() : Optional.of(PostgresAddress.parse(value)));
        Optional<Path> password =
                reader.read("store.password-file", "a file", Optional.empty(), value -> Optional.of(path(value)));
        if (server.isPresent() && password.isEmpty()) {
            reader.problem("store.password-file is missing; a database server needs the hub's password in a file.");
        }
        return server.<Store>map(address -> new Store.Server(address, password.orElse(Path.of("missing"))))
                .orElse(new Store.Embedded());
    }

    private static Copies copies(SettingsReader reader, Path data) {
        return new Copies(
                reader.read("backup.folder", "a folder", data.resolve("backups"), Settings::path),
                Duration.ofHours(reader.number("backup.every-hours", 0, 8_760, 24)),
                reader.number("backup.keep", 1, 1_000, 7));
    }

    private static Sip2 sip2(SettingsReader reader) {
        Optional<Integer> port = reader.read(
                "sip2.port", "a port, 0 for any free one, or none to have no terminals", Optional.empty(), value -> {
                    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
                        throw new IllegalArgumentException("no port");
                    }
                    return Optional.of(Integer.valueOf(value));
                });
        String host = reader.text("sip2.host", "an address to listen on").orElse("127.0.0.1");
        Optional<Path> accounts =
                reader.read("sip2.accounts", "a file", Optional.empty(), value -> Optional.of(path(value)));
        Optional<Path> keys =
                reader.read("sip2.tls-keys", "a PKCS #12 file", Optional.empty(), value -> Optional.of(path(value)));
        Path password = reader.read("sip2.tls-password-file", "a file", Path.of("missing"), Settings::path);
        int connections = reader.number("sip2.connections", 1, 10_000, 200);
        Duration idle = Duration.ofSeconds(reader.number("sip2.idle-seconds", 5, 86_400, 1_800));
        if (port.isEmpty()) {
            return new Sip2.Off();
        }
        if (accounts.isEmpty()) {
            reader.problem("sip2.accounts is missing; it is the file with the terminals' accounts.");
        }
        return new Sip2.Door(
                host,
                port.get(),
                accounts.orElse(Path.of("missing")),
                keys.<Sip2.Way>map(file -> new Sip2.Way.Tls(file, password)).orElseGet(Sip2.Way.Plain::new),
                connections,
                idle);
    }

    private static LoanTerms loans(SettingsReader reader, ZoneId zone, Currency currency) {
        LoanTerms usual = LoanTerms.USUAL;
        LoanRule rule = usual.rules().getLast().in(currency);
        int most = reader.number("loans.max", 1, 1_000, usual.loansMax());
        LoanRule plain = rule.with(
                reader.number("loans.days", 1, 365, rule.days()),
                most,
                reader.number("loans.renewals", 0, 20, rule.renewals()));
        return new LoanTerms(
                reader.read(
                        "loans.rules",
                        "a file with loan rules",
                        List.of(plain),
                        file -> rules(reader, path(file), plain)),
                most,
                reader.truth("loans.overdue-stops", usual.overdueStops()),
                reader.read(
                        "loans.owed-max",
                        "an amount of money such as 100",
                        Money.none(currency),
                        text -> Money.parse(text, currency)),
                Duration.ofHours(reader.number(
                        "loans.undo-hours", 1, 720, (int) usual.undoWithin().toHours())),
                zone);
    }

    private static List<LoanRule> rules(SettingsReader reader, Path file, LoanRule usual) {
        try {
            LoanRulesFile.Read read = LoanRulesFile.read(
                    Files.readAllLines(file), usual, usual.fee().currency());
            read.problems().forEach(problem -> reader.problem(file + ": " + problem));
            return read.problems().isEmpty() ? read.rules() : List.of(usual);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot be read", unreadable);
        }
    }

    private static Ledger.Terms ledger(SettingsReader reader, Currency currency) {
        return new Ledger.Terms(
                currency,
                reader.read("loans.suspension", "added or longest", Suspension.Counting.ADDED, value -> switch (value) {
                    case "added" -> Suspension.Counting.ADDED;
                    case "longest" -> Suspension.Counting.LONGEST;
                    default -> throw new IllegalArgumentException("neither");
                }));
    }

    private static RetentionTerms retention(SettingsReader reader) {
        RetentionTerms usual = RetentionTerms.USUAL;
        return new RetentionTerms(
                reader.number("retention.loan-days", 7, 3_660, usual.loanDays()),
                reader.number("retention.hold-days", 7, 3_660, usual.holdDays()),
                reader.number("retention.fee-days", 7, 3_660, usual.feeDays()),
                reader.number("retention.application-days", 7, 3_660, usual.applicationDays()),
                reader.number("retention.seat-days", 7, 3_660, usual.seatDays()));
    }

    private static HoldTerms holds(SettingsReader reader, ZoneId zone) {
        HoldTerms usual = HoldTerms.USUAL;
        return new HoldTerms(
                reader.number("holds.open-days", 1, 60, usual.openDays()),
                reader.number("holds.max", 1, 1_000, usual.holdsMax()),
                Duration.ofSeconds(reader.number(
                        "holds.grant-seconds", 10, 3_600, (int) usual.grant().toSeconds())),
                Duration.ofHours(reader.number(
                        "holds.roster-hours", 1, 336, (int) usual.roster().toHours())),
                Duration.ofHours(reader.number(
                        "holds.remind-hours", 1, 336, (int) usual.remindBefore().toHours())),
                zone);
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("unknown", unknown);
        }
    }

    static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException bad) {
            throw new IllegalArgumentException("not a path", bad);
        }
    }
}
