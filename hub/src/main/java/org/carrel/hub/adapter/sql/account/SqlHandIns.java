package org.carrel.hub.adapter.sql.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.lending.HandIn;
import org.carrel.hub.lending.HandInStore;

/** Handings-in in a table, numbered by the counter of the loans. */
public final class SqlHandIns implements HandInStore {
    private final Sql sql;

    public SqlHandIns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(ItemId item, SiteId at, List<LoanId> ended, Instant now) {
        sql.update(
                "INSERT INTO hand_in (number, item, site, at, loan) VALUES (?, ?, ?, ?, ?)",
                sql.next("loan"),
                item.value(),
                at.value(),
                now.toEpochMilli(),
                ended.stream().map(LoanId::value).findFirst().orElse(null));
    }

    @Override
    public Optional<HandIn> newest(ItemId item) {
        return sql.first(
                "SELECT number, item, site, at, loan FROM hand_in WHERE item = ? AND undone = 0"
                        + " ORDER BY number DESC LIMIT 1",
                SqlHandIns::read,
                item.value());
    }

    @Override
    public void ended(HandIn handIn, LoanId loan) {
        sql.update("UPDATE hand_in SET loan = ? WHERE number = ? AND loan IS NULL", loan.value(), handIn.number());
    }

    @Override
    public void undo(LoanId loan) {
        sql.list(
                        "SELECT number, item, site, at, loan FROM hand_in WHERE loan = ? ORDER BY number",
                        SqlHandIns::read,
                        loan.value())
                .forEach(meant -> sql.update(
                        "UPDATE hand_in SET undone = 1 WHERE item = ? AND number >= ?",
                        meant.item().value(),
                        meant.number()));
    }

    @Override
    public void seen(ItemId item, Address shelf) {
        sql.update(
                "INSERT INTO seen_since_hand_in (number, item, site, device)"
                        + " SELECT number, item, CAST(? AS TEXT), CAST(? AS TEXT) FROM hand_in WHERE item = ?"
                        + " ORDER BY number DESC LIMIT 1"
                        + " ON CONFLICT (number, site, device) DO NOTHING",
                shelf.site().value(),
                shelf.device().value(),
                item.value());
    }

    @Override
    public boolean seenSince(HandIn handIn, Address shelf) {
        return sql.number(
                        "SELECT count(*) FROM seen_since_hand_in WHERE item = ? AND number >= ? AND site = ? AND device = ?",
                        handIn.item().value(),
                        handIn.number(),
                        shelf.site().value(),
                        shelf.device().value())
                > 0;
    }

    @Override
    public int forgetBefore(Instant then) {
        sql.update(
                "DELETE FROM seen_since_hand_in WHERE number IN (SELECT number FROM hand_in WHERE at < ?)",
                then.toEpochMilli());
        return sql.update("DELETE FROM hand_in WHERE at < ?", then.toEpochMilli());
    }

    private static HandIn read(Row row) {
        return new HandIn(
                row.number("number"),
                new ItemId(row.text("item")),
                new SiteId(row.text("site")),
                row.instant("at"),
                row.optionalText("loan").map(LoanId::new).stream().toList());
    }
}
