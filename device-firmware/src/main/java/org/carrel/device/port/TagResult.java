package org.carrel.device.port;

import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;

/** What became of a {@link TagCommand}. */
public sealed interface TagResult {
    /** The command that this answers. */
    TagCommand command();

    /**
     * @param complete false when the reader said that some tags could not be told apart or read
     */
    record Inventoried(TagCommand.Inventory command, List<Sighting> sightings, boolean complete) implements TagResult {
        public Inventoried {
            sightings = List.copyOf(sightings);
        }
    }

    /** @param dsfid data storage format identifier, 0 to 255 */
    record Sighting(TagUid uid, int dsfid) {}

    /** @param data {@code blockSize} bytes for each block asked for, in tag order */
    record BlocksRead(TagCommand.ReadBlocks command, int blockSize, Bytes data) implements TagResult {}

    /** The reader says that it wrote; only reading back shows whether it did. */
    record Written(TagCommand command) implements TagResult {}

    record SystemInfo(TagCommand.ReadSystemInfo command, int dsfid, int afi, int blockCount, int blockSize)
            implements TagResult {}

    record FieldReset(TagCommand.ResetField command) implements TagResult {}

    /** @param detail for a technician: the frame in hex or the status by name */
    record Failed(TagCommand command, ErrorKind kind, String detail) implements TagResult {}

    /** Why a command failed, as far as a caller may care. */
    enum ErrorKind {
        /** No answer from the tag: gone, shadowed or missed. */
        NO_TAG,
        /** The tag answered with an error: locked or missing block, unknown command. */
        TAG_REFUSED,
        /** Answers collided or were garbled on air. */
        RADIO,
        /** The reader does not know the command or its parameters. */
        UNSUPPORTED,
        /** The reader reports a fault of its own. */
        READER_FAULT,
        /** The reader said nothing in the time allowed, after the tries allowed. */
        SILENT,
        /** The line to the reader is down. */
        LINK_LOST
    }
}
