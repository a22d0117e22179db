package org.carrel.hub.adapter.sql.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.lending.Transit;
import org.carrel.hub.lending.Transit.Target;
import org.carrel.hub.lending.TransitStore;

/** Transits in a table; an index refuses a second open one of a copy. */
public final class SqlTransits implements TransitStore {
    private static final String COLUMNS = "SELECT item, origin, kind, target, since FROM transit ";

    private final Sql sql;

    public SqlTransits(Sql sql) {
        this.sql = sql;
    }

    /** The stored names of the targets. */
    private enum Kind {
        HOME,
        PICKUP,
        PARTNER
    }

    @Override
    public Optional<Transit> open(ItemId item) {
        return sql.first(COLUMNS + "WHERE item = ? AND ended IS NULL", SqlTransits::read, item.value());
    }

    @Override
    public List<Transit> openAt(SiteId branch, int limit) {
        return sql.list(
                COLUMNS + "WHERE ended IS NULL AND (origin = ? OR (target = ? AND kind <> 'PARTNER'))"
                        + " ORDER BY number LIMIT ?",
                SqlTransits::read,
                branch.value(),
                branch.value(),
                limit);
    }

    @Override
    public void begin(Transit transit, List<LoanId> began) {
        Kind kind = switch (transit.to()) {
            case Target.Home home -> Kind.HOME;
            case Target.Pickup pickup -> Kind.PICKUP;
            case Target.Partner partner -> Kind.PARTNER;
        };
        String target = switch (transit.to()) {
            case Target.Home(SiteId branch) -> branch.value();
            case Target.Pickup(SiteId branch) -> branch.value();
            case Target.Partner(String code) -> code;
        };
        sql.update(
                "INSERT INTO transit (number, item, origin, kind, target, since, began_by) VALUES (?, ?, ?, ?, ?, ?,"
                        + " ?)",
                sql.next("transit"),
                transit.item().value(),
                transit.from().value(),
                kind.name(),
                target,
                transit.since().toEpochMilli(),
                began.stream().map(LoanId::value).findFirst().orElse(null));
    }

    @Override
    public boolean end(ItemId item, List<LoanId> by, Instant now) {
        return sql.update(
                        "UPDATE transit SET ended = ?, ended_by = ? WHERE item = ? AND ended IS NULL",
                        now.toEpochMilli(),
                        by.stream().map(LoanId::value).findFirst().orElse(null),
                        item.value())
                > 0;
    }

    @Override
    public void forgetBegunBy(LoanId loan) {
        sql.update("DELETE FROM transit WHERE began_by = ?", loan.value());
    }

    @Override
    public void reopenEndedBy(LoanId loan) {
        sql.update("UPDATE transit SET ended = NULL, ended_by = NULL WHERE ended_by = ?", loan.value());
    }

    private static Transit read(Row row) {
        String target = row.text("target");
        return new Transit(
                new ItemId(row.text("item")),
                new SiteId(row.text("origin")),
                switch (row.word(Kind.class, "kind")) {
                    case HOME -> new Target.Home(new SiteId(target));
                    case PICKUP -> new Target.Pickup(new SiteId(target));
                    case PARTNER -> new Target.Partner(target);
                },
                row.instant("since"));
    }
}
