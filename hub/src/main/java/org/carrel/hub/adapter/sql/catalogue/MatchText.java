package org.carrel.hub.adapter.sql.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.adapter.sql.catalogue.WordTable.Field;
import org.carrel.hub.search.Asked;
import org.carrel.hub.search.IndexedTitle;
import org.carrel.hub.search.Terms;
import org.carrel.hub.search.Terms.Code;
import org.carrel.hub.search.Terms.Token;

/** What is asked, in the language of the table of words; empty when nothing is asked. */
record MatchText(WordTable words) {
    private static final List<Field> TEXT = List.of(Field.TITLE, Field.AUTHOR, Field.SUBJECT);

    static List<Field> fields(Asked.Field in) {
        return switch (in) {
            case ANY -> TEXT;
            case TITLE -> List.of(Field.TITLE);
            case AUTHOR -> List.of(Field.AUTHOR);
            case SUBJECT -> List.of(Field.SUBJECT);
            case ISBN, CALL_NUMBER -> List.of(Field.CODE);
        };
    }

    /** Titles that meet all terms in these fields and are of all that was asked. */
    String all(Terms terms, List<Field> fields, Asked.Only only) {
        List<String> parts = new ArrayList<>();
        for (Terms.Term term : terms.all()) {
            parts.add(
                    switch (term) {
                        case Token token -> words.has(fields, token);
                        case Code code -> code(code, fields);
                    });
        }
        parts.addAll(conditions(only));
        return words.and(parts);
    }

    /** Titles whose field has a further token. */
    String with(Token further, Field field, String match) {
        String has = words.has(List.of(field), further);
        return match.isEmpty() ? has : words.and(List.of(has, match));
    }

    /** What a title must meet so that its field begins with the words. */
    Optional<String> beginning(Terms terms, Field field) {
        return terms.beginning().map(beginning -> with(beginning, field, all(terms, List.of(field), Asked.Only.ALL)));
    }

    String only(Asked.Only only) {
        return words.and(conditions(only));
    }

    private String code(Code code, List<Field> fields) {
        String asCode = words.has(List.of(Field.CODE), new Token(code.code(), true));
        if (code.orElse().isEmpty()) {
            return asCode;
        }
        List<String> asWords =
                code.orElse().stream().map(token -> words.has(fields, token)).toList();
        return words.or(List.of(asCode, "(" + words.and(asWords) + ")"));
    }

    private List<String> conditions(Asked.Only only) {
        return IndexedTitle.conditions(only).stream()
                .map(token -> words.has(List.of(Field.FACET), new Token(token, false)))
                .toList();
    }
}
