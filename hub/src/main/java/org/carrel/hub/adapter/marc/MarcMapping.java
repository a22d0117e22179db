package org.carrel.hub.adapter.marc;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;

/**
 * Where a library keeps in its MARC records what MARC leaves to it.
 *
 * @param callNumbers fields with a call number in $a and $b, the first one present counts; such as 084, 090, 050, 082
 * @param itemTag the field with one copy's data, repeated per copy; 952 in Koha, 949, 852 or 999 elsewhere
 * @param barcode its subfield with the barcode
 * @param branch its subfield with the owning branch's code; a blank stands for none
 * @param itemCallNumber its subfields that make the copy's call number, in this order with blanks between
 * @param use its subfield with the kind of item; empty where it has none
 * @param branches the library's codes, in lower case, to branches
 * @param otherBranch where a copy belongs whose code is none of these
 * @param reference kinds of item, in lower case, that are not lent
 */
public record MarcMapping(
        List<String> callNumbers,
        String itemTag,
        char barcode,
        char branch,
        String itemCallNumber,
        Optional<Character> use,
        SortedMap<String, SiteId> branches,
        SiteId otherBranch,
        List<String> reference) {
    public MarcMapping {
        callNumbers = List.copyOf(callNumbers);
        branches = Collections.unmodifiableSortedMap(new TreeMap<>(branches));
        reference = List.copyOf(reference);
        if (!itemTag.matches("[0-9]{3}")) {
            throw new IllegalArgumentException("itemTag must be three digits, was '" + itemTag + "'");
        }
    }

    /** As Koha writes them: 952 with $p, $b, $o and $y. */
    public static MarcMapping koha(SiteId otherBranch) {
        return new MarcMapping(
                List.of("084", "090", "050", "082"),
                "952",
                'p',
                'b',
                "o",
                Optional.of('y'),
                new TreeMap<>(),
                otherBranch,
                List.of("ref", "reference"));
    }

    /** As SirsiDynix Symphony writes them: 999 with $i, $m, $a and $t. */
    public static MarcMapping symphony(SiteId otherBranch) {
        return new MarcMapping(
                List.of("084", "090", "050", "082"),
                "999",
                'i',
                'm',
                "a",
                Optional.of('t'),
                new TreeMap<>(),
                otherBranch,
                List.of("reference", "ref-book"));
    }

    /**
     * As MARC 21 itself has them: 852 with $p (piece designation), $b (sublocation), and $k, $h, $i, $m for the call number (MARC 21
     * Format for Holdings Data, 852). It says of no copy whether it is lent.
     */
    public static MarcMapping holdings(SiteId otherBranch) {
        return new MarcMapping(
                List.of("084", "090", "050", "082"),
                "852",
                'p',
                'b',
                "khim",
                Optional.empty(),
                new TreeMap<>(),
                otherBranch,
                List.of());
    }

    /** The same for a library with these branches: a code that is one's id, in whatever case, names it. */
    public MarcMapping knowing(List<SiteId> sites) {
        SortedMap<String, SiteId> known = new TreeMap<>(branches);
        sites.forEach(site -> known.putIfAbsent(site.value().toLowerCase(Locale.ROOT), site));
        return new MarcMapping(
                callNumbers, itemTag, barcode, branch, itemCallNumber, use, known, otherBranch, reference);
    }

    SiteId branch(Optional<String> code) {
        return code.map(word -> branches.getOrDefault(word.strip().toLowerCase(Locale.ROOT), otherBranch))
                .orElse(otherBranch);
    }

    boolean isReference(Optional<String> kind) {
        return kind.map(word -> reference.contains(word.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }
}
