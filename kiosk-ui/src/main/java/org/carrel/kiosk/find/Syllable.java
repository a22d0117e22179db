package org.carrel.kiosk.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A syllable of zhuyin while it is typed: each sign has its slot, so that they may be typed in any order and a wrong one is replaced by the
 * right one. Empty texts for what is not typed yet.
 *
 * @param tone one of {@link #TONES}, {@link #FIRST} for the first, which is not written
 */
public record Syllable(String initial, String medial, String last, String tone) {
    public static final Syllable NONE = new Syllable("", "", "", "");

    /** The first tone has no sign; a blank says that it is meant. */
    public static final String FIRST = " ";

    private static final String INITIALS = "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ";
    private static final String MEDIALS = "ㄧㄨㄩ";
    private static final String LASTS = "ㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦ";
    private static final String TONES = "ˊˇˋ˙";

    public boolean empty() {
        return equals(NONE);
    }

    /** As it is shown while it is typed. */
    public String text() {
        return sound() + tone.strip();
    }

    private String sound() {
        return initial + medial + last;
    }

    /** With one more sign. A tone needs something to be a tone of. */
    Syllable with(String sign) {
        if (INITIALS.contains(sign)) {
            return new Syllable(sign, medial, last, tone);
        }
        if (MEDIALS.contains(sign)) {
            return new Syllable(initial, sign, last, tone);
        }
        if (LASTS.contains(sign)) {
            return new Syllable(initial, medial, sign, tone);
        }
        return sound().isEmpty() ? this : new Syllable(initial, medial, last, sign);
    }

    /** Without the last sign. */
    Syllable shorter() {
        if (!tone.isEmpty()) {
            return new Syllable(initial, medial, last, "");
        }
        if (!last.isEmpty()) {
            return new Syllable(initial, medial, "", "");
        }
        return medial.isEmpty() ? NONE : new Syllable(initial, "", "", "");
    }

    /** What it may be; with its tone if that was typed, else with any. The best of each tone come first. */
    public List<String> characters(Zhuyin zhuyin) {
        if (empty()) {
            return List.of();
        }
        if (!tone.isEmpty()) {
            return zhuyin.of(sound() + tone.strip());
        }
        List<Nth> all = new ArrayList<>();
        List<String> tones = new ArrayList<>(List.of(""));
        TONES.chars().mapToObj(Character::toString).forEach(tones::add);
        for (String each : tones) {
            List<String> characters = zhuyin.of(sound() + each);
            for (int index = 0; index < characters.size(); index++) {
                all.add(new Nth(index, characters.get(index)));
            }
        }
        all.sort(Comparator.comparingInt(Nth::index));
        LinkedHashSet<String> once = new LinkedHashSet<>();
        all.forEach(nth -> once.add(nth.character()));
        return List.copyOf(once);
    }

    private record Nth(int index, String character) {}
}
