package org.carrel.hub.adapter.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.carrel.hub.adapter.csv.CsvRows.Row;
import org.carrel.hub.importing.ImportReport;
import org.carrel.hub.importing.ImportReport.Problem;

/** A CSV file with a header row, read cell by cell with every problem noted. */
final class CsvTable {
    private final List<Row> rows;
    private final SortedMap<String, Integer> columns;

    private CsvTable(List<Row> rows, SortedMap<String, Integer> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Reads the file and its header; empty when that is not possible, with the reason in the report.
     *
     * @param known column names by what may be written for them, both in lower case
     * @param required columns without which nothing can be imported
     */
    static Optional<CsvTable> open(
            InputStream file, Map<String, String> known, List<String> required, ImportReport.Draft report)
            throws IOException {
        return switch (CsvText.read(file)) {
            case CsvText.Read.Unreadable unreadable -> {
                report.problem(new Problem(0, "file", unreadable.reason(), true));
                yield Optional.empty();
            }
            case CsvText.Read.Text text -> {
                if (!text.remark().isEmpty()) {
                    report.remark(text.remark());
                }
                yield header(CsvRows.of(text.text()), known, required, report);
            }
        };
    }

    private static Optional<CsvTable> header(
            List<Row> rows, Map<String, String> known, List<String> required, ImportReport.Draft report) {
        if (rows.isEmpty()) {
            report.problem(new Problem(0, "file", "The file is empty.", true));
            return Optional.empty();
        }
        SortedMap<String, Integer> columns = new TreeMap<>();
        List<String> cells = rows.getFirst().cells();
        boolean usable = true;
        for (int index = 0; index < cells.size(); index++) {
            String written = cells.get(index);
            String column = known.get(written.toLowerCase(Locale.ROOT));
            if (column == null && !written.isEmpty()) {
                report.problem(
                        new Problem(1, "column " + shown(written), "it is not known here and was ignored", false));
            } else if (column != null && columns.putIfAbsent(column, index) != null) {
                report.problem(new Problem(1, "column " + column, "it is there twice", true));
                usable = false;
            }
        }
        for (String column : required) {
            if (!columns.containsKey(column)) {
                report.problem(new Problem(
                        1, "column " + column, "it is missing, and nothing can be imported without it", true));
                usable = false;
            }
        }
        return usable ? Optional.of(new CsvTable(rows.subList(1, rows.size()), columns)) : Optional.empty();
    }

    /** A heading comes from the file: not more of it than fits a sentence. */
    private static String shown(String written) {
        return written.length() <= 30 ? written : written.substring(0, 30) + "…";
    }

    /** The rows that are not blank. */
    List<Cells> rows() {
        List<Cells> cells = new ArrayList<>();
        for (Row row : rows) {
            if (!row.isBlank()) {
                cells.add(new Cells(row, columns));
            }
        }
        return cells;
    }

    /** One row's cells by column name; collects what is wrong with them. */
    static final class Cells {
        private final Row row;
        private final SortedMap<String, Integer> columns;
        private final List<Problem> problems = new ArrayList<>();

        private Cells(Row row, SortedMap<String, Integer> columns) {
            this.row = row;
            this.columns = columns;
            int last =
                    columns.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            if (row.broken()) {
                problem("row", "a quotation mark is opened and never closed");
            } else if (row.cells().size() <= last) {
                problem("row", "it has " + row.cells().size() + " cells, fewer than the header");
            }
        }

        /** The same cells, of which only the row's own form has been judged. */
        Cells unread() {
            return new Cells(row, columns);
        }

        int line() {
            return row.line();
        }

        /** The cell, or empty text when the file has no such column or the row no such cell. */
        String text(String column) {
            Integer index = columns.get(column);
            return index == null || index >= row.cells().size()
                    ? ""
                    : row.cells().get(index);
        }

        String required(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                problem("column " + column, "it is empty");
            }
            return text;
        }

        /** What {@code reader} makes of the cell; a refusal is noted and gives nothing. */
        <T> Optional<T> read(String column, Function<String, T> reader, String wanted) {
            try {
                return Optional.of(reader.apply(text(column)));
            } catch (IllegalArgumentException | java.time.DateTimeException refused) {
                // The value itself may be personal, so it is not repeated.
                problem("column " + column, "it must be " + wanted);
                return Optional.empty();
            }
        }

        void problem(String where, String reason) {
            problems.add(new Problem(row.line(), where, reason, true));
        }

        List<Problem> problems() {
            return List.copyOf(problems);
        }
    }
}
