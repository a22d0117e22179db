package org.carrel.hub.adapter.sql.catalogue;

import java.util.List;
import org.carrel.contract.id.BibId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Material;

/** A title as its row has it. */
final class BibRow {
    static final String COLUMNS = "bib.id, bib.title, bib.author, bib.isbn, bib.call_number, bib.language, bib.year,"
            + " bib.material, bib.subjects";

    private BibRow() {}

    static Bib read(Row row) {
        String subjects = row.text("subjects");
        return new Bib(
                new BibId(row.text("id")),
                row.text("title"),
                row.text("author"),
                row.text("isbn"),
                row.text("call_number"),
                row.text("language"),
                row.text("year"),
                row.word(Material.class, "material"),
                subjects.isEmpty() ? List.of() : List.of(subjects.split("\n")));
    }
}
