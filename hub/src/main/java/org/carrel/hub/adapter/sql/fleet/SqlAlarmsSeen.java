package org.carrel.hub.adapter.sql.fleet;

import java.util.List;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.fleet.AlarmsSeen;
import org.carrel.hub.identity.StaffId;

/** Who has seen which alarm, in a table of as many rows as there are kinds of trouble. */
public final class SqlAlarmsSeen implements AlarmsSeen {
    private final Sql sql;

    public SqlAlarmsSeen(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void put(Seen seen) {
        sql.update(
                "INSERT INTO alarm_seen (site, device, alarm, subject, since, staff, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (site, device, alarm, subject) DO UPDATE SET since = excluded.since,"
                        + " staff = excluded.staff, at = excluded.at",
                seen.device().site().value(),
                seen.device().device().value(),
                seen.alarm().name(),
                seen.subject(),
                seen.since().toEpochMilli(),
                seen.by().value(),
                seen.at().toEpochMilli());
    }

    @Override
    public List<Seen> all() {
        return sql.list(
                "SELECT site, device, alarm, subject, since, staff, at FROM alarm_seen ORDER BY site, device, alarm, subject",
                row -> new Seen(
                        new Address(new SiteId(row.text("site")), new DeviceId(row.text("device"))),
                        row.word(Alarm.class, "alarm"),
                        row.text("subject"),
                        row.instant("since"),
                        new StaffId(row.text("staff")),
                        row.instant("at")));
    }
}
