package org.carrel.hub.adapter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.Library;
import org.carrel.hub.TestStore;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.circulation.Circulation.CheckingOut;
import org.carrel.hub.circulation.Circulation.Manner;
import org.carrel.hub.circulation.Circulation.Wanted;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.Next;
import org.carrel.hub.reservation.Reservations.Placing;
import org.carrel.hub.store.Services;
import org.junit.jupiter.api.Test;

/**
 * Goal: what a loan and a return take does not grow with the library's age. Method: every statement that they make, with and without
 * somebody who waits, and SQLite's own word for how it will carry each out.
 */
class StatementPlansTest {
    private static final PatronId WANG = new PatronId("wang");
    private static final PatronId CHEN = new PatronId("chen");
    private static final ItemId WANTED = new ItemId("I-1");
    private static final ItemId PLAIN = new ItemId("I-2");

    /** One row at an end of an index is a scan in SQLite's words. */
    private static final Set<String> ONE_ROW =
            Set.of("SCAN CONSTANT ROW", "SCAN audit USING INDEX sqlite_autoindex_audit_1");

    private final MemoryDatabase memory = TestStore.inMemory();
    private final Library library = new Library();

    /** The database in memory, and which statements are prepared on it. */
    private record Overheard(MemoryDatabase memory, Set<String> statements) implements SqlDatabase {
        @Override
        public Connection writer() {
            return (Connection) Proxy.newProxyInstance(
                    Overheard.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            statements.add((String) arguments[0]);
                        }
                        try {
                            return method.invoke(memory.writer(), arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    });
        }

        @Override
        public Connection reader() {
            return memory.reader();
        }

        @Override
        public boolean readsApart() {
            return memory.readsApart();
        }

        @Override
        public void claim(Connection writer) {
            memory.claim(memory.writer());
        }

        @Override
        public void release(Connection connection) {
            // The database stays.
        }

        @Override
        public void close() {
            memory.close();
        }
    }

    @Test
    void everyStatementOfALoanAndAReturnFindsItsRowsByAnIndex() throws SQLException {
        try (SqlStore<Services> founding = library.on(memory)) {
            founding.run(StatementPlansTest::found);
        }
        Set<String> statements = new TreeSet<>();
        try (SqlStore<Services> store = library.on(new Overheard(memory, statements))) {
            // Read whole, once for all loans; TimetableMemoryTest shows that it is not read again.
            store.run(s -> s.openings().timetable());
            statements.clear();
            Occasion now = new Occasion(Library.MAIN, Library.DESK, library.now);
            for (ItemId item : List.of(WANTED, PLAIN)) {
                assertInstanceOf(
                        CheckingOut.Lent.class,
                        store.write(s -> s.circulation().checkOut(WANG, item, new Manner.Asked(true), now)));
            }
            assertInstanceOf(
                    Placing.Placed.class,
                    store.write(s -> s.circulation().placeHold(CHEN, new Wanted.ThisCopy(WANTED), Library.MAIN, now)));
            assertInstanceOf(
                    Next.ToPickup.class,
                    store.<GivenBack>write(s -> s.circulation().checkIn(WANTED, library.now, now))
                            .next());
            assertInstanceOf(
                    Next.ToStacks.class,
                    store.<GivenBack>write(s -> s.circulation().checkIn(PLAIN, library.now, now))
                            .next());
            assertInstanceOf(
                    CheckingOut.Lent.class,
                    store.write(s -> s.circulation().checkOut(CHEN, WANTED, new Manner.Asked(true), now)));
        }
        assertTrue(statements.size() > 30, () -> "only these were heard: " + statements);
        List<String> slow = new ArrayList<>();
        for (String statement : statements) {
            for (String step : plan(statement)) {
                boolean scan = step.startsWith("SCAN ") && !ONE_ROW.contains(step);
                // All that a patron ever borrowed is not what they have now.
                boolean history = step.contains("USING INDEX loan_of_patron ");
                if (scan || history) {
                    slow.add(step + ": " + statement);
                }
            }
        }
        assertEquals(List.of(), slow);
    }

    private static void found(Services services) {
        for (PatronId patron : List.of(WANG, CHEN)) {
            services.patrons().put(Library.patronRecord(patron, new TreeSet<>(), CardState.VALID));
        }
        for (ItemId item : List.of(WANTED, PLAIN)) {
            BibId bib = new BibId("b-" + item.value());
            services.catalogue().put(new Bib(bib, "書", "作者", "", "857.7", "chi", "2019"));
            services.catalogue().put(new Item(item, bib, Library.MAIN, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
        }
    }

    private List<String> plan(String statement) throws SQLException {
        List<String> steps = new ArrayList<>();
        if (statement.contains("SAVEPOINT")) {
            return steps;
        }
        try (PreparedStatement explained = memory.writer().prepareStatement("EXPLAIN QUERY PLAN " + statement);
                ResultSet rows = explained.executeQuery()) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return steps;
    }
}
