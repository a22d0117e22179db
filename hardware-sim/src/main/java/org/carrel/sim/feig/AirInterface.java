package org.carrel.sim.feig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagReply;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.Heard;
import org.carrel.sim.world.World;

/**
 * The radio side of one reader: a field at one antenna at a time, and exchanges that take their time and may fail. What the tags
 * do in that time, being carried away included, happens meanwhile.
 */
final class AirInterface {
    /** The field goes off for this long (PR101 system manual §5.6). */
    static final long RESET_NANOS = 15_000_000;

    private static final long SETTLE_NANOS = 5_000_000;

    private final World world;
    private final Kernel kernel;
    private final FurnitureId furniture;
    private final Chance chance;
    private int antenna = 1; // As a reader starts: field on, first output.

    /** How one addressed exchange ended. */
    sealed interface Exchange {
        /** No tag said anything. */
        record Nothing() implements Exchange {}

        /** Something answered, unreadably: damaged, or several at once. It may have done what it was told. */
        record Damaged() implements Exchange {}

        record Answered(Tag tag, TagReply reply) implements Exchange {}
    }

    AirInterface(World world, FurnitureId furniture, Chance chance) {
        this.world = world;
        this.kernel = world.kernel();
        this.furniture = furniture;
        this.chance = chance;
    }

    /** Back to how a reader starts. */
    void restart() {
        silenceTags();
        antenna = 1;
    }

    /** Switches the field to an antenna, or off with 0. */
    void select(int output, Runnable then) {
        silenceTags();
        antenna = output;
        in(SETTLE_NANOS, then);
    }

    void reset(Runnable then) {
        silenceTags();
        in(RESET_NANOS, then);
    }

    /** The tags that were found and had not been carried away before their turn. */
    void inventory(Consumer<Inventory> then) {
        silenceTags(); // An inventory begins with the field off (PR101 system manual §6.1.1, ONT = 0).
        in(RESET_NANOS, () -> {
            long began = kernel.now();
            Anticollision.Result result = Anticollision.run(within(), chance);
            in(result.nanos(), () -> {
                List<Tag> found = new ArrayList<>();
                for (Anticollision.Found one : result.found()) {
                    long moved = world.movedAt(one.tag().uid());
                    boolean gone = moved > began && moved < began + one.afterNanos();
                    if (!gone) {
                        found.add(one.tag());
                    }
                }
                then.accept(new Inventory(found, result.complete()));
            });
        });
    }

    record Inventory(List<Tag> tags, boolean complete) {}

    /** Says one thing to those meant; it is done, and answered, when the time is over. */
    void exchange(Target target, long nanos, Function<Tag, TagReply> command, Consumer<Exchange> then) {
        in(nanos, () -> then.accept(exchanged(target, command)));
    }

    private Exchange exchanged(Target target, Function<Tag, TagReply> command) {
        List<Exchange.Answered> answers = new ArrayList<>();
        boolean damaged = false;
        for (Heard heard : within()) {
            if (target.means(heard.tag()) && chance.happens(heard.answers())) {
                TagReply reply = command.apply(heard.tag());
                if (!(reply instanceof TagReply.Silence)) {
                    answers.add(new Exchange.Answered(heard.tag(), reply));
                    damaged |= chance.happens(heard.garbled());
                }
            }
        }
        if (answers.isEmpty()) {
            return new Exchange.Nothing();
        }
        return damaged || answers.size() > 1 ? new Exchange.Damaged() : answers.getFirst();
    }

    /** Whether the tag is within reach now, however badly. */
    Optional<Tag> present(Uid uid) {
        return within().stream()
                .map(Heard::tag)
                .filter(tag -> tag.uid().equals(uid))
                .findFirst();
    }

    void deselectAll() {
        within().forEach(heard -> heard.tag().deselect());
    }

    void changed(Tag tag) {
        world.tagChanged(tag.uid());
    }

    Chance chance() {
        return chance;
    }

    World world() {
        return world;
    }

    void in(long nanos, Runnable then) {
        kernel.at(kernel.now() + nanos, "reader/" + furniture + "/air", then);
    }

    private List<Heard> within() {
        return antenna == 0 ? List.of() : world.heard(furniture, antenna);
    }

    private void silenceTags() {
        within().forEach(heard -> heard.tag().losePower());
    }
}
