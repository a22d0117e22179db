package org.carrel.hub.adapter.sql.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.search.IndexedTitle;
import org.carrel.hub.search.Terms.Token;

/** FTS5. A query streams in the order of numbers and stops at its limit, so a word in every third title costs no more than a rare one. */
record SqliteWords(Sql sql) implements WordTable {
    @Override
    public String has(List<Field> fields, Token token) {
        String columns = fields.stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return "{" + columns + "} : \"" + token.token().replace("\"", "\"\"") + '"' + (token.begins() ? " *" : "");
    }

    @Override
    public String and(List<String> parts) {
        return String.join(" AND ", parts);
    }

    @Override
    public String or(List<String> parts) {
        return "(" + String.join(" OR ", parts) + ")";
    }

    @Override
    public List<Long> numbers(String match, Numbers stretch, int limit) {
        String numbers = sql.first(
                        "SELECT group_concat(number) AS numbers FROM (SELECT rowid AS number FROM title_words"
                                + " WHERE title_words MATCH ? AND rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?)",
                        row -> row.optionalText("numbers").orElse(""),
                        match,
                        stretch.after(),
                        stretch.through(),
                        limit)
                .orElse("");
        return numbers.isEmpty()
                ? List.of()
                : Arrays.stream(numbers.split(",")).map(Long::valueOf).sorted().toList();
    }

    @Override
    public void put(long number, IndexedTitle title) {
        sql.update(
                "INSERT INTO title_words (rowid, title, author, subject, code, facet) VALUES (?, ?, ?, ?, ?, ?)",
                number,
                String.join(" ", title.title()),
                String.join(" ", title.author()),
                String.join(" ", title.subject()),
                String.join(" ", title.code()),
                String.join(" ", title.facet()));
    }

    @Override
    public void remove(long number) {
        sql.update("DELETE FROM title_words WHERE rowid = ?", number);
    }

    @Override
    public String these() {
        return "json_each(?) j";
    }

    @Override
    public String lines(String column) {
        return "group_concat(" + column + ", char(10))";
    }
}
