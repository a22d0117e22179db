package org.carrel.hub;

import org.carrel.hub.adapter.csv.CsvImport;
import org.carrel.hub.adapter.marc.MarcImport;
import org.carrel.hub.adapter.marc.MarcMapping;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.importing.Importing;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/** The readers of foreign files. */
final class ImportWiring {
    private ImportWiring() {}

    static Importing imports(Transactor<Services> store) {
        CsvImport csv = new CsvImport(store);
        return (kind, otherBranch, file, by, now) -> switch (kind) {
            case MARC_KOHA -> marc(store, MarcMapping.koha(otherBranch)).run(file, by, now);
            case MARC_SYMPHONY -> marc(store, MarcMapping.symphony(otherBranch)).run(file, by, now);
            case MARC_HOLDINGS -> marc(store, MarcMapping.holdings(otherBranch)).run(file, by, now);
            case ITEMS_CSV -> csv.items(file, by, now);
            case PATRONS_CSV -> csv.patrons(file, by, now);
            case HOLDS_CSV -> csv.holds(file, by, now);
        };
    }

    /** A code in the file that is a site's id, in whatever case, names that branch. */
    private static MarcImport marc(Transactor<Services> store, MarcMapping mapping) {
        return new MarcImport(
                store,
                mapping.knowing(store.read(services ->
                        services.branches().all().stream().map(Branch::site).toList())));
    }
}
