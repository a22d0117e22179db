package org.carrel.kiosk.apply;

import java.util.ArrayList;
import java.util.List;

/** A notice cut into what fits on a screen, between sentences. */
public final class NoticePages {
    /** A letter takes about half the room of a Chinese character. */
    private static final int WIDE = 0x2E80;

    private NoticePages() {}

    /** @param room so many Chinese characters fit */
    public static List<String> of(String text, int room) {
        List<String> pages = new ArrayList<>();
        StringBuilder page = new StringBuilder();
        for (String sentence : text.split("(?<=[。；])|(?<=[.;] )|(?<=\n)")) {
            if (!page.isEmpty() && width(page) + width(sentence) > 2 * room) {
                pages.add(page.toString().strip());
                page.setLength(0);
            }
            page.append(sentence);
        }
        pages.add(page.toString().strip());
        return pages;
    }

    private static int width(CharSequence text) {
        return text.chars().map(c -> c >= WIDE ? 2 : 1).sum();
    }
}
