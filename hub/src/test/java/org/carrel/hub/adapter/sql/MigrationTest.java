package org.carrel.hub.adapter.sql;

import static org.carrel.hub.Library.EAST;
import static org.carrel.hub.Library.MAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.HubCore;
import org.carrel.hub.HubSettings;
import org.carrel.hub.Library;
import org.carrel.hub.TestPostgres;
import org.carrel.hub.access.AccessRows.Token;
import org.carrel.hub.access.Scope;
import org.carrel.hub.branch.Hours;
import org.carrel.hub.branch.SpecialDay;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.HoldTerms;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * Goal: a library that has run any earlier version loses no row by the next one, and the hub finds its patrons, titles, loans and holds. Method:
 * a database that goes through all versions and at each of them gets a row in every table that there is; then the opening that every start
 * makes; on a file and on a server.
 */
class MigrationTest {
    private static final String FIRST = "1";
    private static final String MIGRATIONS = "classpath:org/carrel/hub/migration";

    /** What a version dropped on purpose: the words of the first search, made anew from the titles, and days that became hours. */
    private static final Set<String> DROPPED = Set.of("bib_word", "branch.closed_weekdays", "branch.closed_dates");

    /** What a version wiped on purpose: the secrets of tickets, of which only hashes are kept since. */
    private static final Set<String> WIPED = Set.of("seat_ticket.token");

    /** The index is no library's truth: it is made from the titles when the hub opens. */
    private static final Set<String> INDEX = Set.of("title_entry", "title_words", "search_state");

