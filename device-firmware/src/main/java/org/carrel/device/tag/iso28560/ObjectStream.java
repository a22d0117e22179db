package org.carrel.device.tag.iso28560;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;

/**
 * The sequence of data sets in a tag's memory (ISO/IEC 15962 clause 9, no-directory access method). A data set is a precursor (bit 7:
 * an offset byte follows, bits 6 to 4: compaction, bits 3 to 0: object identifier, 15 = 15 plus the next byte), the number of
 * padding bytes at the end (only with bit 7), the length of the data (7 bits a byte, high bit set when another follows), the data, and
 * the padding. 0x80 in place of a precursor is skipped; 0x00 ends the sequence.
 */
final class ObjectStream {
    private static final int END = 0x00;
    private static final int NULL_PRECURSOR = 0x80;
    private static final int OFFSET_FOLLOWS = 0x80;
    private static final int EXTENDED_OID = 15;

    /** More than any tag's memory could be asked to hold; a longer length field is a broken one. */
    private static final int LENGTH_MAX = 0x3FFF;

    private ObjectStream() {}

    /** What a memory holds, read as data sets. */
    sealed interface Parsed {
        List<DataObject> objects();

        record Complete(List<DataObject> objects) implements Parsed {}

        /** @param objects those before the fault */
        record Broken(List<DataObject> objects, TagContent.Fault fault, String detail) implements Parsed {}
    }

    static Parsed parse(Bytes memory) {
        return new Parser(memory).parse();
    }

    /** Where reading has got to. */
    private static final class Parser {
        private final Bytes memory;
        private final List<DataObject> objects = new ArrayList<>(6);
        private int at;

        Parser(Bytes memory) {
            this.memory = memory;
        }

        Parsed parse() {
            while (at < memory.length() && memory.at(at) != END) {
                if (memory.at(at) == NULL_PRECURSOR) {
                    at++;
                    continue;
                }
                int start = at;
                int precursor = memory.at(at++);
                int oid = precursor & 0x0F;
                int oidBytes = oid == EXTENDED_OID ? 1 : 0;
                int offsetBytes = (precursor & OFFSET_FOLLOWS) == 0 ? 0 : 1;
                if (oid == 0) {
                    return broken(TagContent.Fault.STRUCTURE, "object identifier 0 at " + start);
                }
                if (at + oidBytes + offsetBytes >= memory.length()) {
                    return cutOff(start);
                }
                if (oidBytes == 1) {
                    oid += memory.at(at++);
                }
                int padding = offsetBytes == 1 ? memory.at(at++) : 0;
                int length = length();
                if (length > LENGTH_MAX) {
                    return broken(TagContent.Fault.STRUCTURE, "length field too long at " + start);
                }
                if (length < 0 || at + length > memory.length()) {
                    return cutOff(start);
                }
                objects.add(new DataObject(oid, Compaction.of((precursor >> 4) & 0x07), memory.slice(at, at + length)));
                at += length + padding;
            }
            return new Parsed.Complete(objects);
        }

        /** The length field; -1 when the memory ends in it. */
        private int length() {
            int length = 0;
            while (at < memory.length() && length <= LENGTH_MAX) {
                int octet = memory.at(at++);
                length = (length << 7) | (octet & 0x7F);
                if (octet < 0x80) {
                    return length;
                }
            }
            return length > LENGTH_MAX ? length : -1;
        }

        private Parsed cutOff(int start) {
            return broken(
                    TagContent.Fault.TRUNCATED,
                    "object at " + start + " ends beyond the " + memory.length() + " bytes of memory");
        }

        private Parsed broken(TagContent.Fault fault, String detail) {
            return new Parsed.Broken(objects, fault, detail);
        }
    }

    /**
     * @param alignFirst pads the first object to whole blocks of this many bytes, so that it can be written and locked by itself;
     *     1 for no padding
     */
    static Bytes encode(List<DataObject> objects, int alignFirst) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (DataObject object : objects) {
            boolean aligned = out.size() == 0 && plainSize(object) % alignFirst != 0;
            int padding = aligned ? (alignFirst - (plainSize(object) + 1) % alignFirst) % alignFirst : 0;
            boolean extended = object.oid() >= EXTENDED_OID;
            out.write((aligned ? OFFSET_FOLLOWS : 0)
                    | (object.compaction().code() << 4)
                    | (extended ? EXTENDED_OID : object.oid()));
            if (extended) {
                out.write(object.oid() - EXTENDED_OID);
            }
            if (aligned) {
                out.write(padding);
            }
            writeLength(out, object.data().length());
            out.writeBytes(object.data().toArray());
            for (int done = 0; done < padding; done++) {
                out.write(NULL_PRECURSOR);
            }
        }
        out.write(END);
        return Bytes.of(out.toByteArray());
    }

    private static int plainSize(DataObject object) {
        int oidBytes = object.oid() >= EXTENDED_OID ? 1 : 0;
        int lengthBytes = object.data().length() < 0x80 ? 1 : 2;
        return 1 + oidBytes + lengthBytes + object.data().length();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length > LENGTH_MAX) {
            throw new IllegalArgumentException("object of " + length + " bytes");
        }
        if (length >= 0x80) {
            out.write(0x80 | (length >> 7));
        }
        out.write(length & 0x7F);
    }
}
