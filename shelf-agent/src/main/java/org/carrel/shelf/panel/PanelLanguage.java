package org.carrel.shelf.panel;

import java.util.Locale;

/** A language that the panel speaks. */
public enum PanelLanguage {
    ZH_HANT("zh-Hant"),
    EN("en");

    private final String tag;

    PanelLanguage(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    public PanelLanguage other() {
        return this == ZH_HANT ? EN : ZH_HANT;
    }

    /** The closest that the panel speaks to a patron's BCP 47 tag: Chinese of any kind in Chinese, everything else in English. */
    public static PanelLanguage closestTo(String bcp47) {
        return Locale.forLanguageTag(bcp47).getLanguage().equals("zh") ? ZH_HANT : EN;
    }
}
