package org.carrel.hub.adapter.sql.fleet;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.enrolment.EnrolmentSecret;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.trust.CodeRows;

/** Open enrolment codes in a table. */
public final class SqlEnrolmentCodes implements CodeRows {
    private final Sql sql;

    public SqlEnrolmentCodes(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void put(OpenCode code) {
        remove(code.device());
        sql.update(
                "INSERT INTO enrolment_code (site, device, secret, ends, failures, spent_on) VALUES (?, ?, ?, ?, ?, ?)",
                code.device().site().value(),
                code.device().device().value(),
                code.secret().key().hex(),
                code.ends().toEpochMilli(),
                code.failures(),
                code.spentOn().hex());
    }

    @Override
    public Optional<OpenCode> find(Address device) {
        return sql
                .list(
                        "SELECT site, device, secret, ends, failures, spent_on FROM enrolment_code"
                                + " WHERE site = ? AND device = ?",
                        SqlEnrolmentCodes::code,
                        device.site().value(),
                        device.device().value())
                .stream()
                .findFirst();
    }

    @Override
    public void remove(Address device) {
        sql.update(
                "DELETE FROM enrolment_code WHERE site = ? AND device = ?",
                device.site().value(),
                device.device().value());
    }

    @Override
    public void forgetEnded(Instant before) {
        sql.update("DELETE FROM enrolment_code WHERE ends < ?", before.toEpochMilli());
    }

    private static OpenCode code(Row row) {
        return new OpenCode(
                new Address(new SiteId(row.text("site")), new DeviceId(row.text("device"))),
                new EnrolmentSecret(Bytes.hex(row.text("secret"))),
                row.instant("ends"),
                (int) row.number("failures"),
                Bytes.hex(row.text("spent_on")));
    }
}
