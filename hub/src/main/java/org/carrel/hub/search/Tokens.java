package org.carrel.hub.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Cuts a folded text into what the index keeps. Latin text gives its words; scripts without blanks (Chinese, kana, Thai) and Korean
 * give each character and each two neighbours, so that any part of a title finds it. A mark in front or behind, which no text
 * contains, tells the further kinds apart:
 *
 * <ul>
 *   <li>{@code his~} a word's first one to ten letters, for whoever is still typing it;
 *   <li>{@code ^his~}, {@code ^history}, {@code ^紅樓} what a text begins with;
 *   <li>{@code =tk3x…} a text of one field as a whole, as a number made of it.
 * </ul>
 */
final class Tokens {
    static final String EDGE = "~";
    static final int EDGE_MAX = 10;

    /** A text gives no more than this; nothing in a catalogue comes near. */
    private static final int TOKENS_MAX = 2_000;

    private Tokens() {}

    /** A stretch of folded text: one Latin word, or characters of a script without blanks. */
    record Run(String text, boolean unspaced) {}

    static List<Run> runs(String folded) {
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean unspaced = false;
        for (int index = 0; index < folded.length(); ) {
            int point = folded.codePointAt(index);
            index += Character.charCount(point);
            boolean part = isPart(point);
            boolean this_ = part && isUnspaced(point);
            if (!run.isEmpty() && (!part || this_ != unspaced)) {
                runs.add(new Run(run.toString(), unspaced));
                run.setLength(0);
            }
            if (part) {
                run.appendCodePoint(point);
                unspaced = this_;
            }
        }
        if (!run.isEmpty()) {
            runs.add(new Run(run.toString(), unspaced));
        }
        return runs;
    }

    /** Everything that a text is found by, its beginning and its whole apart. */
    static void collect(String folded, Collection<String> into) {
        for (Run run : runs(folded)) {
            if (into.size() > TOKENS_MAX) {
                return;
            }
            if (run.unspaced()) {
                collectNeighbours(run.text(), into);
            } else {
                into.add(run.text());
                collectEdges("", run.text(), into);
            }
        }
    }

    private static void collectNeighbours(String text, Collection<String> into) {
        String before = "";
        for (int index = 0; index < text.length(); ) {
            String character = character(text, index);
            index += character.length();
            into.add(character);
            if (!before.isEmpty()) {
                into.add(before + character);
            }
            before = character;
        }
    }

    private static void collectEdges(String mark, String word, Collection<String> into) {
        int end = 0;
        for (int length = 1; length <= EDGE_MAX && end < word.length(); length++) {
            end += character(word, end).length();
            into.add(mark + word.substring(0, end) + EDGE);
        }
    }

    /** What a text begins with, and what it is as a whole in this field. */
    static void collectBeginning(String folded, String field, Collection<String> into) {
        List<Run> runs = runs(folded);
        if (runs.isEmpty()) {
            return;
        }
        Run first = runs.getFirst();
        if (first.unspaced()) {
            String character = character(first.text(), 0);
            into.add("^" + character);
            if (character.length() < first.text().length()) {
                into.add("^" + character + character(first.text(), character.length()));
            }
        } else {
            into.add("^" + first.text());
            collectEdges("^", first.text(), into);
        }
        into.add(whole(field, runs));
    }

    /** Other fields have other numbers: many titles have a subject that is no title's whole, and would be looked through for one. */
    static String whole(String field, List<Run> runs) {
        long number = 0xCBF2_9CE4_8422_2325L;
        for (Run run : runs) {
            for (int index = 0; index < run.text().length(); index++) {
                number = (number ^ run.text().charAt(index)) * 0x0000_0100_0000_01B3L;
            }
        }
        return "=" + field + Long.toUnsignedString(number, 36);
    }

    static String character(String text, int index) {
        return text.substring(index, text.offsetByCodePoints(index, 1));
    }

    private static boolean isPart(int point) {
        return Character.isLetterOrDigit(point)
                || (isUnspaced(point) && Character.getType(point) == Character.NON_SPACING_MARK);
    }

    private static boolean isUnspaced(int point) {
        if (point < 0x0E00) {
            return false;
        }
        if (Character.isIdeographic(point)) {
            return true;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL
                || script == Character.UnicodeScript.BOPOMOFO
                || script == Character.UnicodeScript.THAI;
    }
}
