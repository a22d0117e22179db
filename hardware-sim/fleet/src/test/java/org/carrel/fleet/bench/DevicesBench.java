package org.carrel.fleet.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.carrel.fleet.bench.crowd.Crowd;
import org.carrel.fleet.bench.house.Folders;
import org.carrel.fleet.bench.house.Headquarters;
import org.carrel.fleet.premises.Installation;
import org.carrel.sim.link.LocalMosquitto;

/**
 * One hub process and so many devices connected to it, with Mosquitto beside it, and a thousand of them with its own broker: light
 * clients in this process, which speak real messages over real connections. Each tells its figures once a minute and an event every half
 * minute; a hundred cards a second are shown somewhere. Beside each the same with a hundredth of the devices and of what they say, but as
 * many questions.
 */
final class DevicesBench implements Benchmark {
    private static final int DEVICES = 10_000;

    /** So many at most with the hub's own broker: what a subscription costs there grows with all that are there already. */
    private static final int DEVICES_OWN_BROKER = 1_000;

    private static final int AT_ONCE = 200;
    private static final double ASKS_PER_SECOND = 100;
    private static final Duration TALKING = Duration.ofSeconds(60);
    private static final Duration WARMING = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LISTENING = Duration.ofSeconds(20);
    private static final List<Double> HARDER = List.of(250.0, 500.0, 1_000.0, 2_000.0);
    private static final double TOO_SLOW_MILLIS = 100;

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public String subject() {
        return "many connected devices on one hub process, against a hundredth of them; about 12 minutes";
    }

    @Override
    public Table run() throws Exception {
        return run(OptionalInt.empty());
    }

    /** @param count how many devices */
    @Override
    public Table run(OptionalInt count) throws Exception {
        int devices = count.orElse(DEVICES);
        Path folder = Folders.of(name());
        List<Figure> figures = new ArrayList<>(
                compared(folder.resolve("embedded"), Math.min(devices, DEVICES_OWN_BROKER), Optional.empty()));
        Optional<Path> mosquitto = LocalMosquitto.program();
        if (mosquitto.isPresent()) {
            compared(folder.resolve("external"), devices, mosquitto).stream()
                    .map(figure -> figure.named("Mosquitto: " + figure.name()))
                    .forEach(figures::add);
        } else {
            System.out.println("  Mosquitto is not installed: only the hub's own broker was measured");
        }
        return new Table(name(), figures);
    }

    private static List<Figure> compared(Path folder, int devices, Optional<Path> mosquitto) throws Exception {
        Measured few = measure(folder.resolve("few"), Math.max(1, devices / 100), mosquitto, false);
        return measure(folder.resolve("many"), devices, mosquitto, true).figures(devices, few);
    }