    /**
     * What rows need in order to be read; everything else is the version, after a {@code k} where it is a text, and nothing
     * where that is allowed.
     */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("patron.language", "'zh-Hant'"),
            Map.entry("patron.blocks", "''"),
            Map.entry("patron.valid_through", "'2031-12-31'"),
            Map.entry("card.patron", "KEY"),
            Map.entry("card.scheme", "'OWN_BARCODE'"),
            Map.entry("card.state", "'VALID'"),
            Map.entry("bib.title", "'書 ' || KEY"),
            Map.entry("bib.year", "'2019'"),
            Map.entry("bib.material", "'BOOK'"),
            Map.entry("bib.subjects", "''"),
            Map.entry("item.afi_in_stock", "7"),
            Map.entry("item.afi_on_loan", "194"),
            Map.entry("item.use_of_it", "'LENDABLE'"),
            Map.entry("branch.hours", "'mon 08:00-17:00'"),
            Map.entry("loan.state", "'OPEN'"),
            Map.entry("hold.state", "'WAITING'"));

    @TempDir
    private Path folder;

    /** One engine: an empty database, what stops it at a version, and the product's own opening. */
    private record Engine(String name, String own, DataSource source, String unchecked, Supplier<SqlDatabase> opening) {
        Flyway upTo(String version) {
            return Flyway.configure()
                    .dataSource(source)
                    .locations(MIGRATIONS, MIGRATIONS + own)
                    .target(version)
                    .load();
        }
    }

    private Engine sqlite() {
        Path file = folder.resolve("hub.sqlite");
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return new Engine("SQLite", "-sqlite", source, "PRAGMA foreign_keys = 0", () -> SqliteFile.open(file));
    }

    private static Engine postgresql() {
        PostgresAddress address = TestPostgres.shared().bareAddress();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        source.setPassword("postgres");
        return new Engine(
                "PostgreSQL",
                "-postgresql",
                source,
                "SET session_replication_role = replica",
                () -> PostgresDatabase.open(address, "postgres"));
    }

    @Test
    void rowsOfEachVersionComeThroughOnAFile() throws SQLException {
        comeThrough(sqlite());
    }

    @Test
    void rowsOfEachVersionComeThroughOnAServer() throws SQLException {
        comeThrough(postgresql());
    }

    @Test
    void closedDaysOfABranchBecomeItsHoursAndItsSpecialDays() throws SQLException {
        for (Engine engine : List.of(sqlite(), postgresql())) {
            engine.upTo("27").migrate();
            try (Connection connection = engine.source().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO branch (site, name_zh, name_en, closed_weekdays, closed_dates) VALUES"
                        + " ('main', '總館', 'Main', 'MONDAY,SUNDAY', '2026-12-24,2027-02-05,2027-02-06'),"
                        + " ('east', '東區', 'East', '', '')");
                statement.execute("INSERT INTO special_day (site, day, hours, reason)"
                        + " VALUES ('main', '2027-02-05', '09:00-12:00', '小年夜')");
            }
            try (HubCore core = hub(engine.opening().get())) {
                core.store().<Boolean>read(services -> {
                    assertEquals(
                            WeeklyHours.parse("tue 00:00-23:59, wed 00:00-23:59, thu 00:00-23:59, fri 00:00-23:59,"
                                    + " sat 00:00-23:59, holidays"),
                            services.branches().branch(MAIN).orElseThrow().hours());
                    assertEquals(
                            List.of(
                                    new SpecialDay(MAIN, LocalDate.of(2026, 12, 24), List.of(), ""),
                                    new SpecialDay(
                                            MAIN, LocalDate.of(2027, 2, 5), List.of(Hours.parse("09:00-12:00")), "小年夜"),
                                    new SpecialDay(MAIN, LocalDate.of(2027, 2, 6), List.of(), "")),
                            services.calendar().special(MAIN, LocalDate.of(2026, 1, 1)),
                            engine.name());
                    assertEquals(
                            WeeklyHours.ALWAYS,
                            services.branches().branch(EAST).orElseThrow().hours());
                    return true;
                });
            }
        }
    }

    @Test
    void aTokenOfBeforeMayDoWhatItCould() throws SQLException {
        for (Engine engine : List.of(sqlite(), postgresql())) {
            engine.upTo("35").migrate();
            try (Connection connection = engine.source().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO api_token (id, name, scope, hash, made) VALUES"
                        + " ('t1', 'screen', 'READ', '00', 1), ('t2', 'console', 'DEVICE_CONSOLE', '00', 1),"
                        + " ('t3', 'check', 'CIRCULATION', '00', 1), ('t4', 'tour', 'STAFF', '00', 1)");
            }
            try (HubCore core = hub(engine.opening().get())) {
                assertEquals(
                        List.of(
                                Scope.parse("catalogue,events,devices,applications"),
                                Scope.parse("catalogue,events,devices,applications,device-control"),
                                Scope.parse("catalogue,events,devices,applications,seats,circulation"),
                                Scope.ALL),
                        core.store().read(services -> services.access().tokens()).stream()
                                .map(Token::scopes)
                                .toList(),
                        engine.name());
            }
        }
    }

    private static void comeThrough(Engine engine) throws SQLException {
        List<String> versions = Arrays.stream(engine.upTo("latest").info().all())
                .map(migration -> migration.getVersion().getVersion())
                .toList();
        List<Kept> kept = new ArrayList<>();
        // The last step is left to the product's own opening.
        for (String version : versions.subList(0, versions.size() - 1)) {
            engine.upTo(version).migrate();
            try (Connection connection = engine.source().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(engine.unchecked());
                for (String table : tables(connection)) {
                    kept.add(fill(connection, statement, table, version));
                }
            }
        }
        assertEquals(
                versions.size() - 1, kept.stream().map(Kept::version).distinct().count());
        SqlDatabase opened = engine.opening().get();
        try (Connection connection = engine.source().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = tables(connection);
            for (Kept row : kept) {
                if (!DROPPED.contains(row.table())) {
                    assertTrue(tables.contains(row.table()), row.table() + " is gone");
                    assertTrue(row.withoutDropped().isIn(statement), row + " is lost");
                }
            }
        }
        serves(opened, versions.subList(0, versions.size() - 1));
    }

    /** A row that a version wrote, with the columns that it had then. */
    private record Kept(String version, String table, List<String> columns, List<String> values) {
        Kept withoutDropped() {
            List<String> names = new ArrayList<>();
            List<String> written = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                if (!DROPPED.contains(table + "." + columns.get(column))) {
                    names.add(columns.get(column));
                    written.add(values.get(column));
                }
            }
            return new Kept(version, table, names, written);
        }

        boolean isIn(Statement statement) throws SQLException {
            try (ResultSet rows = statement.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table)) {
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= columns.size(); column++) {
                        row.add(rows.getString(column));
                    }
                    if (row.equals(values)) {
                        return true;
                    }
                }
                return false;
            }
        }
    }

    /** A hub on it finds each version's patrons, titles, loans and holds. */
    private static void serves(SqlDatabase database, List<String> versions) {
        try (HubCore core = hub(database)) {
            for (String version : versions) {
                String key = "k" + version;
                core.store().<Boolean>read(services -> {
                    assertTrue(services.patrons().patron(new PatronId(key)).isPresent(), key);
                    assertFalse(services.search().suggest("書 " + key, 5).isEmpty(), key + " is found");
                    if (!version.equals(FIRST)) {
                        assertEquals(
                                new PatronId(key),
                                services.lending()
                                        .openLoan(new ItemId(key))
                                        .orElseThrow()
                                        .patron());
                        assertInstanceOf(
                                Hold.Waiting.class,
                                services.reservations()
                                        .hold(new HoldId(key), Library.START)
                                        .orElseThrow());
                    }
                    return true;
                });
            }
        }
    }

    private static HubCore hub(SqlDatabase database) {
        HubSettings settings = new HubSettings(
                LoanTerms.USUAL,
                HoldTerms.USUAL,
                new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                Bytes.hex("00"));
        return new HubCore(
                new HubCore.Parts(database, settings, Duration.ofSeconds(100), List.of(), () -> "id", () -> {}));
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet tables =
                connection.getMetaData().getTables(null, schema(connection), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                boolean ours = !name.startsWith("sqlite_") && !name.startsWith("flyway_");
                if (ours && INDEX.stream().noneMatch(name::startsWith)) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static String schema(Connection connection) throws SQLException {
        return String.valueOf(connection.getSchema()).equals("public") ? "public" : "%";
    }

    private static Kept fill(Connection connection, Statement statement, String table, String version)
            throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (ResultSet columns = connection.getMetaData().getColumns(null, schema(connection), table, "%")) {
            while (columns.next()) {
                String name = columns.getString("COLUMN_NAME");
                boolean text = columns.getString("TYPE_NAME").equalsIgnoreCase("text");
                boolean nullable = columns.getString("IS_NULLABLE").equals("YES");
                String usual = nullable ? "NULL" : text ? "KEY" : "NUMBER";
                names.add(name);
                values.add(VALUES.getOrDefault(table + "." + name, usual)
                        .replace("KEY", "'k" + version + "'")
                        .replace("NUMBER", version));
            }
        }
        String columns = String.join(", ", names);
        statement.execute("INSERT INTO " + table + " (" + columns + ") VALUES (" + String.join(", ", values) + ")");
        for (int column = names.size() - 1; column >= 0; column--) {
            if (WIPED.contains(table + "." + names.get(column))) {
                names.remove(column);
                values.remove(column);
            }
        }
        try (ResultSet row = statement.executeQuery("SELECT " + String.join(", ", values))) {
            List<String> written = new ArrayList<>();
            row.next();
            for (int column = 1; column <= names.size(); column++) {
                written.add(row.getString(column));
            }
            return new Kept(version, table, names, written);
        }
    }
}
