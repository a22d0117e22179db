package org.carrel.fleet.bench.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.fleet.bench.Benchmark;
import org.carrel.fleet.bench.Figure;
import org.carrel.fleet.bench.Table;
import org.carrel.fleet.bench.house.Folders;
import org.carrel.fleet.bench.loans.Readership;
import org.carrel.hub.HubCore;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.sip2.server.Account;
import org.carrel.hub.adapter.sip2.server.Counter;
import org.carrel.hub.adapter.sip2.server.Doorkeeper;
import org.carrel.hub.adapter.sip2.server.TerminalDoor;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.circulation.Circulation.Manner;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.settings.TerminalAccounts;
import org.carrel.hub.store.Services;

/** 64 terminals that lend and take back over SIP2, against 64 callers of the same services in the hub's process, on the same durable store. */
public final class TerminalBench implements Benchmark {
    private static final int TERMINALS = 64;
    private static final int WARM_SECONDS = 4;
    private static final int SECONDS = 10;
    private static final Bytes SALT = Bytes.hex("000102030405060708090A0B");

    private final AtomicLong ids = new AtomicLong();

    @Override
    public String name() {
        return "sip2";
    }

    @Override
    public String subject() {
        return TERMINALS + " SIP2 terminals in a process of their own, against the same services called in process";
    }

    @Override
    public Table run() throws IOException, InterruptedException {
        return run(OptionalInt.empty());
    }

    @Override
    public Table run(OptionalInt seconds) throws IOException, InterruptedException {
        int measured = seconds.orElse(SECONDS);
        Path folder = Folders.of(name());
        try (SqliteFile database = SqliteFile.open(folder.resolve("hub.sqlite"));
                HubCore core = Readership.core(database, () -> "b" + ids.incrementAndGet())) {
            core.store().run(services -> Readership.join(services, TERMINALS));
            // Before and after, since the machine knows its code the better the longer it runs.
            System.out.println("  calling the services for " + measured + " s");
            double before = called(core, measured);
            System.out.println("  letting " + TERMINALS + " terminals lend and take back for " + measured + " s");
            Told told = terminals(core, measured);
            System.out.println("  calling the services for " + measured + " s again");
            double called = (before + called(core, measured)) / 2;
            return new Table(
                    name(),
                    List.of(
                            Figure.against(
                                    "checkout and checkin over SIP2, 64 connections",
                                    told.pairs() / (double) measured,
                                    called,
                                    "pairs/s",
                                    new Figure.Bar.RatioAtLeast(0.5)),
                            Figure.of("one answer over SIP2, p99", told.p99Micros() / 1e3, "ms", new Figure.Bar.None()),
                            Figure.of("refused or broken", told.refused(), "messages", new Figure.Bar.AtMost(0))));
        }
    }

    private record Told(long pairs, long refused, long p99Micros) {}

    /** Pairs a second. */
    private static double called(HubCore core, int seconds) throws InterruptedException {
        long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_SECONDS);
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        AtomicLong pairs = new AtomicLong();
        List<Thread> callers = new ArrayList<>();
        for (int number = 0; number < TERMINALS; number++) {
            CardNumber card = Readership.card(number);
            ItemId item = Readership.item(number);
            callers.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    lendAndTakeBack(core, card, item);
                    pairs.addAndGet(System.nanoTime() >= begin ? 1 : 0);
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        return pairs.get() / (double) seconds;
    }

    private static void lendAndTakeBack(HubCore core, CardNumber card, ItemId item) {
        Occasion occasion = new Occasion(
                Readership.MAIN,
                new Actor.Client("bench"),
                InstantSource.system().instant());
        core.store().run(services -> {
            PatronId patron = patron(services, card);
            var _ = services.circulation().checkOut(patron, item, new Manner.Asked(false), occasion);
        });
        core.store().run(services -> {
            var _ = services.circulation().checkIn(item, occasion.now(), occasion);
        });
    }

    private static PatronId patron(Services services, CardNumber card) {
        return services.circulation()
                .holder(card)
                .filter(CardHolder.PatronHolder.class::isInstance)
                .map(holder -> ((CardHolder.PatronHolder) holder).patron().id())
                .orElseThrow();
    }

    private static Told terminals(HubCore core, int seconds) throws IOException, InterruptedException {
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("bench.password", SlowHash.of("secret", SALT).text());
        settings.put("bench.branch", "main");
        settings.put("bench.connections", Integer.toString(TERMINALS));
        settings.put("bench.per-second", "0");
        if (!(TerminalAccounts.read(settings) instanceof TerminalAccounts.Reading.Good(List<Account> accounts))) {
            throw new IllegalStateException("the benchmark's own account should be in order");
        }
        Doorkeeper doorkeeper = new Doorkeeper(accounts, TerminalAccounts.stranger(accounts));
        try (TerminalDoor door = TerminalDoor.open(new TerminalDoor.Parts(
                ServerSocketFactory.getDefault(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                doorkeeper,
                new Counter(core.store(), LoanTerms.USUAL.zone()),
                InstantSource.system(),
                TERMINALS,
                Duration.ofMinutes(1)))) {
            return told(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Terminals.class.getName(),
                            Integer.toString(door.port()),
                            Integer.toString(TERMINALS),
                            Integer.toString(WARM_SECONDS),
                            Integer.toString(seconds))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
    }

    private static Told told(Process process) throws IOException, InterruptedException {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            process.waitFor();
            if (line == null) {
                throw new IOException("the terminals said nothing");
            }
            String[] words = line.split(" ");
            return new Told(Long.parseLong(words[1]), Long.parseLong(words[3]), Long.parseLong(words[5]));
        }
    }
}
