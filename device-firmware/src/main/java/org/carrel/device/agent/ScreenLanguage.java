package org.carrel.device.agent;

import java.util.Arrays;
import java.util.Locale;

/** A language that screens speak. */
public enum ScreenLanguage {
    ZH_HANT("zh-Hant"),
    EN("en");

    private final String tag;

    ScreenLanguage(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    public ScreenLanguage other() {
        return this == ZH_HANT ? EN : ZH_HANT;
    }

    /** @throws IllegalArgumentException for any but {@link #tag} of one */
    public static ScreenLanguage named(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a language: " + tag));
    }

    /** The closest that a screen speaks to a patron's BCP 47 tag: Chinese of any kind in Chinese, everything else in English. */
    public static ScreenLanguage closestTo(String bcp47) {
        return Locale.forLanguageTag(bcp47).getLanguage().equals("zh") ? ZH_HANT : EN;
    }
}
