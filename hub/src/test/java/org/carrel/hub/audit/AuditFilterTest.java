package org.carrel.hub.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carrel.hub.Library;
import org.carrel.hub.audit.Audit.Action;
import org.carrel.hub.audit.Audit.Entry;
import org.carrel.hub.audit.Audit.Filter;
import org.junit.jupiter.api.Test;

/** Goal: of the record exactly what was asked for, the newest first, and asking changes nothing. Method: a record of known entries. */
class AuditFilterTest {
    private static final Actor LIN = new Actor.Staff("lin");
    private static final Actor SITE = new Actor.Client("website");

    private final Library library = new Library();
    private final Instant start = library.now;

    private void record(Actor by, Action action, String subject, int minute) {
        library.store.run(
                s -> s.audit().record(by, action, subject, "m" + minute, start.plus(Duration.ofMinutes(minute))));
    }

    private List<String> found(Filter filter) {
        return library.ask(s -> s.audit().before(Long.MAX_VALUE, filter, 10)).stream()
                .map(Entry::detail)
                .toList();
    }

    @Test
    void everyFilterAndAllTogether() {
        record(LIN, Action.PATRON_SEEN, "patron:a", 1);
        record(SITE, Action.PATRON_SEEN, "patron:a", 2);
        record(LIN, Action.PATRON_CHANGED, "patron:a", 3);
        record(LIN, Action.PATRON_SEEN, "patron:b", 4);
        assertEquals(List.of("m3", "m2", "m1"), found(Filter.about("patron:a")));
        assertEquals(
                List.of("m4", "m3", "m1"), found(new Filter("", "staff:lin", List.of(), Instant.MIN, Instant.MAX)));
        assertEquals(
                List.of("m4", "m2", "m1"),
                found(new Filter("", "", List.of(Action.PATRON_SEEN), Instant.MIN, Instant.MAX)));
        Instant from = start.plus(Duration.ofMinutes(2));
        Instant until = start.plus(Duration.ofMinutes(4));
        assertEquals(List.of("m3", "m2"), found(new Filter("", "", List.of(), from, until)));
        assertEquals(
                List.of("m3"), found(new Filter("patron:a", "staff:lin", List.of(Action.PATRON_CHANGED), from, until)));
        List<Entry> newest = library.ask(s -> s.audit().before(Long.MAX_VALUE, Filter.about("patron:a"), 1));
        assertEquals(
                List.of("m2"),
                library.ask(s -> s.audit().before(newest.getFirst().sequence(), Filter.about("patron:a"), 1)).stream()
                        .map(Entry::detail)
                        .toList());
        assertInstanceOf(
                Audit.Verification.Intact.class, library.ask(s -> s.audit().verify()));
    }
}
