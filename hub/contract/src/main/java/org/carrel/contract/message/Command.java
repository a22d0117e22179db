package org.carrel.contract.message;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;

/** What staff or the hub can tell a device to do; names the type of its reply. */
public sealed interface Command<R extends Reply> {
    record OpenCompartment(CompartmentId compartment) implements Command<Reply.Done> {}

    record BlinkCompartment(CompartmentId compartment, Duration duration) implements Command<Reply.Done> {}

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
}
