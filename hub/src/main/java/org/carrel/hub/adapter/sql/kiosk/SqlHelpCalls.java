package org.carrel.hub.adapter.sql.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlShelves;
import org.carrel.hub.kiosk.HelpCall;
import org.carrel.hub.kiosk.HelpCallStore;

/** Calls for a member of staff in a table; answered ones stay as evidence. */
public final class SqlHelpCalls implements HelpCallStore {
    private static final String OPEN =
            "SELECT id, site, device, language, since, newest, times FROM help_call WHERE answered IS NULL";

    private final Sql sql;

    public SqlHelpCalls(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<HelpCall> openAt(Address device) {
        return sql.first(
                OPEN + " AND site = ? AND device = ?",
                SqlHelpCalls::call,
                device.site().value(),
                device.device().value());
    }

    @Override
    public void put(HelpCall call) {
        int changed = sql.update(
                "UPDATE help_call SET language = ?, newest = ?, times = ? WHERE id = ? AND answered IS NULL",
                call.language(),
                call.newest().toEpochMilli(),
                call.times(),
                call.id());
        if (changed == 0) {
            sql.update(
                    "INSERT INTO help_call (id, site, device, language, since, newest, times)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    call.id(),
                    call.device().site().value(),
                    call.device().device().value(),
                    call.language(),
                    call.since().toEpochMilli(),
                    call.newest().toEpochMilli(),
                    call.times());
        }
    }

    @Override
    public List<HelpCall> open() {
        return sql.list(OPEN + " ORDER BY since, id", SqlHelpCalls::call);
    }

    @Override
    public Optional<HelpCall> open(String call) {
        return sql.first(OPEN + " AND id = ?", SqlHelpCalls::call, call);
    }

    @Override
    public void answer(String call, String by, Instant now) {
        sql.update(
                "UPDATE help_call SET answered = ?, answered_by = ? WHERE id = ? AND answered IS NULL",
                now.toEpochMilli(),
                by,
                call);
    }

    private static HelpCall call(Row row) {
        return new HelpCall(
                row.text("id"),
                SqlShelves.address(row),
                row.text("language"),
                row.instant("since"),
                row.instant("newest"),
                row.integer("times"));
    }
}
