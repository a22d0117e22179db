package org.carrel.device.tag.iso28560;

import java.util.List;
import org.carrel.contract.id.Bytes;

/**
 * Tells what a tag is from its identifiers and memory. A library's rules come first, then the data storage format identifier, then the
 * content itself: real tags often carry the identifier 0. Immutable; may be used by several threads.
 */
public final class TagInterpreter {
    /** For a tag whose application family identifier was not read. */
    public static final int AFI_UNKNOWN = -1;

    private static final int ACCESS_METHOD = 0xC0;
    private static final int DATA_FORMAT = 0x1F;
    private static final int MAKERS_BLANK = 0x55;
    private static final int MAKERS_BLANK_BYTES = 24;
    private static final int PARTS_PLAUSIBLE_MAX = 99;

    private final List<SchemeRule> rules;

    /** @param rules first match wins; empty for none */
    public TagInterpreter(List<SchemeRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * @param dsfid data storage format identifier as the tag gives it, 0 to 255
     * @param afi application family identifier, 0 to 255, or {@link #AFI_UNKNOWN}
     * @param memory the user memory from its start. 36 bytes are enough for most tags; where they are not, the answer is
     *     {@link TagContent.Damaged} with {@link TagContent.Fault#TRUNCATED}, and more should be read
     */
    public TagContent interpret(int dsfid, int afi, Bytes memory) {
        if (blank(memory)) {
            return new TagContent.Blank();
        }
        for (SchemeRule rule : rules) {
            if (rule.matches(dsfid, afi)) {
                return decode(rule.scheme(), memory);
            }
        }
        if (dsfid == Scheme.ISO_28560_3.dsfid()) {
            return claimed(Scheme.ISO_28560_3, memory);
        }
        if (dsfid == Scheme.ISO_28560_2.dsfid()) {
            return claimed(Scheme.ISO_28560_2, memory);
        }
        boolean otherAccess = (dsfid & ACCESS_METHOD) != 0 && (dsfid & DATA_FORMAT) == Scheme.ISO_28560_2.dsfid();
        return otherAccess && FixedLengthTag.decode(memory) instanceof TagContent.Damaged
                ? new TagContent.Foreign(TagContent.Reason.UNSUPPORTED_ACCESS_METHOD)
                : guessed(memory);
    }

    private static TagContent decode(Scheme scheme, Bytes memory) {
        return switch (scheme) {
            case ISO_28560_2 -> ObjectTag.decode(memory);
            case ISO_28560_3 -> FixedLengthTag.decode(memory);
            case RFID_501 -> AlphanumericTag.decode(memory);
        };
    }

    /** As the tag says; but a checksum that fits another scheme is better evidence than an identifier. */
    private static TagContent claimed(Scheme scheme, Bytes memory) {
        TagContent content = decode(scheme, memory);
        if (!(content instanceof TagContent.Damaged) || scheme == Scheme.ISO_28560_3) {
            return content;
        }
        TagContent fixed = FixedLengthTag.decode(memory);
        return fixed instanceof TagContent.Damaged ? content : fixed;
    }

    private static TagContent guessed(Bytes memory) {
        TagContent fixed = FixedLengthTag.decode(memory);
        if (!(fixed instanceof TagContent.Damaged)) {
            return fixed;
        }
        if (AlphanumericTag.plausible(memory)) {
            return AlphanumericTag.decode(memory);
        }
        if (beginsWithContentParameter(memory)) {
            return ObjectTag.decode(memory);
        }
        return shapedLikeBasicBlock(memory) ? fixed : new TagContent.Foreign(TagContent.Reason.UNKNOWN_LAYOUT);
    }

    /**
     * Encoded objects have no checksum, so a tag that does not claim them must show their mark: the identifier first and, as ISO 28560-2
     * clause 6.3 demands where there are more, the content parameter second.
     */
    private static boolean beginsWithContentParameter(Bytes memory) {
        List<DataObject> objects = ObjectStream.parse(memory).objects();
        return objects.size() >= 2
                && objects.get(0).oid() == DataObject.IDENTIFIER
                && objects.get(0).compaction() != Compaction.APPLICATION
                && objects.get(1).oid() == DataObject.CONTENT;
    }

    /** Version 1, sensible parts and a printable identifier: a library's tag with a wrong checksum, not a stranger's. */
    private static boolean shapedLikeBasicBlock(Bytes memory) {
        return BasicBlock.parse(memory) instanceof BasicBlock.Parsed.WrongChecksum(var stored, var computed, var block)
                && block.version() == BasicBlock.VERSION
                && block.parts() <= PARTS_PLAUSIBLE_MAX
                && block.part() <= block.parts()
                && !block.identifier().isEmpty()
                && Meaning.printable(block.identifier());
    }

    private static boolean blank(Bytes memory) {
        return memory.length() > 0
                && (filled(memory, memory.length(), 0)
                        || (memory.length() >= MAKERS_BLANK_BYTES && filled(memory, MAKERS_BLANK_BYTES, MAKERS_BLANK)));
    }

    private static boolean filled(Bytes memory, int length, int octet) {
        for (int index = 0; index < length; index++) {
            if (memory.at(index) != octet) {
                return false;
            }
        }
        return true;
    }
}
