package org.carrel.fleet.bench;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.SplittableRandom;

/**
 * Words, most frequent first, drawn as often as their place says: the n-th is n times as rare as the first (Zipf). Behind the words that
 * libraries really use come made-up ones, so that there are as many rare words as a catalogue has.
 */
final class Vocabulary {
    /** The characters of Big5's first plane, 0xA440 to 0xC67E: those in use, by strokes. */
    private static final int BIG5_FROM = 0xA440;

    private static final int BIG5_THROUGH = 0xC67E;
    private static final long SEED = 20_261_126;

    private static final List<String> SYLLABLES = List.of(
            ("ba be bo ca ce co da de di do fa fe fi ga ge go ha he hi ho ja jo ka ke ki la le li lo lu ma me mi mo mu na ne ni"
                            + " no pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo wa we wi za ze chan bren sters"
                            + " tion ling ford ment burg stein ster")
                    .split(" "));

    private final List<String> words;
    private final double[] upTo;

    private Vocabulary(List<String> words) {
        this.words = List.copyOf(words);
        this.upTo = new double[words.size()];
        double sum = 0;
        for (int rank = 0; rank < upTo.length; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
    }

    static Vocabulary of(List<String> words) {
        return new Vocabulary(words);
    }

    /** @param size of all, the frequent ones included */
    static Vocabulary chinese(List<String> frequent, int size) {
        SplittableRandom random = new SplittableRandom(SEED);
        String characters = characters();
        SequencedSet<String> words = new LinkedHashSet<>(frequent);
        while (words.size() < size) {
            int length = 2 + random.nextInt(5) / 3 + random.nextInt(5) / 4;
            StringBuilder word = new StringBuilder();
            while (word.length() < length) {
                // Some characters are in many words, most in few.
                double place = random.nextDouble();
                word.append(characters.charAt((int) (place * place * characters.length())));
            }
            words.add(word.toString());
        }
        return new Vocabulary(List.copyOf(words));
    }

    /** @param size of all, the frequent ones included */
    static Vocabulary english(List<String> frequent, int size) {
        SplittableRandom random = new SplittableRandom(SEED);
        SequencedSet<String> words = new LinkedHashSet<>(frequent);
        while (words.size() < size) {
            int length = 2 + random.nextInt(3);
            StringBuilder word = new StringBuilder();
            for (int syllable = 0; syllable < length; syllable++) {
                word.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
            }
            words.add(word.toString());
        }
        return new Vocabulary(List.copyOf(words));
    }

    private static String characters() {
        List<String> characters = new ArrayList<>();
        for (int code = BIG5_FROM; code <= BIG5_THROUGH; code++) {
            String character = new String(new byte[] {(byte) (code >> 8), (byte) code}, Charset.forName("Big5"));
            if (character.length() == 1 && Character.isIdeographic(character.charAt(0))) {
                characters.add(character);
            }
        }
        return String.join("", characters);
    }

    /** A word by its frequency. */
    String draw(SplittableRandom random) {
        int at = Arrays.binarySearch(upTo, random.nextDouble(upTo[upTo.length - 1]));
        return words.get(at < 0 ? -at - 1 : at);
    }

    /** Any word, so mostly a rare one. */
    String any(SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }
}
