package org.carrel.device.tag.iso28560;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;

/** ISO 28560-2 as a whole: encoded objects to and from what they mean. */
final class ObjectTag {
    private ObjectTag() {}

    static TagContent decode(Bytes memory) {
        ObjectStream.Parsed parsed = ObjectStream.parse(memory);
        if (parsed instanceof ObjectStream.Parsed.Broken(var ignored, var fault, String detail)) {
            return damaged(fault, detail);
        }
        if (parsed.objects().isEmpty()) {
            return damaged(TagContent.Fault.NO_IDENTIFIER, "no objects");
        }
        String identifier = "";
        String owner = "";
        int parts = 1;
        int part = 1;
        Usage usage = Usage.CIRCULATING;
        for (DataObject object : parsed.objects()) {
            switch (object.oid()) {
                case DataObject.IDENTIFIER -> {
                    Optional<String> text = object.compaction().decode(object.data());
                    if (text.isEmpty()) {
                        return damaged(
                                TagContent.Fault.STRUCTURE,
                                "identifier is not packed as its precursor says: " + object.compaction());
                    }
                    identifier = text.get();
                }
                case DataObject.OWNER -> owner = owner(object);
                case DataObject.SET -> {
                    String digits = object.compaction().decode(object.data()).orElse("");
                    if (!isSet(digits)) {
                        return damaged(TagContent.Fault.STRUCTURE, "set information is not two numbers");
                    }
                    // A leading zero is lost in an integer; both numbers are equally long, so it can be restored.
                    String even = digits.length() % 2 == 0 ? digits : "0" + digits;
                    parts = Integer.parseInt(even.substring(0, even.length() / 2));
                    part = Integer.parseInt(even.substring(even.length() / 2));
                }
                case DataObject.USAGE -> usage = usage(object);
                // Other elements serve acquisition, interlibrary loan and shelving; nothing here depends on them.
                default -> {}
            }
        }
        if (parts > 0xFF) {
            return damaged(TagContent.Fault.PARTS, "part " + part + " of " + parts);
        }
        return Meaning.of(identifier, parts, part, usage, owner, Scheme.ISO_28560_2);
    }

    /**
     * @param blockSize of the tag, in bytes
     * @throws IllegalArgumentException with the reason when the item cannot be expressed
     */
    static Bytes encode(TagContent.LibraryItem item, int blockSize) {
        if (item.owner().stated() && !item.owner().wellFormed()) {
            throw new IllegalArgumentException("owner is not an ISIL");
        }
        Packing identifier = Packing.of(item.item().value());
        List<DataObject> rest = new ArrayList<>();
        if (item.owner().stated()) {
            Bytes owner = IsilCode.encode(item.owner().value());
            rest.add(new DataObject(DataObject.OWNER, Compaction.APPLICATION, owner));
        }
        if (item.parts() != 1 || item.part() != 1) {
            Packing set = Packing.of(setDigits(item.parts(), item.part()));
            rest.add(new DataObject(DataObject.SET, set.compaction(), set.data()));
        }
        Bytes usage = Bytes.of(new byte[] {(byte) (item.usage().code() << 4)});
        rest.add(new DataObject(DataObject.USAGE, Compaction.APPLICATION, usage));

        List<DataObject> objects = new ArrayList<>();
        objects.add(new DataObject(DataObject.IDENTIFIER, identifier.compaction(), identifier.data()));
        objects.add(new DataObject(DataObject.CONTENT, Compaction.APPLICATION, contentParameter(rest)));
        objects.addAll(rest);
        return ObjectStream.encode(objects, blockSize);
    }

    /** A bit for each further element on the tag, the highest for number 3; trailing zero bytes are left out. */
    static Bytes contentParameter(List<DataObject> objects) {
        byte[] map = new byte[DataObject.OID_MAX / 8 + 1];
        int length = 1;
        for (DataObject object : objects) {
            int bit = object.oid() - DataObject.OWNER;
            map[bit / 8] |= (byte) (0x80 >> bit % 8);
            length = Math.max(length, bit / 8 + 1);
        }
        return Bytes.of(map, 0, length);
    }

    private static String setDigits(int parts, int part) {
        int width = Integer.toString(parts).length();
        return parts + "0".repeat(width - Integer.toString(part).length()) + part;
    }

    private static boolean isSet(String digits) {
        return digits.length() >= 2
                && digits.length() <= 6
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** In the ISIL code, or as text by systems that do not know it; what cannot be read counts as unstated. */
    private static String owner(DataObject object) {
        return object.compaction() == Compaction.APPLICATION
                ? IsilCode.decode(object.data()).orElse("")
                : object.compaction().decode(object.data()).orElse("");
    }

    /** Main code in the high nibble. */
    private static Usage usage(DataObject object) {
        boolean one = object.data().length() == 1;
        return one && object.compaction() == Compaction.APPLICATION
                ? Usage.of(object.data().at(0) >> 4)
                : Usage.OTHER;
    }

    private static TagContent damaged(TagContent.Fault fault, String detail) {
        return new TagContent.Damaged(Scheme.ISO_28560_2, fault, detail);
    }
}
