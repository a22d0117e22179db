package org.carrel.hub.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.carrel.hub.catalogue.Isbn;

/**
 * What typed words ask of the index. Each term must be met. The last Latin word may be unfinished.
 *
 * @param beginning that a title begins with the words; empty when they are none that a title could begin with
 * @param whole that a title is just these words
 */
public record Terms(List<Term> all, Optional<Token> beginning, Optional<Token> whole) {
    /** More terms narrow a search no further, and each costs. */
    private static final int TERMS_MAX = 16;

    private static final Pattern LIKE_A_NUMBER = Pattern.compile("(?=.*[0-9])[A-Za-z0-9./-]{2,64}");

    public Terms {
        all = List.copyOf(all);
    }

    /** One condition. */
    public sealed interface Term {}

    /** @param begins whether tokens that only begin with it meet it too */
    public record Token(String token, boolean begins) implements Term {}

    /** A call number or ISBN that begins so, or else all these tokens, for a title such as 2001. */
    public record Code(String code, List<Token> orElse) implements Term {
        public Code {
            orElse = List.copyOf(orElse);
        }
    }

    public static Terms of(String typed, Asked.Field in) {
        return switch (in) {
            case ANY -> any(typed);
            case TITLE -> inText(typed, IndexedTitle.TITLE);
            case AUTHOR -> inText(typed, IndexedTitle.AUTHOR);
            case SUBJECT -> inText(typed, IndexedTitle.SUBJECT);
            case ISBN -> codes(Isbn.in(typed).orElseGet(() -> typed.replaceAll("[^0-9]", "")));
            case CALL_NUMBER -> codes(IndexedTitle.code(typed));
        };
    }

    private static Terms codes(String code) {
        return new Terms(
                code.isEmpty() ? List.of() : List.of(new Code(code, List.of())), Optional.empty(), Optional.empty());
    }

    private static Terms any(String typed) {
        Optional<String> isbn = Isbn.in(typed);
        if (isbn.isPresent()) {
            return codes(isbn.get());
        }
        Terms text = inText(typed, IndexedTitle.TITLE);
        SequencedSet<Term> terms = new LinkedHashSet<>();
        String[] chunks =
                Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().split("\\s+");
        boolean finished = isFinished(typed);
        for (int index = 0; index < chunks.length; index++) {
            String chunk = chunks[index];
            List<Token> tokens = tokens(chunk, finished || index < chunks.length - 1);
            if (LIKE_A_NUMBER.matcher(chunk).matches()) {
                String code = chunk.matches("[0-9-]+") ? chunk.replace("-", "") : IndexedTitle.code(chunk);
                terms.add(new Code(Isbn.in(chunk).orElse(code), tokens));
            } else {
                terms.addAll(tokens);
            }
        }
        return new Terms(terms.stream().limit(TERMS_MAX).toList(), text.beginning(), text.whole());
    }

    private static Terms inText(String typed, String field) {
        List<Token> tokens = tokens(typed, isFinished(typed));
        List<Tokens.Run> runs = Tokens.runs(Folding.fold(typed));
        if (runs.isEmpty()) {
            return new Terms(List.of(), Optional.empty(), Optional.empty());
        }
        Token first = tokens.getFirst();
        return new Terms(
                tokens.stream().map(Term.class::cast).limit(TERMS_MAX).toList(),
                Optional.of(new Token("^" + first.token(), first.begins())),
                Optional.of(new Token(Tokens.whole(field, runs), false)));
    }

    private static boolean isFinished(String typed) {
        return typed.isEmpty() || !Character.isLetterOrDigit(typed.codePointBefore(typed.length()));
    }

    private static List<Token> tokens(String typed, boolean finished) {
        SequencedSet<Token> tokens = new LinkedHashSet<>();
        List<Tokens.Run> runs = Tokens.runs(Folding.fold(typed));
        for (int index = 0; index < runs.size(); index++) {
            Tokens.Run run = runs.get(index);
            if (run.unspaced()) {
                neighbours(run.text(), tokens);
            } else if (finished || index < runs.size() - 1) {
                tokens.add(new Token(run.text(), false));
            } else {
                tokens.add(unfinished(run.text()));
            }
        }
        return List.copyOf(tokens);
    }

    private static Token unfinished(String word) {
        return word.codePointCount(0, word.length()) <= Tokens.EDGE_MAX
                ? new Token(word + Tokens.EDGE, false)
                : new Token(word, true);
    }

    /** Each two neighbours; a character that stands alone, by itself. */
    private static void neighbours(String text, SequencedSet<Token> into) {
        String before = "";
        for (int index = 0; index < text.length(); ) {
            String character = Tokens.character(text, index);
            index += character.length();
            if (!before.isEmpty()) {
                into.add(new Token(before + character, false));
            } else if (character.length() == text.length()) {
                into.add(new Token(character, false));
            }
            before = character;
        }
    }
}
