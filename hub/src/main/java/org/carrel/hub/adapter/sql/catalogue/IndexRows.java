package org.carrel.hub.adapter.sql.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.search.CatalogueSearch;
import org.carrel.hub.search.IndexedTitle;

/** Keeps title_entry and title_words as the catalogue is. */
final class IndexRows {
    private static final int DIGEST_BYTES = 12;

    private final Sql sql;
    private final WordTable words;

    IndexRows(Sql sql, WordTable words) {
        this.sql = sql;
        this.words = words;
    }

    private record Entry(long number, int year, String digest) {}

    private record Known(Bib bib, List<Item> items) {
        int year() {
            return bib.year().matches("[0-9]{1,4}") ? Integer.parseInt(bib.year()) : 0;
        }
    }

    void put(Bib bib, List<Item> items) {
        IndexedTitle title = IndexedTitle.of(bib, items);
        Optional<Entry> before = sql.first(
                "SELECT number, year, digest FROM title_entry WHERE bib = ?",
                row -> new Entry(row.number("number"), row.integer("year"), row.text("digest")),
                bib.id().value());
        String digest = digest(bib, title);
        if (before.isPresent() && before.get().digest().equals(digest)) {
            return;
        }
        before.ifPresent(entry -> remove(entry.number()));
        long number = before.filter(entry -> entry.year() == title.year())
                .map(Entry::number)
                .orElseGet(() -> Numbers.of(title.year(), sql.next("title")));
        sql.update(
                "INSERT INTO title_entry (number, bib, year, facets, shelf_key, digest) VALUES (?, ?, ?, ?, ?, ?)",
                number,
                bib.id().value(),
                title.year(),
                FacetText.of(bib, title),
                title.callNumberKey(),
                digest);
        words.put(number, title);
    }

    private void remove(long number) {
        words.remove(number);
        sql.update("DELETE FROM title_entry WHERE number = ?", number);
    }

    private static String digest(Bib bib, IndexedTitle title) {
        try {
            String all = CatalogueSearch.RULES + bib.material() + title + bib.subjects();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    boolean catchUp(int lot) {
        Optional<String> from = sql.first(
                        "SELECT rules, up_to FROM search_state",
                        row -> row.text("rules").equals(CatalogueSearch.RULES)
                                ? row.optionalText("up_to")
                                : Optional.of(""))
                .orElse(Optional.empty());
        if (from.isEmpty()) {
            return false;
        }
        List<Known> titles = new ArrayList<>();
        for (Bib bib : sql.list(
                "SELECT " + BibRow.COLUMNS + " FROM bib WHERE id > ? ORDER BY id LIMIT ?",
                BibRow::read,
                from.get(),
                lot)) {
            titles.add(new Known(
                    bib, sql.list(ItemRow.OF_BIB, ItemRow::read, bib.id().value())));
        }
        boolean more = titles.size() == lot;
        String upTo = more ? titles.getLast().bib().id().value() : null;
        // SQLite writes its words out whenever a number is smaller than the one before.
        titles.sort(Comparator.comparingInt(Known::year));
        titles.reversed().forEach(title -> put(title.bib(), title.items()));
        sql.update("UPDATE search_state SET rules = ?, up_to = ?", CatalogueSearch.RULES, upTo);
        return more;
    }
}
