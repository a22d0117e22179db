package org.carrel.device.driver.feig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.sim.feig.ReaderOptions;
import org.carrel.sim.world.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract in virtual time, and what would take too long by the wall clock. */
class VirtualTagReaderTest extends TagReaderContract {
    @Override
    ReaderRig rig(FeigSettings settings, ReaderOptions options) {
        return new VirtualRig(1, settings, options);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aLineThatSpoilsBytesNeverGivesFalseData(long seed) throws Exception {
        // One byte in a hundred is flipped or lost, both ways, for some hundred commands: each ends, and what is given
        // as
        // data is the tag's.
        rig.close();
        rig = new VirtualRig(seed, SETTINGS, ReaderOptions.USUAL);
        inWorld(() -> ReaderRig.put(rig.world(), "A1", List.of(book())));
        rig.await(ReaderHealth.Well.class);
        inWorld(() -> rig.world().inject(new Fault.NoisyLine(ReaderRig.SHELF, 0.01)));
        int answered = 0;
        for (int round = 0; round < 300; round++) {
            answered += trueIfRead(rig.ask(new TagCommand.ReadBlocks(ONE, uid(book()), 0, 9))) ? 1 : 0;
        }
        assertTrue(answered > 150, "answered " + answered);
    }

    @Test
    void aReaderThatIsAlwaysLateNeverGivesAnothersData() throws Exception {
        // Later than the patience for one try, for one command and for two: whatever is given as a tag's data is that
        // tag's.
        // One antenna and no resets, so that as many readings as can be are under way when a late answer comes.
        FeigSettings patient = new FeigSettings(
                255,
                FrameForm.STANDARD,
                FeigSettings.BlockOrder.AS_SENT,
                FeigSettings.AntennaChoice.SINGLE,
                0,
                99,
                SETTINGS.timing());
        begin(patient, ReaderOptions.USUAL);
        for (int delay = 350; delay < 3_000; delay += 25) {
            Fault late = new Fault.ReaderLate(ReaderRig.SHELF, Duration.ofMillis(delay));
            inWorld(() -> rig.world().inject(late));
            for (int round = 0; round < 3; round++) {
                trueIfRead(rig.ask(new TagCommand.ReadBlocks(ONE, uid(book()), 0, 9)));
                trueIfRead(rig.ask(new TagCommand.ReadBlocks(ONE, uid(foreign()), 0, 9)));
                TagResult info = rig.ask(new TagCommand.ReadSystemInfo(ONE, uid(book())));
                assertTrue(
                        info instanceof TagResult.Failed
                                || info instanceof TagResult.SystemInfo told && told.blockCount() == 28,
                        info.toString());
            }
            inWorld(() -> rig.world().heal(late));
        }
        rig.await(ReaderHealth.Well.class);
    }

    @Test
    void aReaderThatStaysAwayIsTriedWithinBounds() throws Exception {
        // Ten minutes of silence: resets and new lines in turn, none in haste, and well again soon after.
        VirtualRig virtual = assertInstanceOf(VirtualRig.class, rig);
        inWorld(() -> rig.world().inject(new Fault.ReaderSilent(ReaderRig.SHELF)));
        long began = virtual.now();
        List<Long> ended = new ArrayList<>();
        while (virtual.now() - began < Duration.ofMinutes(10).toNanos()) {
            assertInstanceOf(TagResult.Failed.class, rig.ask(new TagCommand.Inventory(ONE)));
            ended.add(virtual.now());
        }
        assertTrue(ended.size() > 100 && ended.size() < 2_000, "commands ended: " + ended.size());
        long remedies = rig.reader().counters().resets();
        assertTrue(remedies > 60 && remedies < 600, "remedies: " + remedies);
        inWorld(() -> rig.world().heal(new Fault.ReaderSilent(ReaderRig.SHELF)));
        long healed = virtual.now();
        rig.await(ReaderHealth.Well.class);
        assertTrue(virtual.now() - healed < Duration.ofSeconds(8).toNanos(), "took too long to come back");
    }

    @Test
    void commandsFollowEachOtherAtTheReadersPace() throws Exception {
        // One addressed command takes the reader some 12 ms on air; the driver adds the pause between frames and no
        // more.
        VirtualRig virtual = assertInstanceOf(VirtualRig.class, rig);
        seen(ONE);
        long began = virtual.now();
        for (int round = 0; round < 100; round++) {
            rig.ask(new TagCommand.ReadSystemInfo(ONE, uid(book())));
        }
        Duration each = Duration.ofNanos((virtual.now() - began) / 100);
        assertTrue(each.compareTo(Duration.ofMillis(45)) < 0, "one command took " + each);
        assertEquals(0, rig.reader().counters().strays());
    }
}
