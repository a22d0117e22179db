package org.carrel.fleet.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.carrel.fleet.bench.kill.KillBench;
import org.carrel.fleet.bench.kiosk.KioskBench;
import org.carrel.fleet.bench.loans.LoansBench;
import org.carrel.fleet.bench.terminal.TerminalBench;

/**
 * Runs the benchmarks named as arguments, or all; {@code --list} names them. A number after a name asks for that much of it, such as
 * {@code kill 20}.
 */
final class Bench {
    private static final List<Benchmark> ALL = List.of(
            new LampBench(),
            new AskBench(),
            new StartBench(),
            new KioskBench(),
            new DecodeBench(),
            new KillBench(),
            new LoansBench(),
            new TerminalBench(),
            new PresenceBench(),
            new SimulationBench(),
            new SeatsBench(),
            new SearchBench(),
            new DevicesBench());

    private static final int UNKNOWN = 2;

    /** The log of everything in this process; held, since the logging system would forget its level. */
    private static final Logger LIBRARIES_LOG = Logger.getLogger("");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        LIBRARIES_LOG.setLevel(Level.WARNING);
        List<String> words = List.of(arguments);
        if (words.contains("--list")) {
            ALL.forEach(benchmark -> System.out.printf("%-12s %s%n", benchmark.name(), benchmark.subject()));
            return;
        }
        Map<String, OptionalInt> asked = asked(words);
        for (String name : asked.keySet()) {
            if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                System.err.println("There is no benchmark '" + name + "'; the names are "
                        + String.join(", ", ALL.stream().map(Benchmark::name).toList()) + ".");
                System.exit(UNKNOWN);
            }
        }
        boolean all = true;
        for (Benchmark benchmark : ALL) {
            if (asked.isEmpty() || asked.containsKey(benchmark.name())) {
                System.out.println("Measuring " + benchmark.name() + ": " + benchmark.subject());
                Table table = benchmark.run(asked.getOrDefault(benchmark.name(), OptionalInt.empty()));
                table.print(System.out);
                System.out.println("  written to " + table.write(Path.of("target", "bench")) + "; " + load());
                all &= table.holds();
            }
        }
        System.out.println(all ? "\nEvery bar holds." : "\nSome figures fall short of their bars.");
        // Whatever a benchmark left running must not keep this program.
        System.exit(0);
    }

    /** Names in their order, each with the number that follows it. */
    static Map<String, OptionalInt> asked(List<String> words) {
        Map<String, OptionalInt> asked = new LinkedHashMap<>();
        String last = "";
        for (String word : words) {
            if (word.matches("[1-9][0-9]{0,6}") && !last.isEmpty()) {
                asked.put(last, OptionalInt.of(Integer.parseInt(word)));
            } else {
                asked.put(word, OptionalInt.empty());
                last = word;
            }
        }
        return asked;
    }

    /** How busy the machine is with everything, this included: a figure of a busy machine is a worse one. */
    private static String load() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "load average %.1f on %d processors",
                system.getSystemLoadAverage(),
                system.getAvailableProcessors());
    }
}
