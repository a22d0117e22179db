package org.carrel.fleet.bench;

import java.nio.file.Path;
import java.util.List;

/** Runs the benchmarks named as arguments, or all; {@code --list} names them. */
final class Bench {
    private static final List<Benchmark> ALL = List.of();

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> asked = List.of(arguments);
        if (ALL.isEmpty()) {
            System.err.println(
                    "No benchmark is built into this runner yet; each module's own are in its test sources.");
            System.exit(2);
        }
        if (asked.contains("--list")) {
            ALL.forEach(benchmark -> System.out.println(benchmark.name() + "\t" + benchmark.subject()));
            return;
        }
        for (String name : asked) {
            if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                System.err.println("There is no benchmark '" + name + "'; the names are "
                        + String.join(", ", ALL.stream().map(Benchmark::name).toList()) + ".");
                System.exit(2);
            }
        }
        boolean all = true;
        for (Benchmark benchmark : ALL) {
            if (asked.isEmpty() || asked.contains(benchmark.name())) {
                System.out.println("Measuring " + benchmark.name() + ": " + benchmark.subject());
                Table table = benchmark.run();
                table.print(System.out);
                System.out.println("  written to " + table.write(Path.of("target", "bench")));
                all &= table.holds();
            }
        }
        System.out.println(all ? "\nEvery bar holds." : "\nSome figures fall short of their bars.");
    }
}
