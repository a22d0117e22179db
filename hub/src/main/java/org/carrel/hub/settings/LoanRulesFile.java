package org.carrel.hub.settings;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.LoanRule;
import org.carrel.hub.lending.LoanRule.Match;

/**
 * The loan rules as a table in a text file: the first line names the columns, each further line is one rule, and the first rule
 * that fits a loan decides it. {@code *} is every patron, item or branch; a column that is left out is as usual; what follows
 * {@code #} is a remark.
 *
 * <pre>
 * patron  item  branch  days  at-most  renewals  suspend
 * child   av    *       7     3        0         1
 * *       av    *       7     5        0         1
 * *       *     *       28    20       2         1
 * </pre>
 */
final class LoanRulesFile {
    private static final int LINES_MAX = 1_000;

    /** What a rule says, in the order of {@link LoanRule}. */
    private enum Column {
        PATRON("a patron category, or *"),
        ITEM("a kind of item, or *"),
        BRANCH("a branch, or *"),
        DAYS("a whole number from 1 to 365"),
        AT_MOST("a whole number from 0 to 1000"),
        RENEWALS("a whole number from 0 to 20"),
        GRACE("a whole number of days from 0 to 60"),
        RECALL("a whole number of days from 1 to 365"),
        SUSPEND("a whole number of days from 0 to 30"),
        SUSPEND_MAX("a whole number of days from 0 to 1100"),
        FINE("an amount of money such as 5"),
        FINE_MAX("an amount of money such as 500"),
        FEE("an amount of money such as 20");

        private final String allowed;

        Column(String allowed) {
            this.allowed = allowed;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final LoanRule usual;
    private final Currency currency;
    private final List<String> problems = new ArrayList<>();

    private LoanRulesFile(LoanRule usual, Currency currency) {
        this.usual = usual;
        this.currency = currency;
    }

    /** What reading gave: rules, or one sentence for each thing that is wrong. */
    record Read(List<LoanRule> rules, List<String> problems) {
        Read {
            rules = List.copyOf(rules);
            problems = List.copyOf(problems);
        }
    }

    /** @param usual what a column says that is left out */
    static Read read(List<String> lines, LoanRule usual, Currency currency) {
        return new LoanRulesFile(usual, currency).read(lines);
    }

    private Read read(List<String> lines) {
        List<LoanRule> rules = new ArrayList<>();
        List<Column> columns = List.of();
        if (lines.size() > LINES_MAX) {
            return new Read(List.of(), List.of("the loan rules have more than " + LINES_MAX + " lines."));
        }
        for (int number = 1; number <= lines.size(); number++) {
            List<String> cells = cells(lines.get(number - 1));
            if (cells.isEmpty()) {
                continue;
            }
            if (columns.isEmpty()) {
                columns = columns(cells, number);
                if (columns.isEmpty()) {
                    return new Read(List.of(), problems);
                }
            } else if (cells.size() != columns.size()) {
                problems.add("line " + number + " of the loan rules has " + cells.size() + " values for "
                        + columns.size() + " columns.");
            } else {
                rules.add(rule(columns, cells, number));
            }
        }
        requireAnEnd(rules);
        return new Read(problems.isEmpty() ? rules : List.of(), problems);
    }

    private static List<String> cells(String line) {
        int remark = line.indexOf('#');
        String said = (remark < 0 ? line : line.substring(0, remark)).strip();
        return said.isEmpty() ? List.of() : List.of(said.split("\\s+"));
    }

    private List<Column> columns(List<String> names, int number) {
        List<Column> found = new ArrayList<>();
        for (String name : names) {
            List<Column> fitting = List.of(Column.values()).stream()
                    .filter(column -> column.word().equals(name))
                    .toList();
            if (fitting.isEmpty() || found.contains(fitting.getFirst())) {
                problems.add("line " + number + " of the loan rules: '" + name + "' is no column, or is there twice;"
                        + " the columns are "
                        + String.join(
                                ", ",
                                List.of(Column.values()).stream()
                                        .map(Column::word)
                                        .toList())
                        + ".");
                return List.of();
            }
            found.add(fitting.getFirst());
        }
        return found;
    }

    private LoanRule rule(List<Column> columns, List<String> cells, int number) {
        SortedMap<Column, String> said = new TreeMap<>();
        for (int index = 0; index < cells.size(); index++) {
            said.put(columns.get(index), cells.get(index));
        }
        Line line = new Line(said, number);
        LoanRule.Late late = usual.late();
        return new LoanRule(
                line.match(Column.PATRON),
                line.match(Column.ITEM),
                line.match(Column.BRANCH),
                line.number(Column.DAYS, 1, 365, usual.days()),
                line.number(Column.AT_MOST, 0, 1_000, usual.atMost()),
                line.number(Column.RENEWALS, 0, 20, usual.renewals()),
                line.number(Column.GRACE, 0, 60, usual.grace()),
                line.number(Column.RECALL, 1, 365, usual.recall()),
                new LoanRule.Late(
                        line.number(Column.SUSPEND, 0, 30, late.days()),
                        line.number(Column.SUSPEND_MAX, 0, 1_100, late.daysMax()),
                        line.money(Column.FINE, late.fine()),
                        line.money(Column.FINE_MAX, late.fineMax())),
                line.money(Column.FEE, usual.fee()));
    }

    /** The values of one line. */
    private final class Line {
        private final SortedMap<Column, String> said;
        private final int number;

        private Line(SortedMap<Column, String> said, int number) {
            this.said = said;
            this.number = number;
        }

        private Match match(Column column) {
            return value(column, new Match.Any(), text -> text.equals("*") ? new Match.Any() : new Match.Only(text));
        }

        private int number(Column column, int least, int most, int otherwise) {
            return value(column, otherwise, text -> {
                int found = Integer.parseInt(text);
                if (found < least || found > most) {
                    throw new IllegalArgumentException("out of range");
                }
                return found;
            });
        }

        private Money money(Column column, Money otherwise) {
            return value(column, otherwise, text -> Money.parse(text, currency));
        }

        private <T> T value(Column column, T otherwise, Function<String, T> reader) {
            String text = said.getOrDefault(column, "");
            if (text.isEmpty()) {
                return otherwise;
            }
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException bad) {
                problems.add("line " + number + " of the loan rules: " + column.word() + " is '" + text
                        + "'; it must be " + column.allowed + ".");
                return otherwise;
            }
        }
    }

    /** Without a last rule for everybody, some loan would have none; and what stands below it would never be reached. */
    private void requireAnEnd(List<LoanRule> rules) {
        int forAll = -1;
        for (int index = 0; index < rules.size() && forAll < 0; index++) {
            LoanRule rule = rules.get(index);
            boolean every = rule.patron() instanceof Match.Any
                    && rule.item() instanceof Match.Any
                    && rule.branch() instanceof Match.Any;
            forAll = every ? index : forAll;
        }
        if (forAll < 0) {
            problems.add("the loan rules must end with one for every patron, item and branch: * * *.");
        } else if (forAll < rules.size() - 1) {
            problems.add("the loan rules below the one for every patron, item and branch are never used; put it last.");
        }
    }
}
