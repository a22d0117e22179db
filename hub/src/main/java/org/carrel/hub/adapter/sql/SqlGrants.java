package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.reservation.GrantStore;
import org.carrel.hub.reservation.Word;
import org.jspecify.annotations.Nullable;

/** Grants in a table. */
public final class SqlGrants implements GrantStore {
    private final Sql sql;

    public SqlGrants(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void addForPatron(GrantId grant, Address device, PatronId patron, Instant issued, Instant expires) {
        add(grant, device, patron.value(), null, issued, expires);
    }

    @Override
    public void addForStaff(GrantId grant, Address device, String staff, Instant issued, Instant expires) {
        add(grant, device, null, staff, issued, expires);
    }

    private void add(
            GrantId grant,
            Address device,
            @Nullable String patron,
            @Nullable String staff,
            Instant issued,
            Instant expires) {
        sql.update(
                "INSERT INTO collect_grant (id, site, device, patron, staff, issued, expires, number)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                grant.value(),
                device.site().value(),
                device.device().value(),
                patron,
                staff,
                issued.toEpochMilli(),
                expires.toEpochMilli(),
                sql.next("loan"));
    }

    @Override
    public Optional<PatronId> patron(GrantId grant) {
        return sql.first(
                "SELECT patron FROM collect_grant WHERE id = ? AND patron IS NOT NULL",
                row -> new PatronId(row.text("patron")),
                grant.value());
    }

    @Override
    public Optional<Word> word(GrantId grant) {
        return sql.first(
                "SELECT number, issued FROM collect_grant WHERE id = ?",
                row -> new Word(row.number("number"), row.instant("issued")),
                grant.value());
    }

    @Override
    public int forgetBefore(Instant issued) {
        return sql.update("DELETE FROM collect_grant WHERE issued < ?", issued.toEpochMilli());
    }
}
