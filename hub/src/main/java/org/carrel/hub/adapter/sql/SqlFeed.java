package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.List;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;

/** The feed in a table; the last {@value #KEPT} facts or so are kept. */
public final class SqlFeed implements Feed {
    private static final int KEPT = 100_000;

    /** Old facts are deleted in lots of this size. */
    private static final int LOT = 1_000;

    private final Sql sql;

    public SqlFeed(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Fact fact, Instant now) {
        FactColumns columns = FactColumns.of(fact);
        // The newest is always there, so that the next number is one above it.
        long position = sql.number(
                "INSERT INTO fact (position, at, kind, site, device, compartment, item, reference, detail)"
                        + " VALUES ((SELECT COALESCE(max(position), 0) + 1 FROM fact), ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " RETURNING position",
                now.toEpochMilli(),
                columns.kind().name(),
                columns.site(),
                columns.device(),
                columns.compartment(),
                columns.item(),
                columns.reference(),
                columns.detail());
        if (position % LOT == 0) {
            sql.update("DELETE FROM fact WHERE position <= ?", position - KEPT);
        }
    }

    @Override
    public List<Entry> after(long cursor, int limit) {
        return sql.list(
                "SELECT position, at, kind, site, device, compartment, item, reference, detail FROM fact"
                        + " WHERE position > ? ORDER BY position LIMIT ?",
                row -> new Entry(
                        row.number("position"), row.instant("at"), columns(row).fact()),
                cursor,
                limit);
    }

    @Override
    public long newest() {
        return sql.number("SELECT max(position) FROM fact");
    }

    @Override
    public long oldest() {
        return sql.number("SELECT min(position) FROM fact");
    }

    private static FactColumns columns(Row row) {
        return new FactColumns(
                row.word(FactColumns.Kind.class, "kind"),
                row.text("site"),
                row.text("device"),
                row.text("compartment"),
                row.text("item"),
                row.text("reference"),
                row.text("detail"));
    }
}
