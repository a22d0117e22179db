package org.carrel.hub.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.search.Tokens.Run;

/**
 * How well a title that was found fits the words, told from the title alone: 0 it is just these words, 1 it begins with the first of
 * them and has them all, 2 it has them all, 3 they are elsewhere too. The same as the index says by its tokens.
 */
public final class TitleRank {
    private static final int WHOLE = 0;
    private static final int BEGINS = 1;
    private static final int HAS = 2;
    private static final int ELSEWHERE = 3;

    private final List<Terms.Token> tokens;
    private final Optional<Terms.Token> beginning;
    private final Optional<Terms.Token> whole;

    private TitleRank(Terms terms, List<Terms.Token> tokens) {
        this.tokens = List.copyOf(tokens);
        this.beginning = terms.beginning();
        this.whole = terms.whole();
    }

    /** Empty when titles alone do not tell: for codes, and for words asked for in another field. */
    public static Optional<TitleRank> of(Terms terms, Asked.Field in) {
        List<Terms.Token> tokens = new ArrayList<>();
        for (Terms.Term term : terms.all()) {
            if (term instanceof Terms.Token token) {
                tokens.add(token);
            } else {
                return Optional.empty();
            }
        }
        boolean byTitle = in == Asked.Field.ANY || in == Asked.Field.TITLE;
        return byTitle && !tokens.isEmpty() ? Optional.of(new TitleRank(terms, tokens)) : Optional.empty();
    }

    public int of(String title) {
        String folded = Folding.fold(title);
        List<Run> runs = Tokens.runs(folded);
        if (whole.filter(token -> isWhole(token, folded, runs)).isPresent()) {
            return WHOLE;
        }
        if (!tokens.stream().allMatch(token -> has(runs, token))) {
            return ELSEWHERE;
        }
        return beginning.filter(token -> begins(runs, token)).isPresent() ? BEGINS : HAS;
    }

    private static boolean isWhole(Terms.Token token, String folded, List<Run> runs) {
        return token.token().equals(Tokens.whole(IndexedTitle.TITLE, runs))
                || token.token()
                        .equals(Tokens.whole(IndexedTitle.TITLE, Tokens.runs(IndexedTitle.withoutSubtitle(folded))));
    }

    private static boolean has(List<Run> runs, Terms.Token token) {
        return runs.stream().anyMatch(run -> run.unspaced() ? run.text().contains(token.token()) : isWord(run, token));
    }

    private static boolean begins(List<Run> runs, Terms.Token token) {
        if (runs.isEmpty()) {
            return false;
        }
        Run first = runs.getFirst();
        Terms.Token plain = new Terms.Token(token.token().substring(1), token.begins());
        return first.unspaced() ? first.text().startsWith(plain.token()) : isWord(first, plain);
    }

    private static boolean isWord(Run run, Terms.Token token) {
        String word = token.token();
        if (word.endsWith(Tokens.EDGE)) {
            return run.text().startsWith(word.substring(0, word.length() - 1));
        }
        return token.begins() ? run.text().startsWith(word) : run.text().equals(word);
    }
}
