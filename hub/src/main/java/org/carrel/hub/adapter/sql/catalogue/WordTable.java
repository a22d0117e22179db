package org.carrel.hub.adapter.sql.catalogue;

import java.util.List;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.search.IndexedTitle;
import org.carrel.hub.search.Terms.Token;

/** The table of words, as each engine has it: how it is asked, written, and read in few large pieces. */
sealed interface WordTable permits SqliteWords, PostgresWords {
    /** The fields of a title. */
    enum Field {
        TITLE,
        AUTHOR,
        SUBJECT,
        CODE,
        FACET
    }

    static WordTable of(Sql sql) {
        return switch (sql.engine()) {
            case SQLITE -> new SqliteWords(sql);
            case POSTGRESQL -> new PostgresWords(sql);
        };
    }

    /** That one of the fields has the token; quoted, so nothing that was typed is read as language. */
    String has(List<Field> fields, Token token);

    /** None of {@code parts} is empty; there is at least one. */
    String and(List<String> parts);

    String or(List<String> parts);

    /** The first {@code limit} numbers of the stretch whose titles match, in their order. */
    List<Long> numbers(String match, Numbers stretch, int limit);

    void put(long number, IndexedTitle title);

    void remove(long number);

    /** A source of rows {@code j(value)}, made of one parameter: a JSON list of numbers. */
    String these();

    /** The values of a column as one text, with line feeds between. */
    String lines(String column);
}
