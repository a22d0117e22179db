package org.carrel.device.tag.iso28560;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;

/**
 * A structured extension block (ISO 28560-3 clause 8): length of the whole block (1 byte), block identifier (2 bytes, low first), a byte that
 * makes the exclusive-or of all bytes zero, then the payload. Text in it ends with a zero.
 *
 * @param id 1 library, 2 acquisition, 3 library supplement, 4 title, 5 interlibrary loan; others are a maker's own; 0 to 65535
 * @param payload up to 251 bytes
 */
record ExtensionBlock(int id, Bytes payload) {
    static final int LIBRARY = 1;
    private static final int HEADER = 4;

    /** The blocks that follow a basic block. */
    sealed interface Parsed {
        List<ExtensionBlock> blocks();

        record Valid(List<ExtensionBlock> blocks) implements Parsed {}

        /** @param blocks those before the fault */
        record Broken(List<ExtensionBlock> blocks, TagContent.Fault fault, String detail) implements Parsed {}
    }

    ExtensionBlock {
        if (id < 0 || id > 0xFFFF || payload.length() > 0xFF - HEADER) {
            throw new IllegalArgumentException("no extension block: id " + id + ", payload " + payload.length());
        }
    }

    /** Reads blocks from {@code from} on, up to a zero length or the end of the memory. */
    static Parsed parse(Bytes memory, int from) {
        List<ExtensionBlock> blocks = new ArrayList<>();
        int at = from;
        while (at < memory.length() && memory.at(at) != 0) {
            int length = memory.at(at);
            if (length < HEADER) {
                return new Parsed.Broken(
                        blocks, TagContent.Fault.STRUCTURE, "extension block of length " + length + " at " + at);
            }
            if (at + length > memory.length()) {
                return new Parsed.Broken(
                        blocks, TagContent.Fault.TRUNCATED, "extension block at " + at + " ends at " + (at + length));
            }
            if (parity(memory, at, at + length) != 0) {
                return new Parsed.Broken(
                        blocks, TagContent.Fault.CHECKSUM, "extension block at " + at + " fails its check");
            }
            int id = memory.at(at + 1) | (memory.at(at + 2) << 8);
            blocks.add(new ExtensionBlock(id, memory.slice(at + HEADER, at + length)));
            at += length;
        }
        return new Parsed.Valid(blocks);
    }

    Bytes encode() {
        byte[] bytes = new byte[HEADER + payload.length()];
        bytes[0] = (byte) bytes.length;
        bytes[1] = (byte) id;
        bytes[2] = (byte) (id >> 8);
        System.arraycopy(payload.toArray(), 0, bytes, HEADER, payload.length());
        bytes[3] = (byte) parity(Bytes.of(bytes), 0, bytes.length);
        return Bytes.of(bytes);
    }

    private static int parity(Bytes bytes, int from, int to) {
        int parity = 0;
        for (int index = from; index < to; index++) {
            parity ^= bytes.at(index);
        }
        return parity;
    }
}
