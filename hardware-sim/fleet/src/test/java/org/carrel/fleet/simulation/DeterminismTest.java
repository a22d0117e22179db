package org.carrel.fleet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carrel.contract.id.Bytes;
import org.carrel.sim.kernel.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: a seed tells the same story every time, or no finding could be looked into. Method: traces compared line by line within one
 * virtual machine, and by their digest with another one, whose hash codes and salts differ.
 */
class DeterminismTest {
    private static final Bytes MORNING = Simulation.morning();
    private static final int MINUTES_MOST = 2;

    @ParameterizedTest
    @ValueSource(longs = {5, 8, 13})
    void theSameSeedTellsTheSameStory(long seed) {
        List<String> first = lines(seed);
        List<String> second = lines(seed);
        for (int index = 0; index < Math.min(first.size(), second.size()); index++) {
            assertEquals(first.get(index), second.get(index), "line " + index + " of seed " + seed);
        }
        assertEquals(first.size(), second.size(), "lines of seed " + seed);
    }

    @Test
    void anotherVirtualMachineTellsItToo() throws IOException, InterruptedException {
        long seed = 8;
        Trace trace = Trace.keeping(0);
        Story.tell(Draw.of(seed), MORNING, trace, SimulatedLibrary.Workshop.HONEST);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Simulation.class.getName(),
                        "--seed=" + seed)
                .redirectErrorStream(true)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(other.waitFor(MINUTES_MOST, TimeUnit.MINUTES), "the other machine ends");
        Optional<String> digest = said.lines()
                .filter(line -> line.contains("digest "))
                .map(line -> line.substring(line.indexOf("digest ") + "digest ".length()))
                .findFirst();
        assertEquals(Optional.of(String.format("%016x", trace.digest())), digest, said);
    }

    private static List<String> lines(long seed) {
        Trace trace = Trace.keeping(Integer.MAX_VALUE);
        Story.tell(Draw.of(seed), MORNING, trace, SimulatedLibrary.Workshop.HONEST);
        return trace.lines();
    }
}
