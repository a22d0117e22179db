package org.carrel.device.tag.iso28560;

import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;

/** From the fields that every scheme has to what the tag is. */
final class Meaning {
    private static final int IDENTIFIER_CHARACTERS_MAX = 64;

    private Meaning() {}

    /**
     * @param parts as on the tag; 0 is written by systems that do not know sets
     * @param part as on the tag
     */
    static TagContent of(String identifier, int parts, int part, Usage usage, String owner, Scheme scheme) {
        String stripped = identifier.strip();
        if (stripped.isEmpty()) {
            return new TagContent.Damaged(scheme, TagContent.Fault.NO_IDENTIFIER, "no primary item identifier");
        }
        if (stripped.length() > IDENTIFIER_CHARACTERS_MAX || !printable(stripped)) {
            return new TagContent.Damaged(
                    scheme, TagContent.Fault.CHARACTERS, "identifier with control characters or over 64 characters");
        }
        if (usage == Usage.PATRON_CARD) {
            return new TagContent.PatronCard(new CardNumber(stripped), Isil.read(owner), scheme);
        }
        boolean unknownSet = parts == 0 && part <= 1;
        if (!unknownSet && part > parts) {
            return new TagContent.Damaged(scheme, TagContent.Fault.PARTS, "part " + part + " of " + parts);
        }
        return new TagContent.LibraryItem(
                new ItemId(stripped), unknownSet ? 1 : parts, unknownSet ? 1 : part, usage, Isil.read(owner), scheme);
    }

    /** As the contract's identifiers have it: no controls, no line ends, no halves of surrogate pairs. */
    static boolean printable(String text) {
        return text.codePoints().noneMatch(Meaning::unprintable);
    }

    private static boolean unprintable(int codePoint) {
        boolean ascii = codePoint >= ' ' && codePoint < 0x7F;
        return !ascii
                && switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }
}
