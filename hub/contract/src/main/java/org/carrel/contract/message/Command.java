package org.carrel.contract.message;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;

/** What staff or the hub can tell a device to do; names the type of its reply. */
public sealed interface Command<R extends Reply> {
    record OpenCompartment(CompartmentId compartment) implements Command<Reply.Done> {}

    /** @param duration from a millisecond to {@link #LONGEST} */
    record BlinkCompartment(CompartmentId compartment, Duration duration) implements Command<Reply.Done> {
        public static final Duration LONGEST = Duration.ofHours(1);

        public BlinkCompartment {
            if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("duration must be 1 ms to " + LONGEST + ", was " + duration);
            }
        }
    }

    /** Light these items one after the other until each is taken off the shelf. */
    record GuidePull(List<ItemId> items) implements Command<Reply.Done> {
        public GuidePull {
            items = List.copyOf(items);
        }
    }

    /** Read everything anew and tell it as {@link ShelfEvent.ShelfInventory}. */
    record TakeInventory() implements Command<Reply.Done> {}

    record SelfTest() implements Command<Reply.TestResult> {}

    /** End the process in good order; the supervisor starts it again. */
    record Restart() implements Command<Reply.Done> {}

    /** Hand over what the hub has not yet heard, then forget everything and who you were. */
    record Decommission() implements Command<Reply.Done> {}
}
