package org.carrel.device.agent;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.EventBody;

/** One thing that an agent wants written. */
public sealed interface JournalEntry {
    /** An event for the hub. */
    record Append(EventBody body) implements JournalEntry {}

    /** What the agent itself must know after a start. */
    record Note(String key, Bytes value) implements JournalEntry {}

    record Forget(String key) implements JournalEntry {}
}
