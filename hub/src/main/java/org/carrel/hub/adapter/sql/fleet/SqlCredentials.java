package org.carrel.hub.adapter.sql.fleet;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.fleet.CredentialRows;

/** Password hashes in a table. */
public final class SqlCredentials implements CredentialRows {
    private static final String SELECT = "SELECT site, device, hash, made, ends FROM device_credential";

    private final Sql sql;

    public SqlCredentials(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Credential credential) {
        sql.update(
                "INSERT INTO device_credential (number, site, device, hash, made, ends) VALUES (?, ?, ?, ?, ?, ?)",
                sql.next("credential"),
                credential.device().site().value(),
                credential.device().device().value(),
                credential.hash().text(),
                credential.made().toEpochMilli(),
                credential.ends().toEpochMilli());
    }

    @Override
    public List<Credential> of(Address device) {
        return sql.list(
                SELECT + " WHERE site = ? AND device = ? ORDER BY number DESC",
                SqlCredentials::credential,
                device.site().value(),
                device.device().value());
    }

    @Override
    public List<Credential> all() {
        return sql.list(SELECT + " ORDER BY site, device, number DESC", SqlCredentials::credential);
    }

    @Override
    public void endAll(Address device, Instant ends) {
        sql.update(
                "UPDATE device_credential SET ends = ? WHERE site = ? AND device = ? AND ends > ?",
                ends.toEpochMilli(),
                device.site().value(),
                device.device().value(),
                ends.toEpochMilli());
    }

    @Override
    public void removeAll(Address device) {
        sql.update(
                "DELETE FROM device_credential WHERE site = ? AND device = ?",
                device.site().value(),
                device.device().value());
    }

    private static Credential credential(Row row) {
        return new Credential(
                new Address(new SiteId(row.text("site")), new DeviceId(row.text("device"))),
                SlowHash.parse(row.text("hash")),
                row.instant("made"),
                row.instant("ends"));
    }
}
