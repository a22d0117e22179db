package org.carrel.hub.adapter.sql.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;

/** Forgets who applied for a card; that somebody did, where, in which month and with what end is counted on. */
public final class ApplicationTraces {
    private static final String COUNTED = "SELECT id, home, submitted, decided, state FROM card_application WHERE ";

    private final Sql sql;

    public ApplicationTraces(Sql sql) {
        this.sql = sql;
    }

    /** What is kept of an application. */
    private record Counted(String id, String home, String submittedIn, String endedIn, String how) {
        static Counted read(Row row, ZoneId zone) {
            return new Counted(
                    row.text("id"),
                    row.text("home"),
                    month(row.instant("submitted"), zone),
                    row.optionalInstant("decided").map(at -> month(at, zone)).orElse(""),
                    row.text("state"));
        }

        private static String month(Instant moment, ZoneId zone) {
            return YearMonth.from(LocalDate.ofInstant(moment, zone)).toString();
        }
    }

    /** Those that were decided before, and those that came in before and wait still, the oldest first. */
    public int forget(Instant then, int limit, ZoneId zone) {
        List<Counted> decided = sql.list(
                COUNTED + "state <> 'WAITING' AND decided < ? ORDER BY decided LIMIT ?",
                row -> Counted.read(row, zone),
                then.toEpochMilli(),
                limit);
        decided.forEach(this::forget);
        List<Counted> waiting = sql.list(
                COUNTED + "state = 'WAITING' AND submitted < ? ORDER BY submitted LIMIT ?",
                row -> Counted.read(row, zone),
                then.toEpochMilli(),
                limit);
        waiting.forEach(this::forget);
        return decided.size() + waiting.size();
    }

    /** The application by which they became a patron, and every decided one of the same document. */
    public void erase(PatronId patron, ZoneId zone) {
        sql.list(
                        COUNTED + "patron = ? OR (state <> 'WAITING' AND document_hash IN"
                                + " (SELECT document_hash FROM card_application WHERE patron = ?))",
                        row -> Counted.read(row, zone),
                        patron.value(),
                        patron.value())
                .forEach(this::forget);
    }

    private void forget(Counted application) {
        sql.update(
                "INSERT INTO past_application (home, submitted_in, ended_in, how) VALUES (?, ?, ?, ?)",
                application.home(),
                application.submittedIn(),
                application.endedIn(),
                application.how());
        sql.update("DELETE FROM card_application WHERE id = ?", application.id());
    }
}
