package org.carrel.hub.way;

import org.carrel.contract.id.SiteId;

/** Reads a map's text and tries it out. From any thread; takes a second for a large building. */
@FunctionalInterface
public interface MapReader {
    Checked read(SiteId branch, String content);
}
