package org.carrel.kiosk.find;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the kiosk's dictionary of sounds: each character of Big5 under the reading that ICU's Han-Latin gives it, written in zhuyin, and under
 * those of a list of further ones. Of one sound the characters that text uses most come first, then Big5's first level, which are the usual
 * ones, then its second.
 */
final class ZhuyinMaker {
    private static final Charset BIG5 = Charset.forName("Big5");
    private static final int FIRST_LEVEL = 0xA440;
    private static final int FIRST_LEVEL_END = 0xC67E;
    private static final int SECOND_LEVEL = 0xC940;
    private static final int SECOND_LEVEL_END = 0xF9D5;

    private static final Map<Character, String> TONES =
            Map.of('\u0304', "", '\u0301', "ˊ", '\u030C', "ˇ", '\u0300', "ˋ");

    private static final Map<String, String> INITIALS =
            inOrder("zh ㄓ ch ㄔ sh ㄕ b ㄅ p ㄆ m ㄇ f ㄈ d ㄉ t ㄊ n ㄋ l ㄌ g ㄍ k ㄎ h ㄏ j ㄐ q ㄑ x ㄒ r ㄖ z ㄗ c ㄘ s ㄙ");

    private static final Map<String, String> FINALS = inOrder("a ㄚ o ㄛ e ㄜ ê ㄝ ai ㄞ ei ㄟ ao ㄠ ou ㄡ an ㄢ en ㄣ ang ㄤ"
            + " eng ㄥ er ㄦ i ㄧ ia ㄧㄚ io ㄧㄛ ie ㄧㄝ iai ㄧㄞ iao ㄧㄠ iu ㄧㄡ iou ㄧㄡ ian ㄧㄢ in ㄧㄣ iang ㄧㄤ ing ㄧㄥ iong ㄩㄥ u ㄨ"
            + " ua ㄨㄚ uo ㄨㄛ uai ㄨㄞ ui ㄨㄟ uei ㄨㄟ uan ㄨㄢ un ㄨㄣ uen ㄨㄣ uang ㄨㄤ ong ㄨㄥ ueng ㄨㄥ ü ㄩ üe ㄩㄝ üan ㄩㄢ ün ㄩㄣ");

    private ZhuyinMaker() {}

    /** The file's lines: a sound, a blank, its characters. */
    static List<String> lines() throws IOException {
        Transliterator latin = Transliterator.getInstance("Han-Latin");
        List<String> characters = characters();
        Map<String, Set<String>> bySound = new TreeMap<>();
        for (String character : characters) {
            String reading = latin.transliterate(character);
            if (!reading.equals(character)) {
                String sound = zhuyin(reading);
                if (!sound.isEmpty()) {
                    bySound.computeIfAbsent(sound, _ -> new LinkedHashSet<>()).add(character);
                }
            }
        }
        for (String line : resource("readings.txt")) {
            String[] sound = line.split(" ", 2);
            sound[1].codePoints()
                    .mapToObj(Character::toString)
                    .forEach(character -> bySound.computeIfAbsent(sound[0], _ -> new LinkedHashSet<>())
                            .add(character));
        }
        Map<String, Integer> rank = new LinkedHashMap<>();
        String.join("", resource("frequent.txt"))
                .codePoints()
                .mapToObj(Character::toString)
                .forEach(character -> rank.putIfAbsent(character, rank.size()));
        characters.forEach(character -> rank.putIfAbsent(character, rank.size()));
        List<String> lines = new ArrayList<>();
        bySound.forEach((sound, members) -> lines.add(sound
                + " "
                + String.join(
                        "",
                        members.stream()
                                .sorted(Comparator.comparing(member -> Objects.requireNonNull(rank.get(member))))
                                .toList())));
        return lines;
    }

    /** Both levels of Big5, in its order. */
    private static List<String> characters() {
        Set<String> all = new LinkedHashSet<>();
        for (int code = FIRST_LEVEL; code <= SECOND_LEVEL_END; code++) {
            if (code <= FIRST_LEVEL_END || code >= SECOND_LEVEL) {
                String character = new String(new byte[] {(byte) (code >> 8), (byte) code}, BIG5);
                if (character.codePointCount(0, character.length()) == 1
                        && Character.isIdeographic(character.codePointAt(0))) {
                    all.add(character);
                }
            }
        }
        return List.copyOf(all);
    }

    /** A syllable of pinyin in zhuyin; empty for one that zhuyin has no spelling for, such as {@code hm}. */
    static String zhuyin(String pinyin) {
        String tone = "˙";
        StringBuilder letters = new StringBuilder();
        for (char each : Normalizer.normalize(pinyin, Normalizer.Form.NFD).toCharArray()) {
            String mark = TONES.get(each);
            if (mark == null) {
                letters.append(each);
            } else {
                tone = mark;
            }
        }
        String sound = spelled(Normalizer.normalize(letters, Normalizer.Form.NFC));
        return sound.isEmpty() ? "" : sound + tone;
    }

    private static String spelled(String letters) {
        String initial = INITIALS.keySet().stream()
                .filter(letters::startsWith)
                .findFirst()
                .orElse("");
        String rest = letters.substring(initial.length());
        if (initial.isEmpty()) {
            rest = withoutGlide(rest);
        } else if ("jqx".contains(initial) && rest.startsWith("u")) {
            rest = "ü" + rest.substring(1);
        } else if (rest.equals("i")
                && List.of("zh", "ch", "sh", "r", "z", "c", "s").contains(initial)) {
            return Objects.requireNonNull(INITIALS.get(initial));
        }
        String end = FINALS.get(rest);
        return end == null ? "" : INITIALS.getOrDefault(initial, "") + end;
    }

    /** What y and w stand for at the beginning. */
    private static String withoutGlide(String letters) {
        if (letters.startsWith("yu")) {
            return "ü" + letters.substring(2);
        }
        if (letters.startsWith("yi") || letters.startsWith("wu")) {
            return letters.substring(1);
        }
        if (letters.startsWith("y")) {
            return "i" + letters.substring(1);
        }
        return letters.startsWith("w") ? "u" + letters.substring(1) : letters;
    }

    private static Map<String, String> inOrder(String pairs) {
        Map<String, String> all = new LinkedHashMap<>();
        String[] words = pairs.split(" ");
        for (int index = 0; index < words.length; index += 2) {
            all.put(words[index], words[index + 1]);
        }
        return all;
    }

    private static List<String> resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ZhuyinMaker.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
