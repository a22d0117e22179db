package org.carrel.hub.adapter.sql.catalogue;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.search.CatalogueSearch;

/** Titles and copies in tables; every change goes on to the search's index in the same transaction. */
public final class SqlCatalogue implements Catalogue {
    private final Sql sql;
    private final CatalogueSearch search;

    public SqlCatalogue(Sql sql, CatalogueSearch search) {
        this.sql = sql;
        this.search = search;
    }

    @Override
    public Optional<Bib> bib(BibId id) {
        return sql.first("SELECT " + BibRow.COLUMNS + " FROM bib WHERE id = ?", BibRow::read, id.value());
    }

    @Override
    public Optional<Item> item(ItemId id) {
        return sql.first(ItemRow.ALL + "WHERE id = ?", ItemRow::read, id.value());
    }

    @Override
    public List<Item> items(BibId bib) {
        return sql.list(ItemRow.OF_BIB, ItemRow::read, bib.value());
    }

    @Override
    public void put(Bib bib, List<Item> items) {
        write(bib);
        items.forEach(this::move);
        search.index(bib, items(bib.id()));
    }

    @Override
    public void put(Item item) {
        move(item);
        index(item.bib());
    }

    /** Writes a copy; when it was another title's, that one's index is told. */
    private void move(Item item) {
        Optional<BibId> before = item(item.id()).map(Item::bib).filter(bib -> !bib.equals(item.bib()));
        write(item);
        before.ifPresent(this::index);
    }

    private void index(BibId id) {
        bib(id).ifPresent(bib -> search.index(bib, items(id)));
    }

    private void write(Bib bib) {
        sql.update(
                "INSERT INTO bib (id, title, author, isbn, call_number, language, year, material, subjects)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET title = excluded.title, author = excluded.author,"
                        + " isbn = excluded.isbn, call_number = excluded.call_number, language = excluded.language,"
                        + " year = excluded.year, material = excluded.material, subjects = excluded.subjects",
                bib.id().value(),
                bib.title(),
                bib.author(),
                bib.isbn(),
                bib.callNumber(),
                bib.language(),
                bib.year(),
                bib.material().name(),
                String.join("\n", bib.subjects()));
    }

    private void write(Item item) {
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
}
