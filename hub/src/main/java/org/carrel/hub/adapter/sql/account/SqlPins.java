package org.carrel.hub.adapter.sql.account;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.circulation.Pins;

/** PINs' hashes in a table. */
public final class SqlPins implements Pins {
    private final Sql sql;

    public SqlPins(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<SlowHash> pin(PatronId patron) {
        return sql.first(
                "SELECT hash FROM patron_pin WHERE patron = ?",
                row -> SlowHash.parse(row.text("hash")),
                patron.value());
    }

    @Override
    public void put(PatronId patron, SlowHash hash, Instant now) {
        sql.update(
                "INSERT INTO patron_pin (patron, hash, changed) VALUES (?, ?, ?)"
                        + " ON CONFLICT (patron) DO UPDATE SET hash = excluded.hash, changed = excluded.changed",
                patron.value(),
                hash.text(),
                now.toEpochMilli());
    }

    @Override
    public void remove(PatronId patron) {
        sql.update("DELETE FROM patron_pin WHERE patron = ?", patron.value());
    }
}
