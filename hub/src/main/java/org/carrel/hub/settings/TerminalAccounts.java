package org.carrel.hub.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.server.Account;
import org.carrel.hub.adapter.sip2.wire.Encoding;

/** The file with the terminals' accounts: {@code NAME.SETTING = VALUE}, one line each, passwords as hashes. */
public final class TerminalAccounts {
    private static final int SHOWN_MAX = 255;
    private static final String SHOWN = "a name of at most " + SHOWN_MAX + " characters, for people";

    private TerminalAccounts() {}

    /** What reading gave. */
    public sealed interface Reading {
        /** @param accounts by name */
        record Good(List<Account> accounts) implements Reading {
            public Good {
                accounts = List.copyOf(accounts);
            }
        }

        /** @param problems one sentence each, all of them */
        record Bad(List<String> problems) implements Reading {
            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }

    public static Reading read(Path file) {
        Properties properties;
        try {
            properties = SettingsFile.read(file);
        } catch (SettingsFile.Malformed malformed) {
            return new Reading.Bad(List.of(malformed.getMessage()));
        } catch (IOException unreadable) {
            return new Reading.Bad(List.of("the accounts file " + file + " cannot be read"));
        }
        SortedMap<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return read(values);
    }

    public static Reading read(SortedMap<String, String> values) {
        List<String> problems = new ArrayList<>();
        SortedMap<String, SortedMap<String, String>> byName = new TreeMap<>();
        values.forEach((key, value) -> {
            int dot = key.lastIndexOf('.');
            if (dot < 1) {
                problems.add(key + " is no account's setting; write NAME.SETTING.");
            } else {
                byName.computeIfAbsent(key.substring(0, dot), name -> new TreeMap<>())
                        .put(key.substring(dot + 1), value);
            }
        });
        List<Account> accounts = new ArrayList<>();
        byName.forEach((name, settings) -> {
            SettingsReader reader = new SettingsReader(settings);
            Account account = account(name, reader);
            reader.problems().forEach(problem -> problems.add(name + "." + problem));
            accounts.add(account);
        });
        return problems.isEmpty() ? new Reading.Good(accounts) : new Reading.Bad(problems);
    }

    private static Account account(String name, SettingsReader reader) {
        List<SlowHash> password =
                reader.read("password", "a hash as sip2-password prints it", List.of(), text -> List.of(hash(text)));
        Account.Place place = place(reader);
        if (password.isEmpty() && place.trusted().isEmpty()) {
            reader.problem("password is missing; make a hash by the command sip2-password.");
        }
        return new Account(name, password, place, speech(reader), rules(reader), limits(reader));
    }

    private static SlowHash hash(String text) {
        return SlowHash.parse(text);
    }

    private static Account.Place place(SettingsReader reader) {
        Optional<SiteId> branch =
                reader.read("branch", "a branch's id", Optional.empty(), text -> Optional.of(new SiteId(text)));
        if (branch.isEmpty()) {
            reader.problem("branch is missing; it is the branch at which the terminal stands.");
        }
        return new Account.Place(
                reader.text("institution", "the library's id in the protocol").orElse("carrel"),
                reader.read("library-name", SHOWN, "", TerminalAccounts::shown),
                reader.read("location", SHOWN, "", TerminalAccounts::shown),
                branch.orElse(new SiteId("missing")),
                reader.read(
                        "places",
                        "words for branches, such as Hall:main, Kids:east",
                        new TreeMap<>(),
                        TerminalAccounts::places),
                reader.read("trusted", "addresses, such as 10.0.0.7, 10.0.0.8", List.of(), TerminalAccounts::addresses),
                reader.read(
                        "bins",
                        "sort bins, such as shelf:1, branch:2, hold:3, staff:9",
                        Map.of(),
                        TerminalAccounts::bins));
    }

    /** SIP2 2.00 leaves a bin's number to the library; a sorter reads a short word. */
    private static Map<Account.Place.Sorted, String> bins(String text) {
        Map<Account.Place.Sorted, String> bins = new EnumMap<>(Account.Place.Sorted.class);
        for (String entry : text.split(",")) {
            String[] bin = entry.strip().split(":");
            if (bin.length != 2 || !bin[1].strip().matches("[A-Za-z0-9-]{1,16}")) {
                throw new IllegalArgumentException("no bin");
            }
            bins.put(word(Account.Place.Sorted.class, bin[0].strip()), bin[1].strip());
        }
        return bins;
    }

    /** SIP2 2.00: variable fields have 255 characters at most. */
    private static String shown(String text) {
        if (text.length() > SHOWN_MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("too long or not to be shown");
        }
        return text;
    }

    private static SortedMap<String, SiteId> places(String text) {
        SortedMap<String, SiteId> places = new TreeMap<>();
        for (String entry : text.split(",")) {
            int colon = entry.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("no colon");
            }
            places.put(
                    entry.substring(0, colon).strip(),
                    new SiteId(entry.substring(colon + 1).strip()));
        }
        return places;
    }

