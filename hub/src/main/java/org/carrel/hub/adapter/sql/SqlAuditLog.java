package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.audit.AuditLog;

/** The audit's entries in a table. */
public final class SqlAuditLog implements AuditLog {
    private static final String COLUMNS = "SELECT sequence, at, actor, action, subject, detail, hash FROM audit ";

    private final Sql sql;

    public SqlAuditLog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Head> head() {
        return sql.first(
                "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1",
                row -> new Head(row.number("sequence"), row.text("hash")));
    }

    @Override
    public void append(Sealed sealed) {
        Audit.Entry entry = sealed.entry();
        sql.update(
                "INSERT INTO audit (sequence, at, actor, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
                entry.sequence(),
                entry.at().toEpochMilli(),
                entry.actor(),
                entry.action().name(),
                entry.subject(),
                entry.detail(),
                sealed.hash());
    }

    @Override
    public List<Sealed> after(long sequence, int limit) {
        return sql.list(COLUMNS + "WHERE sequence > ? ORDER BY sequence LIMIT ?", SqlAuditLog::read, sequence, limit);
    }

    @Override
    public List<Audit.Entry> before(long sequence, Audit.Filter filter, int limit) {
        StringBuilder where = new StringBuilder("WHERE sequence < ?");
        List<Object> values = new ArrayList<>(List.of(sequence));
        if (!filter.subject().isEmpty()) {
            where.append(" AND subject = ?");
            values.add(filter.subject());
        }
        if (!filter.actor().isEmpty()) {
            where.append(" AND actor = ?");
            values.add(filter.actor());
        }
        if (!filter.actions().isEmpty()) {
            where.append(" AND action IN (")
                    .append(String.join(
                            ", ", Collections.nCopies(filter.actions().size(), "?")))
                    .append(')');
            filter.actions().forEach(action -> values.add(action.name()));
        }
        if (filter.from().isAfter(Instant.MIN)) {
            where.append(" AND at >= ?");
            values.add(filter.from().toEpochMilli());
        }
        if (filter.until().isBefore(Instant.MAX)) {
            where.append(" AND at < ?");
            values.add(filter.until().toEpochMilli());
        }
        values.add(limit);
        return sql.list(
                COLUMNS + where + " ORDER BY sequence DESC LIMIT ?",
                row -> read(row).entry(),
                values.toArray());
    }

    private static Sealed read(Row row) {
        return new Sealed(
                new Audit.Entry(
                        row.number("sequence"),
                        row.instant("at"),
                        row.text("actor"),
                        row.word(Audit.Action.class, "action"),
                        row.text("subject"),
                        row.text("detail")),
                row.text("hash"));
    }
}
