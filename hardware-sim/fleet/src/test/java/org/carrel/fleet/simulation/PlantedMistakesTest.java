package org.carrel.fleet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.DeviceStore;
import org.carrel.fleet.simulation.board.DeviceDisk;
import org.carrel.hub.adapter.sql.MemoryDatabase;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Trace;
import org.junit.jupiter.api.Test;

/**
 * Goal: the simulation finds mistakes, and is no decoration. Method: two that are easily made, planted outside the product's code,
 * where it meets its disk and its database; each must be found within few seeds.
 */
class PlantedMistakesTest {
    private static final int SEEDS_MOST = 40;
    private static final Bytes MORNING = Simulation.morning();

    @Test
    void aCardThatSaysForcedAndWritesLaterIsFound() {
        var workshop = new SimulatedLibrary.Workshop(LateDisk::new, image -> image);
        Story.Finding found = find(Mishap.DEVICE_WITHOUT_POWER, workshop);
        assertEquals(Broken.Promise.LOST, found.promise(), found.what());
    }

    @Test
    void aHubThatForgetsWhatItHadIsFound() {
        var workshop = new SimulatedLibrary.Workshop(DeviceDisk::new, PlantedMistakesTest::withoutItsInbox);
        Story.Finding found = find(Mishap.HUB_KILLED, workshop);
        assertEquals(Broken.Promise.TWICE, found.promise(), found.what());
    }

    private static Story.Finding find(Mishap needed, SimulatedLibrary.Workshop workshop) {
        int tried = 0;
        for (long seed = 1; tried < SEEDS_MOST; seed++) {
            Draw draw = Draw.of(seed);
            if (draw.mishaps().containsKey(needed)) {
                tried++;
                Optional<Story.Finding> broken =
                        Story.tell(draw, MORNING, Trace.keeping(0), workshop).broken();
                if (broken.isPresent()) {
                    System.out.println("Planted for " + needed + ", found by seed " + seed + " after " + tried + ": "
                            + broken.get().what());
                    return broken.get();
                }
            }
        }
        throw new AssertionError("not found in " + SEEDS_MOST + " seeds with " + needed);
    }

    /** A card whose cache says "done" although the last writes are still on their way. */
    private static final class LateDisk extends DeviceDisk {
        private static final int BEHIND = 3;

        private final Deque<Image> states = new ArrayDeque<>();

        LateDisk(Path folder, Chance chance) {
            super(folder, chance);
        }

        @Override
        public void written(DeviceStore store) {
            states.addLast(content());
            if (states.size() > BEHIND) {
                states.removeFirst();
            }
        }

        @Override
        public void crashed() {
            super.layDown(states.isEmpty() ? content() : states.getFirst());
            states.clear();
        }
    }

    /** A hub whose numbering of events does not survive with their effects, as if it were kept in another file. */
    private static Bytes withoutItsInbox(Bytes image) {
        try (MemoryDatabase database = MemoryDatabase.copyOf(image);
                Statement statement = database.writer().createStatement()) {
            statement.executeUpdate("DELETE FROM inbox");
            statement.executeUpdate("DELETE FROM inbox_head");
            database.writer().commit();
            return database.image();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
