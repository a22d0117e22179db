package org.carrel.hub.adapter.sql.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.catalogue.WordTable.Field;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.search.Asked;
import org.carrel.hub.search.Availability;
import org.carrel.hub.search.CatalogueSearch;
import org.carrel.hub.search.Cursor;
import org.carrel.hub.search.Found;
import org.carrel.hub.search.Found.Total;
import org.carrel.hub.search.Suggestion;
import org.carrel.hub.search.Terms;
import org.carrel.hub.search.TitleRank;

/**
 * The catalogue's search on a table of words. Ranks are asked for one by one, the best first, instead of computing a score for
 * everything.
 */
public final class SqlSearch implements CatalogueSearch {
    private static final int LOOKED_AT_MAX = Found.COUNTED_MAX + 1;
    private static final int READ_TO_RANK_MAX = 200;

    private final WordTable words;
    private final MatchText texts;
    private final IndexRows rows;
    private final TitlePages pages;
    private final Suggesting suggesting;

    public SqlSearch(Sql sql) {
        this.words = WordTable.of(sql);
        this.texts = new MatchText(words);
        this.rows = new IndexRows(sql, words);
        this.pages = new TitlePages(sql, words);
        this.suggesting = new Suggesting(pages, words);
    }

    /** A title in the order that was asked for: first by key, then by number. */
    private record Place(String key, long number) {
        boolean isBehind(Cursor end) {
            int compared = key.compareTo(end.key());
            return compared > 0 || (compared == 0 && number > end.number());
        }
    }

    /** @param stopped whether there are more than were looked at */
    private record Looked(List<Place> places, boolean stopped) {
        List<Long> numbers() {
            return places.stream().map(Place::number).toList();
        }
    }

    @Override
    public Found find(Asked asked) {
        Terms terms = Terms.of(asked.words(), asked.in());
        boolean unreadable = terms.all().isEmpty() && !asked.words().isBlank();
        String match = texts.all(terms, MatchText.fields(asked.in()), asked.only());
        Numbers years = Numbers.of(asked.only());
        boolean nothingAsked = match.isEmpty() && !Numbers.asksForYears(asked.only());
        if (unreadable || nothingAsked || years.isEmpty()) {
            return Found.NOTHING;
        }
        Looked all = available(
                asked,
                switch (asked.order()) {
                    case RELEVANCE -> byRank(asked, terms, match);
                    case NEWEST -> look(match, years);
                    case CALL_NUMBER -> byShelf(look(match, years));
                });
        List<Place> left =
                asked.after().map(end -> behind(asked, match, all, end)).orElse(all.places());
        List<Place> page = left.subList(0, Math.min(asked.limit(), left.size()));
        Optional<Cursor> next = page.size() < left.size()
                ? Optional.of(new Cursor(
                        asked.order(), page.getLast().key(), page.getLast().number()))
                : Optional.empty();
        int size = all.places().size();
        return new Found(
                pages.hits(page.stream().map(Place::number).toList()),
                next,
                all.stopped() ? new Total.AtLeast(size) : new Total.Exactly(size),
                asked.after().isEmpty() ? pages.facets(all.numbers()) : Found.Facets.NONE);
    }

    /** Of what was looked at, what comes behind a page; in the order of newness it is looked at anew from there, without an end. */
    private List<Place> behind(Asked asked, String match, Looked all, Cursor end) {
        return asked.order() == Asked.Order.NEWEST
                ? available(asked, look(match, Numbers.of(asked.only()).behind(end.number())))
                        .places()
                : all.places().stream().filter(place -> place.isBehind(end)).toList();
    }

    /** The words are asked for anywhere first: mostly that says already that there are few, or none. */
    private Looked byRank(Asked asked, Terms terms, String match) {
        Looked all = look(match, Numbers.of(asked.only()));
        Map<Long, Place> ranked = new LinkedHashMap<>();
        Optional<TitleRank> byTitle =
                TitleRank.of(terms, asked.in()).filter(_ -> all.places().size() <= READ_TO_RANK_MAX);
        if (byTitle.isPresent()) {
            addByTitle(ranked, all, byTitle.get());
        } else if (!all.places().isEmpty()) {
            addByAsking(ranked, asked, terms);
        }
        add(ranked, 3, all);
        return new Looked(ranked.values().stream().limit(Found.COUNTED_MAX).toList(), all.stopped());
    }

    /** What few titles were found is ranked by reading them: that is sooner done than asking for their words again. */
    private void addByTitle(Map<Long, Place> ranked, Looked all, TitleRank rank) {
        Map<Integer, List<Place>> places = new TreeMap<>();
        pages.bibs(all.numbers())
                .forEach((number, bib) -> places.computeIfAbsent(rank.of(bib.title()), _ -> new ArrayList<>())
                        .add(new Place("", number)));
        places.forEach((best, found) -> add(ranked, best, new Looked(found, false)));
    }

    private void addByAsking(Map<Long, Place> ranked, Asked asked, Terms terms) {
        Field field = MatchText.fields(asked.in()).getFirst();
        Numbers years = Numbers.of(asked.only());
        String inField = texts.all(terms, List.of(field), asked.only());
        String conditions = texts.only(asked.only());
        terms.whole().ifPresent(whole -> add(ranked, 0, look(texts.with(whole, field, conditions), years)));
        terms.beginning().ifPresent(beginning -> add(ranked, 1, look(texts.with(beginning, field, inField), years)));
        if (asked.in() == Asked.Field.ANY && ranked.size() < Found.COUNTED_MAX && !inField.isEmpty()) {
            add(ranked, 2, look(inField, years));
        }
    }

    private static void add(Map<Long, Place> ranked, int rank, Looked looked) {
        String key = Integer.toString(rank);
        looked.places().forEach(place -> ranked.putIfAbsent(place.number(), new Place(key, place.number())));
    }

    private Looked byShelf(Looked looked) {
        Map<Long, String> keys = new TreeMap<>();
        pages.shelfKeys(looked.numbers(), keys::put);
        return new Looked(
                looked.places().stream()
                        .map(place -> new Place(keys.getOrDefault(place.number(), ""), place.number()))
                        .sorted(Comparator.comparing(Place::key).thenComparingLong(Place::number))
                        .toList(),
                looked.stopped());
    }

    /** The first titles of the years that match, newest first. */
    private Looked look(String match, Numbers years) {
        List<Long> numbers =
                match.isEmpty() ? pages.first(years, LOOKED_AT_MAX) : words.numbers(match, years, LOOKED_AT_MAX);
        List<Place> found =
                numbers.stream().map(number -> new Place("", number)).toList();
        boolean stopped = found.size() == LOOKED_AT_MAX;
        return new Looked(stopped ? found.subList(0, Found.COUNTED_MAX) : found, stopped);
    }

    private Looked available(Asked asked, Looked looked) {
        if (!asked.only().availableNow()) {
            return looked;
        }
        Set<Long> onShelf =
                new TreeSet<>(pages.onShelf(looked.numbers(), asked.only().branch()));
        return new Looked(
                looked.places().stream()
                        .filter(place -> onShelf.contains(place.number()))
                        .toList(),
                looked.stopped());
    }

    @Override
    public List<Suggestion> suggest(String typed, int limit) {
        return suggesting.suggest(typed, limit);
    }

    @Override
    public Availability availability(BibId title) {
        return pages.availability(title);
    }

    @Override
    public void index(Bib bib, List<Item> items) {
        rows.put(bib, items);
    }

    @Override
    public boolean catchUp(int lot) {
        return rows.catchUp(lot);
    }
}
