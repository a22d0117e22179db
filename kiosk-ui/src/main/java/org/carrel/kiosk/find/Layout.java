package org.carrel.kiosk.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the keys of the keyboard on the screen are laid out: four rows of eleven columns. */
public enum Layout {
    /** As on every keyboard sold in Taiwan (大千), so that a real one types it likewise. */
    ZHUYIN(
            "1ㄅ 2ㄉ 3ˇ 4ˋ 5ㄓ 6ˊ 7˙ 8ㄚ 9ㄞ 0ㄢ -ㄦ",
            "qㄆ wㄊ eㄍ rㄐ tㄔ yㄗ uㄧ iㄛ oㄟ pㄣ ERASE",
            "aㄇ sㄋ dㄎ fㄑ gㄕ hㄘ jㄨ kㄜ lㄠ ;ㄤ SWITCH",
            "zㄈ xㄌ cㄏ vㄒ bㄖ nㄙ mㄩ ,ㄝ .ㄡ /ㄥ SPACE"),
    LETTERS(
            "1 2 3 4 5 6 7 8 9 0 ERASE",
            "q w e r t y u i o p SWITCH",
            "a s d f g h j k l - '",
            "z x c v b n m , . SPACE2"),
    /** ISBN and call numbers. */
    NUMBERS("12 22 32 -2 ERASE3", "42 52 62 .2 SWITCH3", "72 82 92 /2 r3", "x2 02 :2 SPACE5"),
    /** Addresses of e-mail, and nothing else. */
    MAIL("1 2 3 4 5 6 7 8 9 0 ERASE", "q w e r t y u i o p _", "a s d f g h j k l - +", "z x c v b n m . @3"),
    /** Telephones, dates and postal codes. */
    DIGITS("12 22 32 -2 ERASE3", "42 52 62 /5", "72 82 92 #5", "+2 02 .2 (2 )3");

    /** Columns of each row. */
    public static final int COLUMNS = 11;

    /** What a real keyboard may type where no zhuyin is. */
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-',./:;&+#()";

    /** The keys as words; immutable, as everything in an enum is to be. */
    private final String words;

    Layout(String... rows) {
        words = String.join(" ", rows);
    }

    /** What a key is for. */
    public sealed interface Key {
        /** How many columns it takes. */
        int span();

        /** @param hard the key of a real keyboard that does the same; {@code sign} is what it types */
        record Sign(char hard, String sign, int span) implements Key {}

        record Erase(int span) implements Key {}

        /** To the next layout. */
        record Switch(int span) implements Key {}
    }

    private static Key key(String word, boolean zhuyin) {
        char end = word.charAt(word.length() - 1);
        boolean wide = !zhuyin && word.length() > 1 && Character.isDigit(end);
        int span = wide ? end - '0' : 1;
        String name = wide ? word.substring(0, word.length() - 1) : word;
        return switch (name) {
            case "ERASE" -> new Key.Erase(span);
            case "SWITCH" -> new Key.Switch(span);
            case "SPACE" -> new Key.Sign(' ', " ", span);
            default -> new Key.Sign(name.charAt(0), zhuyin ? name.substring(1) : name, span);
        };
    }

    /** Row by row. */
    public List<Key> keys() {
        List<Key> all = new ArrayList<>();
        for (String word : words.split(" ")) {
            all.add(key(word, this == ZHUYIN));
        }
        return all;
    }

    public Layout next() {
        return switch (this) {
            case ZHUYIN -> LETTERS;
            case LETTERS -> NUMBERS;
            case NUMBERS -> ZHUYIN;
            case MAIL -> MAIL;
            case DIGITS -> DIGITS;
        };
    }

    /** Everything that can be typed, by the key of a real keyboard: more than is on the screen. */
    public List<Character> typed() {
        List<Character> all = new ArrayList<>();
        if (this == ZHUYIN || this == MAIL || this == DIGITS) {
            keys().forEach(key -> {
                if (key instanceof Key.Sign sign) {
                    all.add(sign.hard());
                }
            });
        } else {
            PLAIN.chars().forEach(c -> all.add((char) c));
            all.add(' ');
        }
        return all;
    }

    /** The sign that this key of a real keyboard types. */
    Optional<String> sign(char hard) {
        if (this != ZHUYIN) {
            return typed().contains(hard) ? Optional.of(Character.toString(hard)) : Optional.empty();
        }
        return keys().stream()
                .filter(key -> key instanceof Key.Sign sign && sign.hard() == hard)
                .map(key -> ((Key.Sign) key).sign())
                .findFirst();
    }
}
