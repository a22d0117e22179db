package org.carrel.device.sync;

/** How a journal was found at start. */
public sealed interface Opening {
    /**
     * The note that keeps {@link Replaced} true over restarts. The agent forgets it in the transaction in which it records the alarm, so
     * that the loss is told although the device stops in between.
     */
    String REPLACED_NOTE = "journal.replaced";

    SqliteDeviceStore store();

    /** As it was left, whether in good order or by a crash. */
    record Continued(SqliteDeviceStore store) implements Opening {}

    /** There was none yet. */
    record Begun(SqliteDeviceStore store) implements Opening {}

    /**
     * It was damaged, emptied or gone. What was left of it lies aside, an empty one was begun: whatever the hub had not acknowledged is not
     * in it, and staff must be told.
     *
     * @param finding what was wrong and where the rest lies, for a technician
     */
    record Replaced(SqliteDeviceStore store, String finding) implements Opening {}
}
