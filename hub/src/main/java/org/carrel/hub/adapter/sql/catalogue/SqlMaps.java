package org.carrel.hub.adapter.sql.catalogue;

import java.util.Optional;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.way.Maps;

/** The branches' floor maps in a table. */
public final class SqlMaps implements Maps {
    private final Sql sql;

    public SqlMaps(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Stored> map(SiteId branch) {
        return sql.first(
                "SELECT content, changed FROM floor_map WHERE site = ?",
                row -> new Stored(row.text("content"), row.instant("changed")),
                branch.value());
    }

    @Override
    public void put(SiteId branch, Stored map) {
        sql.update(
                "INSERT INTO floor_map (site, content, changed) VALUES (?, ?, ?)"
                        + " ON CONFLICT (site) DO UPDATE SET content = excluded.content, changed = excluded.changed",
                branch.value(),
                map.content(),
                map.changed().toEpochMilli());
    }
}
