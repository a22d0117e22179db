package org.carrel.contract.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Goal: a form accepts exactly what its regular expression says. Method: strings of characters that are just inside and just outside of each
 * form, of lengths around the limits, drawn from a seed.
 */
class FormTest {
    private static final int STRINGS = 20_000;
    private static final List<String> CHARACTERS = List.of(
            "a", "f", "g", "z", "A", "F", "G", "Z", "0", "9", "-", "_", " ", ".", "/", "`", "{", "@", "[", ":", "\n",
            "\r", "\t", "\u0000", "\u007F", "\u0085", "\u00A0", "\u00AD", "\u2028", "\u2029", "\uE000", "書", "é", "𠮷",
            "\uD842", "\uDFB7");

    private record Said(Form form, Pattern pattern, int most) {}

    private static final List<Said> ALL = List.of(
            new Said(Form.SLUG, Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?"), 32),
            new Said(Form.COMPARTMENT, Pattern.compile("[A-Z0-9]{1,8}"), 8),
            new Said(Form.KEY, Pattern.compile("[A-Za-z0-9_-]{1,64}"), 64),
            new Said(Form.PRINTABLE, Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,64}"), 64),
            new Said(Form.HEX64, Pattern.compile("[0-9a-f]{64}"), 64),
            new Said(Form.TAG, Pattern.compile("[0-9A-F]{16}"), 16));

    @Test
    void acceptsWhatItsExpressionSays() {
        Random chance = new Random(26);
        for (Said said : ALL) {
            List<String> fitting = fitting(said);
            int accepted = 0;
            for (int number = 0; number < STRINGS; number++) {
                String text = drawn(said.most(), fitting, chance);
                boolean fits = said.pattern().matcher(text).matches();
                assertEquals(fits, fits(said.form(), text), () -> said.pattern() + " of " + escaped(text));
                accepted += fits ? 1 : 0;
            }
            assertTrue(
                    accepted > STRINGS / 100, said.pattern() + " accepted " + accepted + ", too few to say anything");
            assertTrue(accepted < STRINGS * 99 / 100, said.pattern() + " accepted " + accepted + ", nearly all");
        }
    }

    private static List<String> fitting(Said said) {
        return CHARACTERS.stream()
                .filter(one -> said.pattern().matcher("a" + one + "a").matches()
                        || said.pattern().matcher(one.repeat(said.most())).matches())
                .toList();
    }

    /** Mostly of characters that fit, since one that does not decides it. */
    private static String drawn(int most, List<String> fitting, Random chance) {
        int length = chance.nextBoolean() ? most - 2 + chance.nextInt(4) : chance.nextInt(most + 2);
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < length; index++) {
            List<String> from = chance.nextInt(2 * most) == 0 ? CHARACTERS : fitting;
            text.append(from.get(chance.nextInt(from.size())));
        }
        return text.toString();
    }

    private static boolean fits(Form form, String text) {
        try {
            form.require("it", text);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static String escaped(String text) {
        return text.chars().mapToObj("%04x"::formatted).toList().toString();
    }
}
