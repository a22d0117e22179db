package org.carrel.hub.circulation;

import org.carrel.hub.audit.Audit;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.reservation.Reservations;
import org.carrel.hub.shelf.Shelves;

/** What the services at a terminal stand on. */
public record CirculationParts(
        Lending lending,
        Reservations reservations,
        Ledger ledger,
        Catalogue catalogue,
        Patrons patrons,
        Pins pins,
        Shelves shelves,
        Audit audit) {}
