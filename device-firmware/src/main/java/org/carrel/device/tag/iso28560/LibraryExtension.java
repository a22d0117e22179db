package org.carrel.device.tag.iso28560;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.carrel.contract.id.Bytes;

/**
 * The payload of the library extension block (ISO 28560-3 clause 8, table 5): what does not fit into the basic block.
 *
 * @param mediaFormat media format (other), 1 byte; 0 undefined, 1 book, 2 CD or DVD (ISO 28560-1 clause 4.2.19)
 * @param identifier primary item identifier of more than 16 bytes; empty when the basic block has it
 * @param owner owner institution; empty when the basic block has it
 */
record LibraryExtension(int mediaFormat, String identifier, String owner) {
    static final int BOOK = 1;

    /** Fields at the end may be missing. */
    static LibraryExtension decode(Bytes payload) {
        String identifier = field(payload, 1);
        int afterIdentifier = end(payload, 1) + 1;
        return new LibraryExtension(
                payload.length() == 0 ? 0 : payload.at(0), identifier, field(payload, afterIdentifier));
    }

    Bytes encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(mediaFormat);
        out.writeBytes(identifier.getBytes(StandardCharsets.UTF_8));
        out.write(0);
        out.writeBytes(owner.getBytes(StandardCharsets.UTF_8));
        out.write(0);
        return Bytes.of(out.toByteArray());
    }

    private static String field(Bytes payload, int from) {
        int to = end(payload, from);
        return from >= to ? "" : BasicBlock.decode(payload.slice(from, to).toArray());
    }

    private static int end(Bytes payload, int from) {
        int at = from;
        while (at < payload.length() && payload.at(at) != 0) {
            at++;
        }
        return at;
    }
}
