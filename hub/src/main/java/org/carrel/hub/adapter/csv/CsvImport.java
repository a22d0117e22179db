package org.carrel.hub.adapter.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.csv.CsvTable.Cells;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.importing.ImportReport;
import org.carrel.hub.importing.ImportReport.Problem;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.reservation.Reservations.Placing;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/**
 * Imports patrons, copies and holds from CSV: UTF-8 with or without byte-order mark, or Big5, which is said. A row is imported
 * whole or not at all; each problem names row and column. Rows are written in lots, so other writers are not held up.
 */
public final class CsvImport {
    private static final int LOT = 100;
    private static final Map<String, String> HOLD_COLUMNS = Map.ofEntries(
            Map.entry("patron", "patron"),
            Map.entry("讀者編號", "patron"),
            Map.entry("card", "card"),
            Map.entry("借閱證號", "card"),
            Map.entry("bib", "bib"),
            Map.entry("書目號", "bib"),
            Map.entry("barcode", "barcode"),
            Map.entry("條碼", "barcode"),
            Map.entry("pickup", "pickup"),
            Map.entry("取書館", "pickup"));

    private final Transactor<Services> store;

    public CsvImport(Transactor<Services> store) {
        this.store = store;
    }

    /** Columns: id, name, card, home, valid_through; language, email, category, blocks may be missing. */
    public ImportReport patrons(InputStream file, Actor by, Instant now) {
        return run(file, "patrons", PatronCsv.COLUMNS, PatronCsv.REQUIRED, CsvImport::patron, by, now);
    }

    /**
     * Columns: barcode, title, branch; bib, author, isbn, call_number, language, year, use, kind, parts, owner, price may be missing.
     */
    public ImportReport items(InputStream file, Actor by, Instant now) {
        return run(file, "items", ItemCsv.COLUMNS, ItemCsv.REQUIRED, CsvImport::item, by, now);
    }

    /** Columns: pickup; patron or card; bib or barcode. The order of the rows is the order of the queue. */
    public ImportReport holds(InputStream file, Actor by, Instant now) {
        return run(
                file,
                "holds",
                HOLD_COLUMNS,
                List.of("pickup"),
                (services, cells) -> hold(services, cells, by, now),
                by,
                now);
    }

    /** @param row imports one row, or notes in the cells why not; nothing of it may be written then */
    private ImportReport run(
            InputStream file,
            String what,
            Map<String, String> columns,
            List<String> required,
            BiFunction<Services, Cells, Integer> row,
            Actor by,
            Instant now) {
        ImportReport.Draft report = new ImportReport.Draft();
        try {
            CsvTable.open(file, columns, required, report).ifPresent(table -> {
                List<Cells> rows = table.rows();
                for (int from = 0; from < rows.size(); from += LOT) {
                    write(rows.subList(from, Math.min(from + LOT, rows.size())), row, report);
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException("the file could not be read to its end", broken);
        }
        ImportReport done = report.report();
        store.run(services -> services.audit()
                .record(by, Audit.Action.IMPORTED, what, done.taken() + " of " + done.read() + " rows", now));
        return done;
    }

    private void write(List<Cells> lot, BiFunction<Services, Cells, Integer> row, ImportReport.Draft report) {
        List<Written> written = store.write(services -> lot.stream()
                .map(cells -> Written.of(services, cells.unread(), row))
                .toList());
        for (Written each : written) {
            report.read();
            each.problems().forEach(report::problem);
            if (each.problems().isEmpty()) {
                report.taken(each.copies());
            }
        }
    }

    /** What became of a row. */
    private record Written(int copies, List<Problem> problems) {
        static Written of(Services services, Cells cells, BiFunction<Services, Cells, Integer> row) {
            int copies = row.apply(services, cells);
            return new Written(copies, cells.problems());
        }
    }

    private static int patron(Services services, Cells cells) {
        Optional<Patron> patron = PatronCsv.read(cells);
        if (patron.isPresent()
                && branchIsKnown(services, cells, "home", patron.get().home())) {
            try {
                services.patrons().put(patron.get());
            } catch (Patrons.CardTaken taken) {
                cells.problem("column card", "the card is somebody else's already");
            }
        }
        return 0;
    }

    private static int item(Services services, Cells cells) {
        Optional<ItemCsv.Copy> copy = ItemCsv.read(cells);
        if (copy.isEmpty()
                || !branchIsKnown(services, cells, "branch", copy.get().item().branch())) {
            return 0;
        }
        Item item = copy.get().item();
        boolean anothers = services.catalogue()
                .item(item.id())
                .map(there -> !there.bib().equals(item.bib()))
                .orElse(false);
        if (anothers) {
            cells.problem("column barcode", "the barcode is another title's already");
            return 0;
        }
        ItemTraits before = services.lending().traits(item.id());
        Optional<ItemTraits> traits =
                ItemCsv.traits(cells, before, services.ledger().currency());
        if (traits.isEmpty()) {
            return 0;
        }
        services.catalogue().put(copy.get().bib(), List.of(item));
        if (!traits.get().equals(before)) {
            services.lending().put(traits.get());
        }
        return 1;
    }

    private static int hold(Services services, Cells cells, Actor by, Instant now) {
        Optional<SiteId> pickup = cells.read("pickup", SiteId::new, "the code of a branch");
        Optional<PatronId> patron = holder(services, cells);
        Optional<BibId> bib = title(services, cells);
        if (pickup.isPresent()
                && patron.isPresent()
                && bib.isPresent()
                && cells.problems().isEmpty()) {
            switch (services.reservations().place(patron.get(), bib.get(), pickup.get(), by, now)) {
                case Placing.Placed placed -> {}
                case Placing.Refused refused ->
                    cells.problem(
                            "row",
                            refused.reasons().stream()
                                    .map(reason -> reason.name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' '))
                                    .collect(Collectors.joining(", ")));
            }
        }
        return 0;
    }

    private static Optional<PatronId> holder(Services services, Cells cells) {
        if (!cells.text("patron").isEmpty()) {
            return cells.read("patron", PatronId::new, "1 to 64 of A-Z a-z 0-9 _ -");
        }
        Optional<PatronId> holder = cells.read("card", CardNumber::new, "a card number, unless patron is given")
                .flatMap(card -> services.patrons().holder(card))
                .flatMap(known -> known instanceof CardHolder.PatronHolder patron
                        ? Optional.of(patron.patron().id())
                        : Optional.empty());
        if (holder.isEmpty() && cells.problems().isEmpty()) {
            cells.problem("column card", "no patron has this card");
        }
        return holder;
    }

    private static Optional<BibId> title(Services services, Cells cells) {
        if (!cells.text("bib").isEmpty()) {
            return cells.read("bib", BibId::new, "1 to 64 of A-Z a-z 0-9 _ -");
        }
        Optional<BibId> bib = cells.read("barcode", ItemId::new, "a barcode, unless bib is given")
                .flatMap(id -> services.catalogue().item(id))
                .map(Item::bib);
        if (bib.isEmpty() && cells.problems().isEmpty()) {
            cells.problem("column barcode", "no copy has this barcode");
        }
        return bib;
    }

    private static boolean branchIsKnown(Services services, Cells cells, String column, SiteId site) {
        boolean known = services.branches().branch(site).isPresent();
        if (!known) {
            cells.problem("column " + column, "no branch has this code");
        }
        return known;
    }
}
