package org.carrel.hub.adapter.sql.catalogue;

import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Item;

/** A copy as its row has it. */
final class ItemRow {
    static final String ALL = "SELECT id, bib, branch, call_number, afi_in_stock, afi_on_loan, use_of_it FROM item ";

    /** The copies of one title, by barcode. */
    static final String OF_BIB = ALL + "WHERE bib = ? ORDER BY id";

    private ItemRow() {}

    static Item read(Row row) {
        return new Item(
                new ItemId(row.text("id")),
                new BibId(row.text("bib")),
                new SiteId(row.text("branch")),
                row.text("call_number"),
                new AfiPolicy(row.integer("afi_in_stock"), row.integer("afi_on_loan")),
                row.word(Item.Use.class, "use_of_it"));
    }
}
