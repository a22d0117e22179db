package org.carrel.device.port;

import java.util.Optional;

/**
 * A reader of ISO/IEC 15693 tags behind a byte link; one command at a time. A step machine: what it sends goes to its
 * {@link ByteLink}, what comes back is handed to it. Every started command ends in exactly one result within a bounded time.
 */
public interface TagReader {
    /** Whether a command may be started. */
    boolean idle();

    /** @throws IllegalStateException when not {@link #idle()} */
    void start(TagCommand command, Moment now);

    /** Takes what the link tells; a result when that ended the present command. */
    Optional<TagResult> receive(LinkInput input, Moment now);

    /** Called at {@link #nextDeadline()}; a result when the present command is given up. */
    Optional<TagResult> wake(Moment now);

    /** Monotonic nanoseconds, or {@link Moment#NEVER}. */
    long nextDeadline();
}
