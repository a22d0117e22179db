package org.carrel.hub.adapter.sql.fleet;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.trust.CertificateRows;
import org.carrel.hub.trust.DeviceCertificate;

/** The register of certificates in a table. */
public final class SqlCertificates implements CertificateRows {
    private static final String SELECT = "SELECT serial, site, device, made, ends, revoked FROM device_certificate";

    private final Sql sql;

    public SqlCertificates(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(DeviceCertificate certificate) {
        sql.update(
                "INSERT INTO device_certificate (serial, number, site, device, made, ends, revoked)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                certificate.serial().hex(),
                sql.next("certificate"),
                certificate.device().site().value(),
                certificate.device().device().value(),
                certificate.made().toEpochMilli(),
                certificate.ends().toEpochMilli(),
                certificate.revoked().toEpochMilli());
    }

    @Override
    public List<DeviceCertificate> of(Address device) {
        return sql.list(
                SELECT + " WHERE site = ? AND device = ? ORDER BY number DESC",
                SqlCertificates::certificate,
                device.site().value(),
                device.device().value());
    }

    @Override
    public List<DeviceCertificate> all() {
        return sql.list(SELECT + " ORDER BY site, device, number DESC", SqlCertificates::certificate);
    }

    @Override
    public void revokeAll(Address device, Instant now) {
        sql.update(
                "UPDATE device_certificate SET revoked = ? WHERE site = ? AND device = ? AND revoked > ?",
                now.toEpochMilli(),
                device.site().value(),
                device.device().value(),
                now.toEpochMilli());
    }

    @Override
    public void forgetEnded(Instant before) {
        sql.update("DELETE FROM device_certificate WHERE ends < ?", before.toEpochMilli());
    }

    private static DeviceCertificate certificate(Row row) {
        return new DeviceCertificate(
                Bytes.hex(row.text("serial")),
                new Address(new SiteId(row.text("site")), new DeviceId(row.text("device"))),
                row.instant("made"),
                row.instant("ends"),
                row.instant("revoked"));
    }
}
