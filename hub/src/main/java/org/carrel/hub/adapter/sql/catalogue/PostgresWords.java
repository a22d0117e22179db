package org.carrel.hub.adapter.sql.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.search.IndexedTitle;
import org.carrel.hub.search.Terms.Token;

/** A tsvector of our own words, none of PostgreSQL's. Its index finds all that match before they are put in order. */
record PostgresWords(Sql sql) implements WordTable {
    @Override
    public String has(List<Field> fields, Token token) {
        return or(fields.stream()
                .map(field -> quoted(field, token.token()) + (token.begins() ? ":*" : ""))
                .toList());
    }

    @Override
    public String and(List<String> parts) {
        return String.join(" & ", parts);
    }

    @Override
    public String or(List<String> parts) {
        return "(" + String.join(" | ", parts) + ")";
    }

    @Override
    public List<Long> numbers(String match, Numbers stretch, int limit) {
        return sql.list(
                "SELECT number FROM title_words WHERE words @@ CAST(? AS tsquery) AND number > ? AND number <= ?"
                        + " ORDER BY number LIMIT ?",
                row -> row.number("number"),
                match,
                stretch.after(),
                stretch.through(),
                limit);
    }

    @Override
    public void put(long number, IndexedTitle title) {
        String words = Stream.of(
                        quoted(Field.TITLE, title.title()),
                        quoted(Field.AUTHOR, title.author()),
                        quoted(Field.SUBJECT, title.subject()),
                        quoted(Field.CODE, title.code()),
                        quoted(Field.FACET, title.facet()))
                .collect(Collectors.joining(" "));
        sql.update("INSERT INTO title_words (number, words) VALUES (?, CAST(? AS tsvector))", number, words);
    }

    private static String quoted(Field field, Collection<String> tokens) {
        return tokens.stream().map(token -> quoted(field, token)).collect(Collectors.joining(" "));
    }

    /** As a lexeme in tsvector and tsquery alike: in quotes, with quotes and backslashes doubled. */
    private static String quoted(Field field, String token) {
        return "'" + field.name().charAt(0) + token.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Override
    public void remove(long number) {
        sql.update("DELETE FROM title_words WHERE number = ?", number);
    }

    @Override
    public String these() {
        return "(SELECT CAST(value AS BIGINT) AS value FROM json_array_elements_text(CAST(? AS json)) AS given(value)) j";
    }

    @Override
    public String lines(String column) {
        return "string_agg(" + column + ", chr(10))";
    }
}
