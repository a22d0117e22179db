package org.carrel.sim.ils;

import java.time.Duration;

/** What an existing library system does to its terminals on a bad day. */
public sealed interface IlsFault {
    /** Each answer comes this late. */
    record Slow(Duration by) implements IlsFault {}

    /** Takes everything, does it, and answers nothing. */
    record Silent() implements IlsFault {}

    /** Takes everything and neither does nor answers anything. */
    record Deaf() implements IlsFault {}

    /** Does what was asked and resets the connection instead of answering. */
    record ResetAfterDoing() implements IlsFault {}

    /** Resets the connection before it does anything. */
    record ResetBeforeDoing() implements IlsFault {}

    /** The answer's checksum does not fit. */
    record WrongChecksum() implements IlsFault {}

    /** Answers with another message's number. */
    record WrongSequence() implements IlsFault {}

    /** Text that is no SIP2 before the answer, such as a program's complaint. */
    record Babble(String text) implements IlsFault {}

    /** The end of an answer is missing, and the connection ends. */
    record HalfAnswer() implements IlsFault {}

    /** Says that it is off line (98 with N) whatever is asked. */
    record OffLine() implements IlsFault {}
}
