package org.carrel.hub.adapter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.catalogue.SearchWords;

/** Titles and copies in tables, with an index of words that any SQL database can search. */
public final class SqlCatalogue implements Catalogue {
    private static final String BIBS =
            "SELECT bib.id, bib.title, bib.author, bib.isbn, bib.call_number, bib.language, bib.year FROM bib ";
    private static final String ITEMS =
            "SELECT id, bib, branch, call_number, afi_in_stock, afi_on_loan, use_of_it FROM item ";
    private static final int FOUND_MAX = 200;

    /** More words narrow a search no further, and each costs a join. */
    private static final int ASKED_MAX = 8;

    /** Sorts behind every word that begins with what stands before it. */
    private static final String BEHIND_ALL = "\uffff";

    private final Sql sql;

    public SqlCatalogue(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Bib> bib(BibId id) {
        return sql.first(BIBS + "WHERE id = ?", SqlCatalogue::readBib, id.value());
    }

    @Override
    public Optional<Item> item(ItemId id) {
        return sql.first(ITEMS + "WHERE id = ?", SqlCatalogue::readItem, id.value());
    }

    @Override
    public List<Item> items(BibId bib) {
        return sql.list(ITEMS + "WHERE bib = ? ORDER BY id", SqlCatalogue::readItem, bib.value());
    }

    @Override
    public List<Bib> search(String words, int limit) {
        if (limit < 1 || limit > FOUND_MAX) {
            throw new IllegalArgumentException("limit must be 1 to " + FOUND_MAX + ", was " + limit);
        }
        String unfinished = SearchWords.unfinished(words);
        SortedSet<String> asked = SearchWords.asked(words);
        asked.remove(unfinished);
        StringBuilder query = new StringBuilder(BIBS).append("WHERE 1 = 1");
        List<Object> parameters = new ArrayList<>();
        for (String word : asked.stream().limit(ASKED_MAX).toList()) {
            query.append(" AND id IN (SELECT bib FROM bib_word WHERE word = ?)");
            parameters.add(word);
        }
        if (!unfinished.isEmpty()) {
            query.append(" AND id IN (SELECT bib FROM bib_word WHERE word >= ? AND word < ?)");
            parameters.add(unfinished);
            parameters.add(unfinished + BEHIND_ALL);
        }
        if (parameters.isEmpty()) {
            return List.of();
        }
        query.append(" ORDER BY title, id LIMIT ?");
        parameters.add(limit);
        return sql.list(query.toString(), SqlCatalogue::readBib, parameters.toArray());
    }

    @Override
    public void put(Bib bib) {
        String id = bib.id().value();
        sql.update(
                "INSERT INTO bib (id, title, author, isbn, call_number, language, year) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET title = excluded.title, author = excluded.author,"
                        + " isbn = excluded.isbn, call_number = excluded.call_number, language = excluded.language,"
                        + " year = excluded.year",
                id,
                bib.title(),
                bib.author(),
                bib.isbn(),
                bib.callNumber(),
                bib.language(),
                bib.year());
        sql.update("DELETE FROM bib_word WHERE bib = ?", id);
        for (String word : SearchWords.index(bib.title(), bib.author(), bib.isbn(), bib.callNumber())) {
            sql.update("INSERT INTO bib_word (word, bib) VALUES (?, ?)", word, id);
        }
    }

    @Override
    public void put(Item item) {
        sql.update(
                "INSERT INTO item (id, bib, branch, call_number, afi_in_stock, afi_on_loan, use_of_it)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET bib = excluded.bib,"
                        + " branch = excluded.branch, call_number = excluded.call_number,"
                        + " afi_in_stock = excluded.afi_in_stock, afi_on_loan = excluded.afi_on_loan,"
                        + " use_of_it = excluded.use_of_it",
                item.id().value(),
                item.bib().value(),
                item.branch().value(),
                item.callNumber(),
                item.afi().inStock(),
                item.afi().onLoan(),
                item.use().name());
    }

    @Override
    public long bibCount() {
        return sql.number("SELECT count(*) FROM bib");
    }

    @Override
    public long itemCount() {
        return sql.number("SELECT count(*) FROM item");
    }

    private static Bib readBib(Row row) {
        return new Bib(
                new BibId(row.text("id")),
                row.text("title"),
                row.text("author"),
                row.text("isbn"),
                row.text("call_number"),
                row.text("language"),
                row.text("year"));
    }

    private static Item readItem(Row row) {
        return new Item(
                new ItemId(row.text("id")),
                new BibId(row.text("bib")),
                new SiteId(row.text("branch")),
                row.text("call_number"),
                new AfiPolicy(row.integer("afi_in_stock"), row.integer("afi_on_loan")),
                row.word(Item.Use.class, "use_of_it"));
    }
}