    /** @param most questions a second up to which their p99 stayed below {@link #TOO_SLOW_MILLIS}, 0 when that was not tried */
    private record Measured(
            boolean greeted,
            double greetedSeconds,
            Spread answered,
            Spread acknowledged,
            int open,
            int lost,
            double processors,
            double residentMb,
            double stormSeconds,
            double most) {
        List<Figure> figures(int devices, Measured few) {
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.of(
                    "devices connected and greeted", greeted ? devices : 0, "", new Figure.Bar.AtLeast(devices)));
            figures.add(Figure.against("to greet all", greetedSeconds, few.greetedSeconds, "s", new Figure.Bar.None()));
            figures.add(Figure.against(
                    "question to answer, p50", answered.median(), few.answered.median(), "ms", new Figure.Bar.None()));
            figures.add(Figure.against(
                    "question to answer, p99",
                    answered.quantile(0.99),
                    few.answered.quantile(0.99),
                    "ms",
                    new Figure.Bar.AtMost(TOO_SLOW_MILLIS)));
            figures.add(Figure.against(
                    "event to acknowledgement, p99",
                    acknowledged.quantile(0.99),
                    few.acknowledged.quantile(0.99),
                    "ms",
                    new Figure.Bar.None()));
            figures.add(Figure.of("said and not answered", open, "", new Figure.Bar.AtMost(0)));
            figures.add(Figure.of("connections lost", lost, "", new Figure.Bar.AtMost(0)));
            figures.add(Figure.against(
                    "processors used by the hub", processors, few.processors, "", new Figure.Bar.None()));
            figures.add(Figure.against(
                    "resident memory of the hub", residentMb, few.residentMb, "MB", new Figure.Bar.None()));
            figures.add(Figure.against(
                    "all lines cut: until all are greeted again",
                    stormSeconds,
                    few.stormSeconds,
                    "s",
                    new Figure.Bar.None()));
            figures.add(Figure.of("questions a second with p99 below 100 ms", most, "1/s", new Figure.Bar.None()));
            return figures;
        }
    }

    private static Measured measure(Path folder, int devices, Optional<Path> mosquitto, boolean harder)
            throws Exception {
        System.out.printf("  enrolling %,d devices%n", devices);
        Installation installation = new Installation(Path.of("").toAbsolutePath());
        List<String> heap = mosquitto.isPresent() ? List.of() : List.of(Installation.hubHeap(devices));
        try (Headquarters headquarters = new Headquarters(installation, folder, devices, mosquitto, heap)) {
            headquarters.start();
            long hub = headquarters.hub().pid().orElseThrow();
            try (Crowd crowd = new Crowd(headquarters.brokerPort(), headquarters.passwords())) {
                System.out.printf("  connecting %,d devices%n", devices);
                long began = System.nanoTime();
                boolean greeted = crowd.connect(AT_ONCE, PATIENCE);
                double greetedSeconds = (System.nanoTime() - began) / 1e9;
                Crowd.Talk talk = new Crowd.Talk(Duration.ofSeconds(60), Duration.ofSeconds(30), ASKS_PER_SECOND);
                System.out.println("  all of them talk");
                crowd.talk(talk, headquarters.card(), WARMING);
                double usedBefore = processorSeconds(hub);
                crowd.talk(talk, headquarters.card(), TALKING);
                double used = processorSeconds(hub) - usedBefore;
                crowd.listen(LISTENING);
                Spread answered = waited(crowd.ear().answered());
                Spread acknowledged = waited(crowd.ear().acknowledged());
                int open = crowd.open();
                int lost = crowd.ear().lost();
                double resident = Memory.residentMb(hub);
                double most = harder ? mostQuestions(crowd, headquarters) : 0;
                System.out.println("  all lines are cut at once");
                crowd.drop();
                TimeUnit.SECONDS.sleep(1);
                long stormed = System.nanoTime();
                crowd.connect(devices, PATIENCE);
                double storm = (System.nanoTime() - stormed) / 1e9;
                return new Measured(
                        greeted,
                        greetedSeconds,
                        answered,
                        acknowledged,
                        open,
                        lost,
                        used / TALKING.toSeconds(),
                        resident,
                        storm,
                        most);
            }
        }
    }

    private static double mostQuestions(Crowd crowd, Headquarters headquarters) throws Exception {
        double most = 0;
        for (double rate : HARDER) {
            crowd.talk(
                    new Crowd.Talk(Duration.ofSeconds(60), Duration.ofSeconds(30), rate),
                    headquarters.card(),
                    Duration.ofSeconds(15));
            double p99 = waited(crowd.ear().answered()).quantile(0.99);
            double answered = crowd.ear().answered().length / 15.0;
            crowd.listen(LISTENING);
            System.out.printf("  %.0f questions a second: %.0f answered, p99 %.1f ms%n", rate, answered, p99);
            if (p99 >= TOO_SLOW_MILLIS || answered < rate * 0.95) {
                break;
            }
            most = rate;
        }
        return most;
    }

    /** Who heard nothing waited for ever. */
    private static Spread waited(long[] nanos) {
        return nanos.length == 0 ? Spread.of(Double.POSITIVE_INFINITY) : Spread.millis(nanos);
    }

    private static double processorSeconds(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(spent -> spent.toNanos() / 1e9)
                .orElse(Double.NaN);
    }
}
