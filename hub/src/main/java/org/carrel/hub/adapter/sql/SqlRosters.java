package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.topic.Address;
import org.carrel.hub.reservation.RosterStore;
import org.carrel.hub.reservation.Word;

/** Rosters' keys, versions and hashes in tables. */
public final class SqlRosters implements RosterStore {
    private static final String OF_DEVICE = " WHERE site = ? AND device = ? ";

    private final Sql sql;

    public SqlRosters(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<RosterKey> key(Address device) {
        return sql.first(
                "SELECT secret FROM roster" + OF_DEVICE,
                row -> new RosterKey(Bytes.hex(row.text("secret"))),
                site(device),
                device(device));
    }

    @Override
    public void putKey(Address device, RosterKey key) {
        if (key(device).map(key::equals).orElse(false)) {
            return;
        }
        sql.update("DELETE FROM roster_hash" + OF_DEVICE, site(device), device(device));
        sql.update(
                "INSERT INTO roster (site, device, secret, changed, covered, version, published, issued)"
                        + " VALUES (?, ?, ?, 1, 0, 0, 0, 0)"
                        + " ON CONFLICT (site, device) DO UPDATE SET secret = excluded.secret, changed = roster.changed + 1",
                site(device),
                device(device),
                key.secret().hex());
    }

    @Override
    public void changed(Address device) {
        sql.update("UPDATE roster SET changed = changed + 1" + OF_DEVICE, site(device), device(device));
    }

    @Override
    public List<Address> due(Instant issuedBefore) {
        return sql.list(
                "SELECT site, device FROM roster WHERE changed > covered OR version > published OR issued < ?"
                        + " ORDER BY site, device",
                SqlShelves::address,
                issuedBefore.toEpochMilli());
    }

    @Override
    public Optional<CardHash> hash(Address device, CardNumber card) {
        return sql.first(
                "SELECT hash FROM roster_hash" + OF_DEVICE + "AND card = ?",
                row -> new CardHash(row.text("hash")),
                site(device),
                device(device),
                card.canonical().value());
    }

    @Override
    public Optional<CardNumber> card(Address device, CardHash hash) {
        return sql.first(
                "SELECT card FROM roster_hash" + OF_DEVICE + "AND hash = ?",
                row -> new CardNumber(row.text("card")),
                site(device),
                device(device),
                hash.value());
    }

    @Override
    public void putHash(Address device, CardNumber card, CardHash hash, Instant now) {
        sql.update(
                "INSERT INTO roster_hash (site, device, card, hash, used) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (site, device, card) DO UPDATE SET hash = excluded.hash, used = excluded.used",
                site(device),
                device(device),
                card.canonical().value(),
                hash.value(),
                now.toEpochMilli());
    }

    @Override
    public void used(Address device, CardNumber card, Instant now) {
        sql.update(
                "UPDATE roster_hash SET used = ?" + OF_DEVICE + "AND card = ?",
                now.toEpochMilli(),
                site(device),
                device(device),
                card.canonical().value());
    }

    @Override
    public int forgetHashesBefore(Instant used) {
        return sql.update("DELETE FROM roster_hash WHERE used < ?", used.toEpochMilli());
    }

    @Override
    public long issue(Address device, long lowest, boolean complete, Instant now) {
        sql.update(
                "UPDATE roster SET version = CASE WHEN version + 1 > ? THEN version + 1 ELSE ? END, issued = ?,"
                        + " covered = CASE WHEN ? = 1 THEN changed ELSE covered END" + OF_DEVICE,
                lowest,
                lowest,
                now.toEpochMilli(),
                complete ? 1 : 0,
                site(device),
                device(device));
        long version = sql.number("SELECT version FROM roster" + OF_DEVICE, site(device), device(device));
        sql.update(
                "INSERT INTO roster_issue (site, device, version, number, issued) VALUES (?, ?, ?, ?, ?)",
                site(device),
                device(device),
                version,
                sql.next("loan"),
                now.toEpochMilli());
        return version;
    }

    @Override
    public Optional<Word> word(Address device, long version) {
        return sql.first(
                "SELECT number, issued FROM roster_issue" + OF_DEVICE + "AND version = ?",
                row -> new Word(row.number("number"), row.instant("issued")),
                site(device),
                device(device),
                version);
    }

    @Override
    public int forgetIssuedBefore(Instant issued) {
        return sql.update("DELETE FROM roster_issue WHERE issued < ?", issued.toEpochMilli());
    }

    @Override
    public void published(Address device, long version) {
        sql.update(
                "UPDATE roster SET published = ?" + OF_DEVICE + "AND published < ?",
                version,
                site(device),
                device(device),
                version);
    }

    private static String site(Address device) {
        return device.site().value();
    }

    private static String device(Address device) {
        return device.device().value();
    }
}
