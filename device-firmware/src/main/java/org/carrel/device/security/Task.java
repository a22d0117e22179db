package org.carrel.device.security;

import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.port.Antenna;

/**
 * What is being done about one tag.
 *
 * @param tries that did not lead to a verified value so far
 * @param answered the tag answered in the last try
 * @param notBefore when the next try may be made
 * @param reported the change was told as left for repair
 */
record Task(
        TagUid uid,
        ItemId item,
        Antenna antenna,
        Stage stage,
        int tries,
        boolean answered,
        long notBefore,
        boolean reported) {
    /** What comes next for the tag. */
    sealed interface Stage {
        /** Read only. */
        record Look() implements Stage {}

        /** Read what it is before it is changed. */
        record ReadBefore(Security wanted) implements Stage {}

        record Write(Security wanted) implements Stage {}

        /** Switch the surveillance bit along. */
        record WriteEas(Security wanted) implements Stage {}

        record ReadBack(Security wanted) implements Stage {}
    }

    /** Released first, as a hand may be on the book already; then secured; looking can wait. */
    int urgency() {
        return switch (stage) {
            case Stage.ReadBefore s -> urgency(s.wanted());
            case Stage.Write s -> urgency(s.wanted());
            case Stage.WriteEas s -> urgency(s.wanted());
            case Stage.ReadBack s -> urgency(s.wanted());
            case Stage.Look _ -> 2;
        };
    }

    private static int urgency(Security wanted) {
        return wanted == Security.RELEASED ? 0 : 1;
    }

    Task to(Stage next) {
        return new Task(uid, item, antenna, next, tries, true, notBefore, reported);
    }

    Task failed(Stage next, boolean tagAnswered, long retryAt) {
        return new Task(uid, item, antenna, next, tries + 1, tagAnswered, retryAt, reported);
    }

    Task at(Antenna elsewhere, long now) {
        return new Task(uid, item, elsewhere, stage, tries, answered, now, reported);
    }

    Task asReported() {
        return new Task(uid, item, antenna, stage, tries, answered, notBefore, true);
    }
}
