package org.carrel.device.port;

import org.carrel.contract.id.Bytes;

/** What a {@link ByteLink} tells. */
public sealed interface LinkInput {
    record Opened() implements LinkInput {}

    /** At least one byte; frames may be split and joined anywhere. */
    record Received(Bytes bytes) implements LinkInput {}

    /** Unplugged, refused or broken; the link tries to reopen by itself. */
    record Lost(String reason) implements LinkInput {}
}
