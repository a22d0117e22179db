package org.carrel.hub.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
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
    private static final int YEAR_MAX = 9_999;

    /** What a title has before its subtitle. */
    private static final String SUBTITLE = "\\s*(?:[:：=;；]|\\s/\\s|[(（]).*";

    /** @param items all its copies */
    public static IndexedTitle of(Bib bib, List<Item> items) {
        SortedSet<String> title = new TreeSet<>();
        text(bib.title(), title);
        Tokens.collectBeginning(Folding.fold(bib.title().replaceFirst(SUBTITLE, "")), title);
        SortedSet<String> author = new TreeSet<>();
        text(bib.author(), author);
        SortedSet<String> subject = new TreeSet<>();
        bib.subjects().forEach(heading -> text(heading, subject));
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
        int year = bib.year().matches("[0-9]{1,4}") ? Integer.parseInt(bib.year()) : 0;
        String mainClass = stands.map(CallNumber::mainClass).orElse("");
        return new IndexedTitle(
                title,
                author,
                subject,
                code,
                facets(bib, year, mainClass, branches),
                year,
                mainClass,
                stands.map(CallNumber::sortKey).orElse(""),
                branches);
    }

    private static void text(String text, SortedSet<String> into) {
        String folded = Folding.fold(text);
        Tokens.collect(folded, into);
        Tokens.collectBeginning(folded, into);
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
        return Folding.fold(written).strip().replaceAll("[\\s/]+", "/").replaceAll("[^\\p{L}\\p{N}./-]", "");
    }

    private static SortedSet<String> facets(Bib bib, int year, String mainClass, SortedSet<SiteId> branches) {
        SortedSet<String> facet = new TreeSet<>();
        facet.add(material(bib.material()));
        facet.add(language(bib.language()));
        facet.add("y=" + year);
        facet.add("d=" + year / 10);
        facet.add("e=" + year / 100);
        facet.add(mainClass(mainClass));
        branches.forEach(branch -> facet.add(branch(branch)));
        bib.subjects().forEach(heading -> facet.add(subject(heading)));
        return facet;
    }

    /** What must be met so that a title is of all that was asked; each list one condition, of which one token is enough. */
    public static List<List<String>> conditions(Asked.Only only) {
        List<List<String>> conditions = new ArrayList<>();
        only.material().ifPresent(material -> conditions.add(List.of(material(material))));
        only.language().ifPresent(language -> conditions.add(List.of(language(language))));
        only.mainClass().ifPresent(mainClass -> conditions.add(List.of(mainClass(mainClass))));
        only.subject().ifPresent(subject -> conditions.add(List.of(subject(subject))));
        only.branch().ifPresent(branch -> conditions.add(List.of(branch(branch))));
        if (only.yearFrom().isPresent() || only.yearThrough().isPresent()) {
            conditions.add(years(only.yearFrom(), only.yearThrough()));
        }
        return conditions;
    }

    /** Whole centuries and decades where they fit, single years at both ends. Titles without a year are left out. */
    private static List<String> years(OptionalInt from, OptionalInt through) {
        int last = Math.min(through.orElse(YEAR_MAX), YEAR_MAX);
        List<String> years = new ArrayList<>();
        int year = Math.max(1, from.orElse(1));
        while (year <= last) {
            if (year % 100 == 0 && year + 99 <= last) {
                years.add("e=" + year / 100);
                year += 100;
            } else if (year % 10 == 0 && year + 9 <= last) {
                years.add("d=" + year / 10);
                year += 10;
            } else {
                years.add("y=" + year);
                year++;
            }
        }
        return years.isEmpty() ? List.of("y=none") : years;
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
        return "s" + Tokens.whole(Tokens.runs(Folding.fold(mainHeading(heading))));
    }
}
