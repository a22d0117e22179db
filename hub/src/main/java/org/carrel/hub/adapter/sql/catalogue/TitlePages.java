package org.carrel.hub.adapter.sql.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.search.Availability;
import org.carrel.hub.search.Availability.AtBranch;
import org.carrel.hub.search.Found.Facets;
import org.carrel.hub.search.Found.Hit;

/** The titles of one page with what can be had of them this moment. */
final class TitlePages {
    /** Whether the copy {@code i} is not on its shelf: lent or missing, put aside for somebody, or on its way. */
    private static final String AWAY = "(EXISTS (SELECT 1 FROM loan WHERE loan.item = i.id"
            + " AND loan.state IN ('OPEN', 'CLAIMED', 'LOST'))"
            + " OR EXISTS (SELECT 1 FROM hold WHERE hold.kept_item = i.id"
            + " AND hold.state IN ('ON_ITS_WAY', 'READY_ON_SHELF', 'OFF_SHELF'))"
            + " OR EXISTS (SELECT 1 FROM transit WHERE transit.item = i.id AND transit.ended IS NULL))";

    private final Sql sql;
    private final WordTable words;

    TitlePages(Sql sql, WordTable words) {
        this.sql = sql;
        this.words = words;
    }

    /** Rows {@code e} of the titles whose numbers are the parameter, one JSON list: one prepared statement serves every length. */
    private String these() {
        return words.these() + " JOIN title_entry e ON e.number = j.value";
    }

    private record Numbered<T>(long number, T value) {}

    /** In the order of {@code numbers}. */
    List<Hit> hits(List<Long> numbers) {
        Map<Long, Bib> bibs = bibs(numbers);
        Map<Long, List<AtBranch>> branches = new TreeMap<>();
        sql.list(branches(these(), "1 = 1"), row -> new Numbered<>(row.number("number"), branch(row)), json(numbers))
                .forEach(found -> branches.computeIfAbsent(found.number(), number -> new ArrayList<>())
                        .add(found.value()));
        List<Hit> hits = new ArrayList<>();
        for (Long number : numbers) {
            Bib bib = bibs.get(number);
            if (bib != null) {
                hits.add(new Hit(bib, new Availability(branches.getOrDefault(number, List.of()))));
            }
        }
        return hits;
    }

    /** By number, in the order of numbers. */
    SortedMap<Long, Bib> bibs(List<Long> numbers) {
        SortedMap<Long, Bib> bibs = new TreeMap<>();
        sql.list(
                        "SELECT e.number, " + BibRow.COLUMNS + " FROM " + these() + " JOIN bib ON bib.id = e.bib",
                        row -> new Numbered<>(row.number("number"), BibRow.read(row)),
                        json(numbers))
                .forEach(found -> bibs.put(found.number(), found.value()));
        return bibs;
    }

    /** The first titles of a stretch. */
    List<Long> first(Numbers stretch, int limit) {
        return sql.list(
                "SELECT number FROM title_entry WHERE number > ? AND number <= ? ORDER BY number LIMIT ?",
                row -> row.number("number"),
                stretch.after(),
                stretch.through(),
                limit);
    }

    private String lines(String column, List<Long> numbers) {
        return sql.first(
                        "SELECT " + words.lines(column) + " AS lines FROM " + these(),
                        row -> row.optionalText("lines").orElse(""),
                        json(numbers))
                .orElse("");
    }

    Facets facets(List<Long> numbers) {
        return FacetText.count(lines("e.facets", numbers));
    }

    void shelfKeys(List<Long> numbers, BiConsumer<Long, String> key) {
        sql.list(
                        "SELECT e.number, e.shelf_key FROM " + these(),
                        row -> new Numbered<>(row.number("number"), row.text("shelf_key")),
                        json(numbers))
                .forEach(found -> key.accept(found.number(), found.value()));
    }

    /** Of these, those of which a copy stands on its shelf, in the branch if one is given. */
    List<Long> onShelf(List<Long> numbers, Optional<SiteId> branch) {
        String query = "SELECT e.number FROM " + these() + " WHERE EXISTS (SELECT 1 FROM item i WHERE i.bib = e.bib"
                + " AND i.use_of_it <> 'WITHDRAWN' AND NOT " + AWAY;
        return branch.map(site -> sql.list(
                        query + " AND i.branch = ?)", row -> row.number("number"), json(numbers), site.value()))
                .orElseGet(() -> sql.list(query + ")", row -> row.number("number"), json(numbers)));
    }

    private static String json(List<Long> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(",", "[", "]"));
    }

    Availability availability(BibId title) {
        return new Availability(sql.list(branches("title_entry e", "e.bib = ?"), TitlePages::branch, title.value()));
    }

    private static String branches(String titles, String condition) {
        return "SELECT e.number, i.branch, count(*) AS copies, sum(CASE WHEN " + AWAY
                + " THEN 0 ELSE 1 END) AS on_shelf FROM " + titles + " JOIN item i ON i.bib = e.bib"
                + " WHERE i.use_of_it <> 'WITHDRAWN' AND " + condition
                + " GROUP BY e.number, i.branch ORDER BY e.number, i.branch";
    }

    private static AtBranch branch(Row row) {
        return new AtBranch(new SiteId(row.text("branch")), row.integer("copies"), row.integer("on_shelf"));
    }
}
