package org.carrel.hub.branch;

import org.carrel.contract.id.SiteId;

/** One building of the library, with its names and the days on which people can come. */
public record Branch(SiteId site, String nameZh, String nameEn, OpenDays openDays) {
    /** The name in the language of a BCP 47 tag; Chinese for {@code zh…}, English for any other. */
    public String name(String language) {
        return language.startsWith("zh") ? nameZh : nameEn;
    }
}
