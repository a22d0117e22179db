package org.carrel.hub.adapter.sql.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.search.Asked;
import org.carrel.hub.search.Folding;
import org.carrel.hub.search.Suggestion;
import org.carrel.hub.search.Terms;

/** What begins with what was typed, taken from the newest titles that have it. */
final class Suggesting {
    /** So many titles are looked at for each kind. */
    private static final int LOOKED_AT_MAX = 60;

    private final TitlePages pages;
    private final WordTable words;

    Suggesting(TitlePages pages, WordTable words) {
        this.pages = pages;
        this.words = words;
    }

    List<Suggestion> suggest(String typed, int limit) {
        List<Suggestion> titles = kind(typed, Asked.Field.TITLE, Suggestion.Kind.TITLE, bib -> Stream.of(bib.title()));
        List<Suggestion> others = new ArrayList<>(
                kind(typed, Asked.Field.AUTHOR, Suggestion.Kind.AUTHOR, bib -> Stream.of(bib.author())));
        others.addAll(kind(typed, Asked.Field.SUBJECT, Suggestion.Kind.SUBJECT, bib -> bib.subjects().stream()));
        // Titles are most of what people type; of the others some are always shown where there are any.
        int kept = Math.min(others.size(), Math.max(limit / 3, limit - titles.size()));
        return Stream.concat(
                        titles.stream().limit(limit - (long) kept),
                        others.stream().limit(kept))
                .toList();
    }

    private List<Suggestion> kind(
            String typed, Asked.Field field, Suggestion.Kind kind, Function<Bib, Stream<String>> texts) {
        String wanted = joined(typed);
        Map<String, Suggestion> found = new LinkedHashMap<>();
        new MatchText(words)
                .beginning(Terms.of(typed, field), MatchText.fields(field).getFirst())
                .ifPresent(match -> pages.bibs(words.numbers(match, Numbers.ALL, LOOKED_AT_MAX)).values().stream()
                        .flatMap(texts)
                        .filter(text -> joined(text).startsWith(wanted))
                        .forEach(text -> found.putIfAbsent(joined(text), new Suggestion(kind, text))));
        return List.copyOf(found.values());
    }

    private static String joined(String text) {
        return Folding.fold(text).replaceAll("[^\\p{L}\\p{N}\\p{Mn}]+", "");
    }
}
