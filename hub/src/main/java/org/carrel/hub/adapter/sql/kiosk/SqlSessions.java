package org.carrel.hub.adapter.sql.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlShelves;
import org.carrel.hub.kiosk.SessionStore;

/** Sessions in a table. */
public final class SqlSessions implements SessionStore {
    private final Sql sql;

    public SqlSessions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Session session, Instant now) {
        sql.update(
                "INSERT INTO kiosk_session (id, site, device, patron, issued, expires) VALUES (?, ?, ?, ?, ?, ?)",
                session.grant().value(),
                session.kiosk().site().value(),
                session.kiosk().device().value(),
                session.patron().value(),
                now.toEpochMilli(),
                session.expires().toEpochMilli());
    }

    @Override
    public Optional<Session> find(GrantId grant) {
        return sql.first(
                "SELECT site, device, patron, expires FROM kiosk_session WHERE id = ?",
                row -> new Session(
                        grant, SqlShelves.address(row), new PatronId(row.text("patron")), row.instant("expires")),
                grant.value());
    }

    @Override
    public void end(GrantId grant, Instant when) {
        sql.update(
                "UPDATE kiosk_session SET expires = ? WHERE id = ? AND expires > ?",
                when.toEpochMilli(),
                grant.value(),
                when.toEpochMilli());
    }

    @Override
    public int forgetBefore(Instant expired) {
        return sql.update("DELETE FROM kiosk_session WHERE expires < ?", expired.toEpochMilli());
    }

    @Override
    public List<Display> wishes(PatronId patron) {
        return sql
                .first("SELECT wishes FROM kiosk_display WHERE patron = ?", row -> row.text("wishes"), patron.value())
                .stream()
                .flatMap(words -> Stream.of(words.split(" ")))
                .map(Display::valueOf)
                .toList();
    }

    @Override
    public void keep(PatronId patron, List<Display> wishes) {
        if (wishes.isEmpty()) {
            sql.update("DELETE FROM kiosk_display WHERE patron = ?", patron.value());
        } else {
            sql.update(
                    "INSERT INTO kiosk_display (patron, wishes) VALUES (?, ?)"
                            + " ON CONFLICT (patron) DO UPDATE SET wishes = excluded.wishes",
                    patron.value(),
                    wishes.stream().map(Display::name).collect(Collectors.joining(" ")));
        }
    }
}
