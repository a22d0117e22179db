package org.carrel.hub.search;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes texts alike that people type for each other: full and half width and other compatibility forms, case, accents, letters that
 * have none to lose ({@code đ}, {@code ø}, {@code ß}), Chinese forms. Works character by character, so that a part of a text folds as
 * it does within the whole.
 */
public final class Folding {
    private static final int FIRST_ACCENT = 0x0300;
    private static final int LAST_ACCENT = 0x036F;

    private Folding() {}

    public static String fold(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(apart.length());
        apart.codePoints().forEach(point -> append(folded, point));
        // Kana with voice marks and Korean syllables, which are characters of their own, come together again.
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static void append(StringBuilder folded, int point) {
        if (point < 0x80) {
            folded.append((char) point);
            return;
        }
        boolean accent = point >= FIRST_ACCENT && point <= LAST_ACCENT;
        boolean unseen = Character.getType(point) == Character.FORMAT || isVariationSelector(point);
        if (accent || unseen) {
            return;
        }
        switch (point) {
            case 'đ', 'ð' -> folded.append('d');
            case 'ø' -> folded.append('o');
            case 'ł' -> folded.append('l');
            case 'ħ' -> folded.append('h');
            case 'ı' -> folded.append('i');
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'þ' -> folded.append("th");
            default -> folded.appendCodePoint(HanForms.fold(point));
        }
    }

    private static boolean isVariationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
