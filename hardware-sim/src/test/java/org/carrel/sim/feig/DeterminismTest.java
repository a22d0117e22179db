package org.carrel.sim.feig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.SmallWorld;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.World;
import org.junit.jupiter.api.Test;

/**
 * A seed is the whole story: the same seed gives the same trace, event by event, in this machine and in another one. Method: a few
 * minutes in which hands move books, a host asks for inventories and writes, and faults come and go.
 */
class DeterminismTest {
    @Test
    void theSameSeedGivesTheSameTraceEventByEvent() {
        List<String> once = story(11);
        List<String> again = story(11);
        for (int index = 0; index < Math.min(once.size(), again.size()); index++) {
            assertEquals(once.get(index), again.get(index), "line " + index);
        }
        assertEquals(once.size(), again.size());
    }

    @Test
    void anotherSeedGivesAnother() {
        assertNotEquals(story(11), story(12));
    }

    // Another machine has other identity hashes and other salts of the JDK's immutable collections.
    @Test
    void anotherMachineTellsTheSameStory() throws Exception {
        Process other = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeterminismTest.class.getName(),
                        "11")
                .redirectErrorStream(true)
                .start();
        String told = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        other.waitFor(30, TimeUnit.SECONDS);
        assertEquals(summary(story(11)), told.strip());
    }

    /** Prints the digest of a seed's story, for the test above. */
    public static void main(String[] arguments) {
        System.out.println(summary(story(Long.parseLong(arguments[0]))));
    }

    private static String summary(List<String> story) {
        return story.size() + " lines, " + String.join("\n", story).hashCode();
    }

    private static List<String> story(long seed) {
        ReaderBench bench = new ReaderBench(seed, ReaderOptions.USUAL);
        World world = bench.world;
        world.setRadio(SmallWorld.SHELF, new RadioConditions(0.2, 0.05, 0.05, true));
        List<Thing.Book> books = new ArrayList<>();
        for (int count = 0; count < 20; count++) {
            books.add(bench.small.book(5 + count, 1 + count % 3));
        }
        Chance acts = Chance.seeded(seed).fork("acts");
        for (int count = 0; count < 300; count++) {
            act(acts, bench, books);
            bench.kernel.runFor(Duration.ofMillis(acts.between(20, 1500)));
        }
        return bench.kernel.trace().lines();
    }

    private static void act(Chance acts, ReaderBench bench, List<Thing.Book> books) {
        World world = bench.world;
        Thing.Book book = acts.pick(books);
        String uid = book.tags().getFirst().uid().toString();
        switch (acts.below(8)) {
            case 0, 1 -> world.place(book.id(), SmallWorld.shelf(acts.pick(List.of("A1", "A2", "B1", "B2"))));
            case 2 -> world.lift(book.id(), SmallWorld.PATRON);
            case 3 -> bench.reader.receive(ReaderBench.standard(Octets.hex("FF6A0" + (1 + acts.below(4)))));
            case 4 -> bench.reader.receive(ReaderBench.standard(Octets.hex("FFB00100")));
            case 5 ->
                bench.reader.receive(ReaderBench.standard(Octets.hex("FFB02401" + uid + "1402040102030405060708")));
            case 6 -> world.inject(fault(acts, book));
            default -> world.healAll();
        }
    }

    private static Fault fault(Chance acts, Thing.Book book) {
        return switch (acts.below(6)) {
            case 0 -> new Fault.ReaderSilent(SmallWorld.SHELF);
            case 1 -> new Fault.ReaderBabbling(SmallWorld.SHELF);
            case 2 -> new Fault.NoisyLine(SmallWorld.SHELF, 0.02);
            case 3 -> new Fault.ReaderLate(SmallWorld.SHELF, Duration.ofMillis(900));
            case 4 -> new Fault.WriteTorn(book.tags().getFirst().uid(), acts.below(2));
            default -> new Fault.AntennaDead(SmallWorld.SHELF, 1 + acts.below(4));
        };
    }
}