    private static List<InetAddress> addresses(String text) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String entry : text.split(",")) {
            String address = entry.strip();
            if (!address.matches("[0-9a-fA-F.:]+")) {
                throw new IllegalArgumentException("a name, not an address");
            }
            try {
                addresses.add(InetAddress.getByName(address));
            } catch (UnknownHostException bad) {
                throw new IllegalArgumentException("not an address", bad);
            }
        }
        return addresses;
    }

    private static Account.Speech speech(SettingsReader reader) {
        return new Account.Speech(
                new Encoding(
                        reader.read(
                                "charset",
                                "UTF-8, Big5, x-windows-950, IBM850, ISO-8859-1 or another that Java has",
                                StandardCharsets.UTF_8,
                                TerminalAccounts::charset),
                        reader.read("delimiter", "one ASCII sign", '|', TerminalAccounts::delimiter),
                        reader.read(
                                "terminator",
                                "cr or crlf",
                                Encoding.Terminator.CR,
                                text -> word(Encoding.Terminator.class, text))),
                reader.truth("checksums-required", false),
                reader.read(
                        "language",
                        "a language tag such as zh-Hant or en",
                        Locale.TRADITIONAL_CHINESE,
                        Locale::forLanguageTag));
    }

    static Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            boolean ascii =
                    charset.canEncode() && new String("09|".getBytes(charset), StandardCharsets.US_ASCII).equals("09|");
            if (!ascii) {
                throw new IllegalArgumentException("ASCII is not a part of it");
            }
            return charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new IllegalArgumentException("unknown", unknown);
        }
    }

    private static char delimiter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("more than one");
        }
        return new Encoding(StandardCharsets.UTF_8, text.charAt(0), Encoding.Terminator.CR).delimiter();
    }

    private static Account.Rules rules(SettingsReader reader) {
        return new Account.Rules(
                reader.read("off", "messages by number, such as 01, 25", Set.of(), TerminalAccounts::commands),
                reader.read(
                        "pin",
                        "ignored, if-sent or required",
                        Account.Rules.Pin.IF_SENT,
                        text -> word(Account.Rules.Pin.class, text)),
                reader.read(
                        "names",
                        "full, masked or none",
                        Account.Rules.Names.FULL,
                        text -> word(Account.Rules.Names.class, text)),
                reader.truth("contact", true),
                reader.truth("birth-date", false),
                reader.truth("renewals", true),
                reader.truth("offline", true),
                reader.truth("stray-returns-ok", false),
                reader.truth("ready-holds-only", false),
                reader.number("backdate-days", 0, 60, 7));
    }

    private static Set<Command> commands(String text) {
        Set<Command> found = EnumSet.noneOf(Command.class);
        for (String word : text.split(",")) {
            Command named = null;
            for (Command command : Command.values()) {
                if (command.code().equals(word.strip())) {
                    named = command;
                }
            }
            if (named == null
                    || Set.of(Command.SC_STATUS, Command.REQUEST_RESEND, Command.LOGIN)
                            .contains(named)) {
                throw new IllegalArgumentException("no message that can be off");
            }
            found.add(named);
        }
        return found;
    }

    private static Account.Limits limits(SettingsReader reader) {
        return new Account.Limits(
                reader.number("timeout-tenths", 1, 998, 50),
                reader.number("retries", 0, 998, 3),
                reader.number("connections", 1, 1_000, 4),
                reader.number("per-second", 0, 100_000, 50));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Somebody who has not logged in: everything usual, with the institution, the library's name and the language of all accounts where they have the same. */
    public static Account stranger(List<Account> known) {
        List<Locale> languages = known.stream()
                .map(account -> account.speech().language())
                .distinct()
                .toList();
        SortedMap<String, String> values = new TreeMap<>(Map.of(
                "branch",
                "stranger",
                "per-second",
                "5",
                "language",
                languages.size() == 1 ? languages.getFirst().toLanguageTag() : "en"));
        Account usual = account("stranger", new SettingsReader(values));
        return new Account(
                usual.name(),
                List.of(),
                new Account.Place(
                        same(known, account -> account.place().institution()),
                        same(known, account -> account.place().library()),
                        "",
                        usual.place().branch(),
                        new TreeMap<>(),
                        List.of(),
                        Map.of()),
                usual.speech(),
                usual.rules(),
                usual.limits());
    }

    /** What all accounts have; empty when they differ. */
    private static String same(List<Account> known, Function<Account, String> what) {
        List<String> all = known.stream().map(what).distinct().toList();
        return all.size() == 1 ? all.getFirst() : "";
    }

    /** The lines of a file, for an account with a hash; for the technician's errand and for tests. */
    public static List<String> lines(String name, SlowHash password, Map<String, String> settings) {
        List<String> lines = new ArrayList<>();
        lines.add(name + ".password = " + password.text());
        new TreeMap<>(settings).forEach((key, value) -> lines.add(name + "." + key + " = " + value));
        return lines;
    }
}
