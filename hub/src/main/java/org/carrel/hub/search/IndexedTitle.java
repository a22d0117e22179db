package org.carrel.hub.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.CallNumber;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.catalogue.Material;

/**
 * What the index keeps of a title: the tokens by which it is found, field by field, and what facets count.
 *
 * @param code ISBN and call numbers, each as {@link #code} writes it
 * @param facet one token for each value that a search can be narrowed to
 */
public record IndexedTitle(
        SortedSet<String> title,
        SortedSet<String> author,
        SortedSet<String> subject,
        SortedSet<String> code,
        SortedSet<String> facet,
        int year,
        String mainClass,
        String callNumberKey,
        SortedSet<SiteId> branches) {
    /** Fields as {@link Tokens#whole} tells them apart. */
    static final String TITLE = "t";

    static final String AUTHOR = "a";
    static final String SUBJECT = "s";

    /** What a title has before its subtitle. */
    private static final Pattern SUBTITLE = Pattern.compile("\\s*(?:[:：=;；]|\\s/\\s|[(（]).*");

    private static final Pattern BLANKS = Pattern.compile("[\\s/]+");
    private static final Pattern NO_PART_OF_CODE = Pattern.compile("[^\\p{L}\\p{N}./-]");
    private static final Pattern YEAR = Pattern.compile("[0-9]{1,4}");

    /** @param items all its copies */
    public static IndexedTitle of(Bib bib, List<Item> items) {
        SortedSet<String> title = new TreeSet<>();
        text(bib.title(), TITLE, title);
        Tokens.collectBeginning(withoutSubtitle(Folding.fold(bib.title())), TITLE, title);
        SortedSet<String> author = new TreeSet<>();
        text(bib.author(), AUTHOR, author);
        SortedSet<String> subject = new TreeSet<>();
        bib.subjects().forEach(heading -> text(heading, SUBJECT, subject));
        SortedSet<String> code = new TreeSet<>();
        codes(bib.callNumber(), code);
        if (!bib.isbn().isEmpty()) {
            code.add(bib.isbn());
        }
        SortedSet<SiteId> branches = new TreeSet<>();
        for (Item item : items) {
            if (item.use() != Item.Use.WITHDRAWN) {
                branches.add(item.branch());
                codes(item.callNumber(), code);
            }
        }
        Optional<CallNumber> stands = callNumber(bib, items);
        int year = YEAR.matcher(bib.year()).matches() ? Integer.parseInt(bib.year()) : 0;
        String mainClass = stands.map(CallNumber::mainClass).orElse("");
        return new IndexedTitle(
                title,
                author,
                subject,
                code,
                facets(bib, mainClass, branches),
                year,
                mainClass,
                stands.map(CallNumber::sortKey).orElse(""),
                branches);
    }

    /** @param title folded */
    static String withoutSubtitle(String title) {
        return SUBTITLE.matcher(title).replaceFirst("");
    }

    private static void text(String text, String field, SortedSet<String> into) {
        String folded = Folding.fold(text);
        Tokens.collect(folded, into);
        Tokens.collectBeginning(folded, field, into);
    }

    private static Optional<CallNumber> callNumber(Bib bib, List<Item> items) {
        Optional<CallNumber> own = CallNumber.of(bib.callNumber());
        return own.isPresent()
                ? own
                : items.stream()
                        .flatMap(item -> CallNumber.of(item.callNumber()).stream())
                        .findFirst();
    }

    private static void codes(String callNumber, SortedSet<String> into) {
        String whole = code(callNumber);
        if (!whole.isEmpty()) {
            into.add(whole);
            into.addAll(List.of(whole.split("/")));
        }
    }

    /** A call number as the index keeps it and as it is asked for: {@code 857.49 5514} is {@code 857.49/5514}. */
    static String code(String written) {
        String joined = BLANKS.matcher(Folding.fold(written).strip()).replaceAll("/");
        return NO_PART_OF_CODE.matcher(joined).replaceAll("");
    }

    private static SortedSet<String> facets(Bib bib, String mainClass, SortedSet<SiteId> branches) {
        SortedSet<String> facet = new TreeSet<>();
        facet.add(material(bib.material()));
        facet.add(language(bib.language()));
        facet.add(mainClass(mainClass));
        branches.forEach(branch -> facet.add(branch(branch)));
        bib.subjects().forEach(heading -> facet.add(subject(heading)));
        return facet;
    }

    /** The tokens that a title must have to be of all that was asked; the years apart, which the numbers of titles tell. */
    public static List<String> conditions(Asked.Only only) {
        List<String> conditions = new ArrayList<>();
        only.material().ifPresent(material -> conditions.add(material(material)));
        only.language().ifPresent(language -> conditions.add(language(language)));
        only.mainClass().ifPresent(mainClass -> conditions.add(mainClass(mainClass)));
        only.subject().ifPresent(subject -> conditions.add(subject(subject)));
        only.branch().ifPresent(branch -> conditions.add(branch(branch)));
        return conditions;
    }

    private static String material(Material material) {
        return "m=" + material.name().toLowerCase(Locale.ROOT);
    }

    private static String language(String language) {
        return "l=" + Folding.fold(language);
    }

    private static String mainClass(String mainClass) {
        return "c=" + Folding.fold(mainClass);
    }

    private static String branch(SiteId branch) {
        return "b=" + branch.value();
    }

    /** A heading without its subdivisions: what facets count. */
    public static String mainHeading(String heading) {
        return heading.split(Bib.SUBDIVISION, 2)[0];
    }

    private static String subject(String heading) {
        return "s" + Tokens.whole(SUBJECT, Tokens.runs(Folding.fold(mainHeading(heading))));
    }
}
