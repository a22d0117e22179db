package org.carrel.device.tag.iso28560;

import java.nio.charset.StandardCharsets;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;

/** ISO 28560-3 as a whole: basic block and extension blocks to and from what they mean. */
final class FixedLengthTag {
    /** An identifier that begins so stands in the library extension block: zero by the edition of 2014, one by that of 2011. */
    private static final String ELSEWHERE_2011 = "\u0001";

    private static final int PREFIX = 2;

    private FixedLengthTag() {}

    static TagContent decode(Bytes memory) {
        return switch (BasicBlock.parse(memory)) {
            case BasicBlock.Parsed.Empty ignored -> new TagContent.Blank();
            case BasicBlock.Parsed.TooShort(int length) ->
                damaged(TagContent.Fault.TRUNCATED, "basic block needs 32 bytes, has " + length);
            case BasicBlock.Parsed.WrongChecksum(int stored, int computed, BasicBlock ignored) ->
                damaged(TagContent.Fault.CHECKSUM, "CRC stored %04X, computed %04X".formatted(stored, computed));
            case BasicBlock.Parsed.Valid(BasicBlock block) -> decode(block, memory);
        };
    }

    private static TagContent decode(BasicBlock block, Bytes memory) {
        String identifier = block.identifier();
        String owner = block.owner();
        if (identifier.isEmpty() || identifier.equals(ELSEWHERE_2011) || owner.isEmpty()) {
            ExtensionBlock.Parsed extensions = ExtensionBlock.parse(memory, BasicBlock.LENGTH);
            LibraryExtension library = extensions.blocks().stream()
                    .filter(extension -> extension.id() == ExtensionBlock.LIBRARY)
                    .findFirst()
                    .map(extension -> LibraryExtension.decode(extension.payload()))
                    .orElse(new LibraryExtension(0, "", ""));
            boolean identified = !identifier.isEmpty() && !identifier.equals(ELSEWHERE_2011);
            if (!identified
                    && library.identifier().isEmpty()
                    && extensions instanceof ExtensionBlock.Parsed.Broken(var ignored, var fault, String detail)) {
                return damaged(fault, detail);
            }
            identifier = identified ? identifier : library.identifier();
            owner = owner.isEmpty() ? library.owner() : hyphenated(owner);
        } else {
            owner = hyphenated(owner);
        }
        return Meaning.of(identifier, block.parts(), block.part(), Usage.of(block.usage()), owner, Scheme.ISO_28560_3);
    }

    /**
     * @param capacity user memory in bytes
     * @throws IllegalArgumentException with the reason when the item cannot be expressed; {@link TagWriter} asks
     */
    static Bytes encode(TagContent.LibraryItem item, int capacity) {
        ItemId id = item.item();
        String owner = item.owner().value();
        if (item.owner().stated() && !item.owner().wellFormed()) {
            throw new IllegalArgumentException("owner is not an ISIL");
        }
        int length = capacity < BasicBlock.LENGTH ? BasicBlock.TRUNCATED_LENGTH : BasicBlock.LENGTH;
        boolean country = owner.indexOf('-') == PREFIX;
        String compactOwner = country ? owner.substring(0, PREFIX) + owner.substring(PREFIX + 1) : owner;
        boolean longIdentifier = id.value().getBytes(StandardCharsets.UTF_8).length > BasicBlock.IDENTIFIER_BYTES_MAX;
        // The basic block has no hyphen, so only a country code of two letters can be told from the rest there.
        boolean longOwner =
                item.owner().stated() && (!country || compactOwner.length() > BasicBlock.ownerBytesMax(length));
        BasicBlock block = new BasicBlock(
                BasicBlock.VERSION,
                item.usage().code(),
                item.parts(),
                item.part(),
                longIdentifier ? "" : id.value(),
                longOwner ? "" : compactOwner);
        Bytes basic = block.encode(length);
        if (!longIdentifier && !longOwner) {
            return basic;
        }
        LibraryExtension library =
                new LibraryExtension(LibraryExtension.BOOK, longIdentifier ? id.value() : "", longOwner ? owner : "");
        Bytes extension = new ExtensionBlock(ExtensionBlock.LIBRARY, library.encode()).encode();
        return Bytes.of(join(basic.toArray(), extension.toArray()));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = new byte[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** The basic block leaves out the hyphen after the country's two letters. */
    private static String hyphenated(String owner) {
        boolean asWritten = owner.length() <= PREFIX || owner.indexOf('-') == PREFIX;
        return asWritten ? owner : owner.substring(0, PREFIX) + "-" + owner.substring(PREFIX);
    }

    private static TagContent damaged(TagContent.Fault fault, String detail) {
        return new TagContent.Damaged(Scheme.ISO_28560_3, fault, detail);
    }
}
