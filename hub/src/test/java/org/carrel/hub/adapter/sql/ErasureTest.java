package org.carrel.hub.adapter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.Library;
import org.carrel.hub.retention.Retention.Erasing;
import org.carrel.hub.retention.Retention.Obligation;
import org.junit.jupiter.api.Test;

/**
 * Goal: a patron who was erased is in no table, whichever tables there will be. Method: the schema itself says which columns name a
 * patron; each table with one gets a row of a patron; after the erasure every text of the whole database is looked at.
 */
class ErasureTest {
    /** By the names that columns about patrons have; staff are people of their own. */
    private static final Pattern PATRONS =
            Pattern.compile("(?!staff).*(?:patron|applicant|member|present|borrower|reader|person|holder|card).*");

    /** What a row needs so that nothing is owed for it; other texts are a key, other numbers 0, and nothing where that is allowed. */
    private static final Map<String, String> VALUES = Map.of(
            "loan.state", "'RETURNED'",
            "loan.lent_at", "'main'",
            "loan.ended", "0",
            "card.number", "'C-second'",
            "card.scheme", "'OWN_BARCODE'",
            "card.state", "'VALID'",
            "roster_hash.card", "'C-ANN'");

    /** Its entries stay; the key in them leads nowhere. */
    private static final String AUDIT = "audit.subject";

    private final Library library = new Library();
    private final PatronId ann = library.patron("ann");
    private final SqlStore<Sql> rows = new SqlStore<>(library.database.database(), sql -> sql, () -> {});

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T database(Work<T> work) {
        return rows.write(sql -> {
            try {
                return work.on(sql.connection());
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    private record Column(String name, boolean text, boolean nullable) {
        boolean namesAPatron() {
            return text && PATRONS.matcher(name).matches();
        }
    }

    /** Every table, with its columns; those of the full-text index are made from the titles. */
    private static TreeMap<String, List<Column>> schema(Connection connection) throws SQLException {
        TreeMap<String, List<Column>> tables = new TreeMap<>();
        String schema = String.valueOf(connection.getSchema()).equals("public") ? "public" : "%";
        try (ResultSet rows = connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (!table.startsWith("sqlite_") && !table.startsWith("flyway_") && !table.startsWith("title_")) {
                    tables.put(table, new ArrayList<>());
                }
            }
        }
        for (var table : tables.entrySet()) {
            try (ResultSet columns = connection.getMetaData().getColumns(null, schema, table.getKey(), "%")) {
                while (columns.next()) {
                    table.getValue()
                            .add(new Column(
                                    columns.getString("COLUMN_NAME"),
                                    columns.getString("TYPE_NAME").equalsIgnoreCase("text"),
                                    columns.getString("IS_NULLABLE").equals("YES")));
                }
            }
        }
        return tables;
    }

    /** A row of the patron in each table that can have one. */
    private TreeSet<String> fill() {
        return database(connection -> {
            TreeSet<String> filled = new TreeSet<>();
            try (Statement statement = connection.createStatement()) {
                for (var table : schema(connection).entrySet()) {
                    if (table.getValue().stream().anyMatch(Column::namesAPatron)) {
                        filled.add(table.getKey());
                        statement.execute(insertion(table.getKey(), table.getValue()));
                    }
                }
            }
            return filled;
        });
    }

    private String insertion(String table, List<Column> columns) {
        List<String> values = columns.stream()
                .map(column -> VALUES.getOrDefault(
                        table + "." + column.name(),
                        column.namesAPatron()
                                ? "'" + ann + "'"
                                : column.nullable() ? "NULL" : column.text() ? "'key'" : "0"))
                .toList();
        return "INSERT INTO " + table + " ("
                + String.join(", ", columns.stream().map(Column::name).toList()) + ") VALUES ("
                + String.join(", ", values) + ")";
    }

    /** Each column that has the patron's key, card or address in it. */
    private TreeSet<String> traces() {
        return database(connection -> {
            TreeSet<String> found = new TreeSet<>();
            try (Statement statement = connection.createStatement()) {
                for (var table : schema(connection).entrySet()) {
                    for (Column column : table.getValue()) {
                        if (column.text() && names(statement, table.getKey(), column.name())) {
                            found.add(table.getKey() + "." + column.name());
                        }
                    }
                }
            }
            return found;
        });
    }

    private boolean names(Statement statement, String table, String column) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT " + column + " FROM " + table)) {
            Pattern traces = Pattern.compile("\\b(?:C-)?" + ann + "\\b", Pattern.CASE_INSENSITIVE);
            while (rows.next()) {
                String text = rows.getString(1);
                if (text != null && traces.matcher(text).find()) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void whoWasErasedIsInNoTable() {
        TreeSet<String> filled = fill();
        assertTrue(
                filled.containsAll(List.of("card_application", "ils_errand", "loan", "seat_booking", "seat_log")),
                filled.toString());
        assertTrue(filled.size() > 20, filled.toString());
        assertTrue(traces().containsAll(List.of("card_application.patron", "ils_errand.patron", "roster_hash.card")));
        assertInstanceOf(Erasing.Erased.class, library.act(s -> s.retention().erase(ann, Library.DESK, library.now)));
        assertEquals(new TreeSet<>(List.of(AUDIT)), traces());
    }

    @Test
    void nobodyIsErasedBeforeTheOtherSystemKnows() {
        fill();
        database(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("UPDATE ils_errand SET state = 'UNCERTAIN'");
            }
        });
        assertEquals(
                new Erasing.Refused(List.of(Obligation.LIBRARY_SYSTEM_NOT_TOLD)),
                library.act(s -> s.retention().erase(ann, Library.DESK, library.now)));
    }
}
