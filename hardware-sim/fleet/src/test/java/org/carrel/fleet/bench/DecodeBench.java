package org.carrel.fleet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.device.bench.TagDecoding;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** From bytes to what a tag says, for each tag, by JMH; beside it a plain copy of the same bytes, the least that keeping them costs. */
final class DecodeBench implements Benchmark {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final String COPIED = "Copied";

    @Override
    public String name() {
        return "decode";
    }

    @Override
    public String subject() {
        return "FEIG frame and ISO 28560 decoding for each tag, against copying the same bytes; about 2 minutes";
    }

    @Override
    public Table run() throws Exception {
        // Two benchmarks on one machine disturb each other, and the load average beside the table tells; they need not
        // wait.
        System.setProperty("jmh.ignoreLock", "true");
        Map<String, RunResult> results = new TreeMap<>();
        for (RunResult result : TagDecoding.measure()) {
            results.put(result.getPrimaryResult().getLabel(), result);
        }
        List<Figure> figures = new ArrayList<>();
        results.forEach((label, result) -> {
            RunResult copied = results.get(label + COPIED);
            if (copied != null) {
                figures.add(Figure.against(
                        label + ", time for each tag",
                        result.getPrimaryResult().getScore(),
                        copied.getPrimaryResult().getScore(),
                        "ns",
                        new Figure.Bar.None()));
                figures.add(Figure.against(
                        label + ", allocated for each tag",
                        allocated(result),
                        allocated(copied),
                        "B",
                        new Figure.Bar.None()));
            }
        });
        return new Table(name(), figures);
    }

    private static double allocated(RunResult result) {
        Result<?> found = result.getSecondaryResults().get(ALLOCATED);
        return found == null ? Double.NaN : found.getScore();
    }
}
