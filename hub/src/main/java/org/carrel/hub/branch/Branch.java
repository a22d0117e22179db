package org.carrel.hub.branch;

import org.carrel.contract.id.SiteId;

/** One building of the library, with its names and when people can come in an ordinary week. */
public record Branch(SiteId site, String nameZh, String nameEn, WeeklyHours hours) {
    public Branch {
        if (nameZh.isBlank() || nameEn.isBlank()) {
            throw new IllegalArgumentException("branch " + site + " must have a name in each language");
        }
    }

    /** The name in the language of a BCP 47 tag; Chinese for {@code zh…}, English for any other. */
    public String name(String language) {
        return language.startsWith("zh") ? nameZh : nameEn;
    }
}
