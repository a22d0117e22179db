package org.carrel.hub.branch;

import static org.carrel.hub.Library.DESK;
import static org.carrel.hub.Library.MAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.carrel.hub.Library;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.store.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: what a hub remembers of the hours is what was committed, whoever changed it and whatever was undone. Method: two hubs on one
 * database; what one is asked is compared with what was said.
 */
class TimetableMemoryTest {
    private static final LocalDate TYPHOON = LocalDate.of(2026, 12, 1);

    private final Library library = new Library();
    private final SqlStore<Services> second = library.hub(library.database.database());

    @AfterEach
    void closeTheSecond() {
        second.close();
    }

    @Test
    void whoeverSaidItKnowsAtOnce() {
        assertEquals(open(), writing(library.store));
        close(library.store);
        assertEquals(closed(), writing(library.store));
        assertEquals(closed(), reading(library.store));
        library.store.run(s -> s.hours().removeSpecialDay(MAIN, TYPHOON, DESK, library.now));
        assertEquals(open(), writing(library.store));
        library.store.run(s ->
                s.hours().put(new Branch(MAIN, "總館", "Main", WeeklyHours.parse("wed 09:00-17:00")), DESK, library.now));
        assertEquals(List.of(TYPHOON.plusDays(1)), next(library.store));
        TreeMap<LocalDate, String> names = new TreeMap<>();
        names.put(TYPHOON.plusDays(1), "節日");
        library.store.run(s -> s.hours().putHolidays(2026, names, DESK, library.now));
        assertEquals(List.of(TYPHOON.plusDays(8)), next(library.store));
    }

    @Test
    void anotherHubGoesByWhatItRemembersUntilItLooks() {
        assertEquals(open(), writing(second));
        close(library.store);
        assertEquals(open(), writing(second), "nothing was asked of the database");
        reread(second);
        assertEquals(closed(), writing(second));
        assertEquals(closed(), reading(second));
    }

    @Test
    void whatIsUndoneWasSeenByItsOwnTransactionAlone() {
        assertEquals(open(), writing(library.store));
        assertThrows(
                IllegalStateException.class,
                () -> library.store.run(s -> {
                    s.hours().put(new SpecialDay(MAIN, TYPHOON, List.of(), "颱風"), DESK, library.now);
                    assertEquals(closed(), day(s));
                    throw new IllegalStateException("undone");
                }));
        assertEquals(open(), writing(library.store));
        assertEquals(open(), reading(library.store));
    }

    @Test
    void whatWasReadBeforeSomethingWasForgottenIsNotKept() {
        TimetableMemory memory = new TimetableMemory();
        Timetable old = new Timetable(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        TimetableMemory.Seen before = memory.seen();
        memory.forget();
        memory.keep(old, before);
        assertEquals(List.of(), memory.seen().timetable().stream().toList());
        memory.keep(old, memory.seen());
        assertEquals(List.of(old), memory.seen().timetable().stream().toList());
    }

    private void close(SqlStore<Services> hub) {
        hub.run(s -> s.hours().put(new SpecialDay(MAIN, TYPHOON, List.of(), "颱風"), DESK, library.now));
    }

    private static void reread(SqlStore<Services> hub) {
        hub.read(s -> {
            s.openings().reread();
            return true;
        });
    }

    private static List<SpecialDay> open() {
        return List.of();
    }

    private static List<SpecialDay> closed() {
        return List.of(new SpecialDay(MAIN, TYPHOON, List.of(), "颱風"));
    }

    private static List<SpecialDay> day(Services services) {
        return services.openings().timetable().day(MAIN, TYPHOON).special();
    }

    private static List<SpecialDay> writing(SqlStore<Services> hub) {
        return hub.write(TimetableMemoryTest::day);
    }

    private static List<SpecialDay> reading(SqlStore<Services> hub) {
        return hub.read(TimetableMemoryTest::day);
    }

    private static List<LocalDate> next(SqlStore<Services> hub) {
        return hub.write(s -> List.of(s.openings().timetable().days(MAIN).openDayAfter(TYPHOON, 1)));
    }
}
