package org.carrel.fleet.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A benchmark's figures, printed for people and written as JSON for machines. */
public record Table(String name, List<Figure> figures) {
    private static final List<String> HEAD = List.of("figure", "value", "unit", "baseline", "ratio", "bar", "");

    public Table {
        figures = List.copyOf(figures);
    }

    public boolean holds() {
        return figures.stream().allMatch(Figure::holds);
    }

    public void print(PrintStream out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Figure figure : figures) {
            boolean held = !(figure.bar() instanceof Figure.Bar.None);
            rows.add(List.of(
                    figure.name(),
                    number(figure.value()),
                    figure.unit(),
                    optional(figure.baseline()),
                    optional(figure.ratio()),
                    figure.bar().words(),
                    held ? (figure.holds() ? "holds" : "FALLS SHORT") : ""));
        }
        int[] widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        out.println();
        out.println(name);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < widths.length; column++) {
                boolean left = column == 0 || column == 2 || column >= 5;
                line.append(String.format(
                        Locale.ROOT,
                        left ? "%-" + pad(widths[column]) + "s  " : "%" + pad(widths[column]) + "s  ",
                        row.get(column)));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    public Path write(Path folder) throws IOException {
        StringBuilder json = new StringBuilder("[");
        for (int index = 0; index < figures.size(); index++) {
            Figure figure = figures.get(index);
            json.append(index == 0 ? "\n" : ",\n")
                    .append(String.format(
                            Locale.ROOT,
                            "  {\"figure\":\"%s\", \"value\":%s, \"unit\":\"%s\", \"baseline\":%s, \"ratio\":%s, \"bar\":\"%s\", \"holds\":%s}",
                            figure.name().replace("\\", "\\\\").replace("\"", "\\\""),
                            json(OptionalDouble.of(figure.value())),
                            figure.unit(),
                            json(figure.baseline()),
                            json(figure.ratio()),
                            figure.bar().words(),
                            figure.holds()));
        }
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name + ".json"), json.append("\n]\n"));
    }

    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return String.format(
                Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 1 ? "%.2f" : "%.4f", value);
    }

    private static int pad(int width) {
        return Math.max(1, width);
    }

    private static String optional(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    private static String json(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble())
                ? Double.toString(value.getAsDouble())
                : "null";
    }
}
