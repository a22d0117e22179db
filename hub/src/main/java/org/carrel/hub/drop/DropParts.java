package org.carrel.hub.drop;

import java.util.function.Supplier;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.lending.Lending;

/**
 * What the desk stands on.
 *
 * @param ids gives a fresh key each time
 */
public record DropParts(
        Lending lending, Catalogue catalogue, DropStore store, Audit audit, Feed feed, Supplier<String> ids) {}
