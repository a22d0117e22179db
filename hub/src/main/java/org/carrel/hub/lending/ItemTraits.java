package org.carrel.hub.lending;

import java.util.regex.Pattern;
import org.carrel.contract.id.ItemId;

/**
 * What lending has to know of a copy beyond the catalogue.
 *
 * @param kind a word of the library's own, such as {@code book} or {@code av}; loan rules may differ by it
 * @param parts how many pieces belong to it; a set is whole only with all of them
 * @param owner whose it is
 * @param priceMinor what it costs to replace, in the smallest unit of the library's currency; 0 where nobody knows
 * @param properties what terminals noted about it, 0 to 255 characters for people
 */
public record ItemTraits(ItemId item, String kind, int parts, Owner owner, long priceMinor, String properties) {
    private static final Pattern KIND = Pattern.compile("[a-z0-9-]{1,32}");
    private static final int PARTS_MAX = 99;
    private static final int PROPERTIES_MAX = 255;

    /** Whose a copy is. */
    public sealed interface Owner {
        record ThisLibrary() implements Owner {}

        /** @param code of a library of the alliance */
        record Partner(String code) implements Owner {}
    }

    public ItemTraits {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("a kind of item is 1 to 32 of a-z 0-9 -, not '" + kind + "'");
        }
        if (parts < 1 || parts > PARTS_MAX || priceMinor < 0) {
            throw new IllegalArgumentException(item + " cannot have " + parts + " parts and a price of " + priceMinor);
        }
        if (properties.length() > PROPERTIES_MAX) {
            throw new IllegalArgumentException("what is noted about " + item + " has " + properties.length()
                    + " characters, more than " + PROPERTIES_MAX);
        }
    }

    /** Of which no terminal noted anything. */
    public ItemTraits(ItemId item, String kind, int parts, Owner owner, long priceMinor) {
        this(item, kind, parts, owner, priceMinor, "");
    }

    /** The same copy with something else noted about it; what is too long is cut, what cannot be shown is left blank. */
    public ItemTraits noted(String text) {
        String shown = text.replaceAll("\\p{Cntrl}", " ").strip();
        int end = Math.min(shown.length(), PROPERTIES_MAX);
        boolean split = end == PROPERTIES_MAX && Character.isHighSurrogate(shown.charAt(end - 1));
        return new ItemTraits(item, kind, parts, owner, priceMinor, shown.substring(0, split ? end - 1 : end));
    }

    /** A copy of which nothing was said: a book of this library, in one part, without a price. */
    public static ItemTraits plain(ItemId item) {
        return new ItemTraits(item, "book", 1, new Owner.ThisLibrary(), 0);
    }
}
