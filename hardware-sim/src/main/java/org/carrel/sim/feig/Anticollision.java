package org.carrel.sim.feig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.Heard;

/**
 * The inventory of ISO/IEC 15693-3 §8: sixteen slots by four bits of the UID, and where several answer in one slot, the same again
 * with a longer mask. Each tag found is told to keep quiet. Times are chosen so that forty tags take about a second.
 */
final class Anticollision {
    private static final long REQUEST_NANOS = 3_000_000;
    private static final long EMPTY_SLOT_NANOS = 1_500_000;
    private static final long COLLISION_NANOS = 6_000_000;
    private static final long FOUND_NANOS = 19_000_000;
    private static final int NIBBLES = 2 * Uid.SIZE;
    /** A reader gives a tag up whose answers keep arriving damaged. */
    private static final int DAMAGED_MOST = 2;

    private final Chance chance;
    private final List<Found> found = new ArrayList<>();
    private final Map<Uid, Integer> damaged = new TreeMap<>();
    private boolean complete = true;
    private long nanos;

    /** @param afterNanos from the beginning of the inventory until this tag was read */
    record Found(Tag tag, long afterNanos) {}

    /**
     * @param complete whether every answer could be told from the others
     * @param nanos how long it took
     */
    record Result(List<Found> found, boolean complete, long nanos) {}

    private Anticollision(Chance chance) {
        this.chance = chance;
    }

    /** @param within the tags within reach; which of them take part at all is drawn once, for the whole inventory */
    static Result run(List<Heard> within, Chance chance) {
        Anticollision run = new Anticollision(chance);
        List<Heard> taking = within.stream()
                .filter(heard -> heard.tag().answersInventory() && chance.happens(heard.answers()))
                .toList();
        run.round(taking, 0);
        return new Result(run.found, run.complete, run.nanos);
    }

    private void round(List<Heard> answering, int depth) {
        nanos += REQUEST_NANOS;
        for (int slot = 0; slot < 16; slot++) {
            int wanted = slot;
            List<Heard> here = answering.isEmpty()
                    ? List.of()
                    : answering.stream()
                            .filter(heard -> heard.tag().uid().nibble(depth) == wanted)
                            .toList();
            slot(here, depth);
        }
    }

    private void slot(List<Heard> here, int depth) {
        if (here.isEmpty()) {
            nanos += EMPTY_SLOT_NANOS;
        } else if (here.size() == 1 && !chance.happens(here.getFirst().garbled())) {
            nanos += FOUND_NANOS;
            Tag tag = here.getFirst().tag();
            tag.stayQuiet();
            found.add(new Found(tag, nanos));
        } else {
            nanos += COLLISION_NANOS;
            List<Heard> again = here.size() == 1 ? oncemore(here.getFirst()) : here;
            if (!again.isEmpty() && depth + 1 < NIBBLES) {
                round(again, depth + 1);
            }
        }
    }

    /** A single answer that was damaged looks like a collision; after a few of them the reader gives that tag up. */
    private List<Heard> oncemore(Heard one) {
        int times = damaged.merge(one.tag().uid(), 1, Integer::sum);
        if (times < DAMAGED_MOST) {
            return List.of(one);
        }
        complete = false;
        return List.of();
    }
}
