package org.carrel.hub.adapter.csv;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into rows and cells as RFC 4180 says; a row knows on which line it starts. */
final class CsvRows {
    private CsvRows() {}

    /**
     * @param line on which it starts, from 1
     * @param cells without surrounding blanks
     * @param broken whether a quote in it never closed
     */
    record Row(int line, List<String> cells, boolean broken) {
        Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    static List<Row> of(String text) {
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int start = 1;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (quoted) {
                if (c == '"' && index + 1 < text.length() && text.charAt(index + 1) == '"') {
                    cell.append('"');
                    index++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
                line += c == '\n' ? 1 : 0;
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (c == ',') {
                cells.add(take(cell));
            } else if (c == '\n') {
                cells.add(take(cell));
                rows.add(new Row(start, cells, false));
                cells = new ArrayList<>();
                line++;
                start = line;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !cells.isEmpty() || quoted) {
            cells.add(take(cell));
            rows.add(new Row(start, cells, quoted));
        }
        return rows;
    }

    private static String take(StringBuilder cell) {
        String value = cell.toString().strip();
        cell.setLength(0);
        return value;
    }
}
