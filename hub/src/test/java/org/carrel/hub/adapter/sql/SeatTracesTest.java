package org.carrel.hub.adapter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.carrel.hub.TestStore;
import org.carrel.hub.adapter.sql.seat.SeatTraces;
import org.junit.jupiter.api.Test;

/** Goal: where somebody sat is forgotten in the library's time, and what they may still be charged with not before its own. */
class SeatTracesTest {
    private static final int LOT = 10;

    private final SqlStore<Sql> store = new SqlStore<>(TestStore.fresh().database(), sql -> sql, () -> {});

    private void ended(String id, String how, long at) {
        store.run(sql -> {
            sql.update(
                    "INSERT INTO seat_booking (id, zone, day, seat, applicant, members, needs, origin, made, span_from,"
                            + " span_until, state, live, present, since, leaves, extensions, noticed, back_by, flag, detail,"
                            + " ended) VALUES (?, 'study', '2026-11-24', '1', 'ann', 'ann', '', 'WALK_IN', 0, 0, 0, 'FINISHED',"
                            + " 0, '', 0, 0, 0, 0, 0, 0, '', ?)",
                    id,
                    at);
            sql.update("INSERT INTO seat_booking_person (patron, booking) VALUES ('ann', ?)", id);
            sql.update(
                    "INSERT INTO seat_log (sequence, at, written, zone, subject, patron, member, what)"
                            + " VALUES (?, 0, 0, 'study', ?, 'ann', 0, ?)",
                    sql.next("seat_log"),
                    id,
                    how);
            sql.update(
                    "INSERT INTO notice (notice_key, channel, kind, hold, patron, bib, pickup, hold_until, state, attempts,"
                            + " next_attempt, changed, reason, told)"
                            + " VALUES (?, 'MAIL', 'SEAT_MOVED', ?, 'ann', '', 'main', 0, 'SENT', 1, 0, 0, '', '')",
                    "moved-" + id,
                    id);
        });
    }

    private List<String> left() {
        return store.read(sql -> sql.list("SELECT id FROM seat_booking ORDER BY id", row -> row.text("id")));
    }

    private void forget(long then, long charged) {
        store.run(sql -> new SeatTraces(sql).forget(Instant.ofEpochMilli(then), Instant.ofEpochMilli(charged), LOT));
    }

    @Test
    void whatMayBeChargedStaysLonger() {
        ended("missed", "no-show", 10);
        ended("sat", "finished", 10);
        ended("sits", "finished", 30);
        forget(20, 5);
        assertEquals(List.of("missed", "sits"), left());
        assertEquals(
                List.of("no-show", "finished"),
                store.read(sql -> sql.list("SELECT what FROM seat_log ORDER BY sequence", row -> row.text("what"))));
        forget(20, 15);
        assertEquals(List.of("sits"), left());
        assertEquals(
                List.of("sits"),
                store.read(sql -> sql.list("SELECT hold FROM notice", row -> row.text("hold"))),
                "and what they were told of it");
    }
}
