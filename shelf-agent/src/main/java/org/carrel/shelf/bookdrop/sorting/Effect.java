package org.carrel.shelf.bookdrop.sorting;

import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.drop.OnBelt;
import org.carrel.device.agent.JournalEntry;
import org.carrel.device.port.Sound;

/** What the core wants done. What is to be written is on the medium before anything else of the same step is done. */
public sealed interface Effect {
    /** Goes into the journal. */
    sealed interface Written extends Effect {
        JournalEntry entry();
    }

    record Append(EventBody body) implements Written {
        @Override
        public JournalEntry entry() {
            return new JournalEntry.Append(body);
        }
    }

    record Note(String key, Bytes value) implements Written {
        @Override
        public JournalEntry entry() {
            return new JournalEntry.Note(key, value);
        }
    }

    record Forget(String key) implements Written {
        @Override
        public JournalEntry entry() {
            return new JournalEntry.Forget(key);
        }
    }

    /** Ends in {@link Happening.Routed} or {@link Happening.HubSilent}. */
    record AskRoute(List<OnBelt> items) implements Effect {
        public AskRoute {
            items = List.copyOf(items);
        }
    }

    /** Ends in {@link Happening.SecuritySettled}, unless the tag goes before. */
    record Secure(TagUid uid, ItemId item) implements Effect {}

    /** The belt is empty: what is heard from now on is new. */
    record ForgetTags() implements Effect {}

    record Play(Sound sound) implements Effect {}
}
