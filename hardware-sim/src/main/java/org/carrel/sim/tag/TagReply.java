package org.carrel.sim.tag;

import org.carrel.sim.Octets;

/** What leaves a tag's antenna after an addressed command (ISO/IEC 15693-3 §7.4). */
public sealed interface TagReply {
    /** Done, nothing to tell. */
    record Done() implements TagReply {}

    record Data(Octets octets) implements TagReply {}

    /**
     * The tag says no.
     *
     * @param code error code of ISO/IEC 15693-3 table 6
     */
    record Refused(int code) implements TagReply {}

    /** Nothing: the chip does not know the command, or is dead. */
    record Silence() implements TagReply {}

    /** Error codes of ISO/IEC 15693-3 §7.4.2. */
    final class Code {
        public static final int NOT_SUPPORTED = 0x01;
        public static final int OPTION_NOT_SUPPORTED = 0x03;
        public static final int UNKNOWN = 0x0F;
        public static final int NO_SUCH_BLOCK = 0x10;
        public static final int ALREADY_LOCKED = 0x11;
        public static final int LOCKED = 0x12;
        public static final int NOT_PROGRAMMED = 0x13;

        private Code() {}
    }
}
