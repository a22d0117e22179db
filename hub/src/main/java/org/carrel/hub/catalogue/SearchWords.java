package org.carrel.hub.catalogue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a text is found by. Latin text gives its words, without case and accents; Chinese, which has no blanks, gives each
 * character and each two neighbours, so that any part of a title finds it.
 */
public final class SearchWords {
    /** A text gives no more words than this; nothing in a catalogue comes near. */
    private static final int WORDS_MAX = 400;

    private final SortedSet<String> words = new TreeSet<>();

    private SearchWords() {}

    /** The words under which texts are kept. */
    public static SortedSet<String> index(String... texts) {
        SearchWords collected = new SearchWords();
        for (String text : texts) {
            collected.collect(text, true);
        }
        return collected.words;
    }

    /** The words that somebody's input asks for; single characters of Chinese only where there is no neighbour. */
    public static SortedSet<String> asked(String input) {
        SearchWords collected = new SearchWords();
        collected.collect(input, false);
        return collected.words;
    }

    /** Whether input ends in a Latin word that may be unfinished; it is the one to be found by its beginning. */
    public static String unfinished(String input) {
        String plain = plain(input);
        int start = plain.length();
        while (start > 0 && isWordPart(plain.codePointBefore(start)) && !isHan(plain.codePointBefore(start))) {
            start -= Character.charCount(plain.codePointBefore(start));
        }
        return plain.substring(start);
    }

    private void collect(String text, boolean singles) {
        StringBuilder word = new StringBuilder();
        int before = 0;
        boolean paired = false;
        for (int point : plain(text).codePoints().toArray()) {
            boolean han = isHan(point);
            if (before != 0) {
                if (han) {
                    add(Character.toString(before) + Character.toString(point));
                    paired = true;
                } else if (!paired && !singles) {
                    add(Character.toString(before));
                }
            }
            if (!han) {
                paired = false;
            } else if (singles) {
                add(Character.toString(point));
            }
            before = han ? point : 0;
            if (isWordPart(point) && !han) {
                word.appendCodePoint(point);
            } else {
                flush(word);
            }
        }
        if (before != 0 && !paired && !singles) {
            add(Character.toString(before));
        }
        flush(word);
    }

    private void flush(StringBuilder word) {
        if (!word.isEmpty()) {
            add(word.toString());
            word.setLength(0);
        }
    }

    private void add(String word) {
        if (words.size() < WORDS_MAX) {
            words.add(word);
        }
    }

    /** Compatibility forms, case and accents made one; 台 for 臺, which people type for each other; an ISBN's hyphens gone. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{Mn}+", "")
                .replaceAll("(?<=[0-9])-(?=[0-9])", "")
                .replace('臺', '台')
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isWordPart(int point) {
        return Character.isLetterOrDigit(point);
    }

    private static boolean isHan(int point) {
        return Character.isIdeographic(point)
                || Character.UnicodeScript.of(point) == Character.UnicodeScript.HIRAGANA
                || Character.UnicodeScript.of(point) == Character.UnicodeScript.KATAKANA
                || Character.UnicodeScript.of(point) == Character.UnicodeScript.THAI;
    }
}
