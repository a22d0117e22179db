package org.carrel.hub.adapter.sql.account;

import java.time.Instant;
import java.util.Optional;
import org.carrel.hub.access.AnsweredRequests;
import org.carrel.hub.adapter.sql.Sql;

/** Answered requests in a table. */
public final class SqlAnsweredRequests implements AnsweredRequests {
    private final Sql sql;

    public SqlAnsweredRequests(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Answered> answered(String caller, String key) {
        return sql.first(
                "SELECT request, status, body FROM answered_request WHERE caller = ? AND request_key = ?",
                row -> new Answered(row.text("request"), row.integer("status"), row.text("body")),
                caller,
                key);
    }

    @Override
    public void put(String caller, String key, Answered answered, Instant now) {
        sql.update(
                "INSERT INTO answered_request (caller, request_key, request, status, body, at) VALUES (?, ?, ?, ?, ?,"
                        + " ?) ON CONFLICT (caller, request_key) DO NOTHING",
                caller,
                key,
                answered.request(),
                answered.status(),
                answered.body(),
                now.toEpochMilli());
    }

    @Override
    public int forgetBefore(Instant then) {
        return sql.update("DELETE FROM answered_request WHERE at < ?", then.toEpochMilli());
    }
}
