package org.carrel.kiosk.find;

import java.util.List;

/**
 * What is being typed.
 *
 * @param syllable not yet a character
 * @param from index of the first candidate that is shown
 */
public record Typing(Layout layout, String text, Syllable syllable, int from) {
    /** Nobody types more than that to find a title. */
    public static final int LENGTH_MAX = 60;

    public static Typing in(Layout layout) {
        return new Typing(layout, "", Syllable.NONE, 0);
    }

    public boolean empty() {
        return text.isEmpty() && syllable.empty();
    }

    /** @param hard the key of a real keyboard; those that mean nothing in this layout change nothing */
    public Typing key(char hard) {
        String sign = layout.sign(hard).orElse("");
        boolean blank = sign.equals(" ");
        if (sign.isEmpty() || (layout == Layout.ZHUYIN && !(blank && syllable.empty()))) {
            return sign.isEmpty() ? this : new Typing(layout, text, syllable.with(sign), 0);
        }
        // A blank at the beginning or after another one says nothing.
        return blank && (text.isEmpty() || text.endsWith(" ")) ? this : appended(sign);
    }

    private Typing appended(String more) {
        return text.length() + more.length() > LENGTH_MAX ? this : new Typing(layout, text + more, Syllable.NONE, 0);
    }

    /** The last sign, or the last character where no syllable is begun. */
    public Typing erased() {
        if (!syllable.empty()) {
            return new Typing(layout, text, syllable.shorter(), 0);
        }
        return text.isEmpty()
                ? this
                : new Typing(layout, text.substring(0, text.offsetByCodePoints(text.length(), -1)), Syllable.NONE, 0);
    }

    /** The other text in place of all that was typed. */
    public Typing replaced(String other) {
        return new Typing(layout, other.substring(0, Math.min(other.length(), LENGTH_MAX)), Syllable.NONE, 0);
    }

    /** What is begun in zhuyin is given up. */
    public Typing switched() {
        return new Typing(layout.next(), text, Syllable.NONE, 0);
    }

    public List<String> candidates(Zhuyin zhuyin) {
        return syllable.characters(zhuyin);
    }

    /** With this character in place of the syllable. */
    public Typing picked(String character) {
        return appended(character);
    }

    /** The next candidates, or the first again. */
    public Typing further(int room, int all) {
        return new Typing(layout, text, syllable, from + room >= all ? 0 : from + room);
    }
}
