package org.carrel.hub.adapter.sql.kiosk;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.kiosk.AnswerText;
import org.carrel.hub.kiosk.AskMemory;

/** Asks in a table. */
public final class SqlAsks implements AskMemory {
    private final Sql sql;
    private final AnswerText text;

    public SqlAsks(Sql sql, AnswerText text) {
        this.sql = sql;
        this.text = text;
    }

    @Override
    public Optional<Remembered> find(Address kiosk, AskId ask) {
        return sql.first(
                "SELECT session, patron, loan, answer, withdrawn FROM kiosk_ask"
                        + " WHERE site = ? AND device = ? AND ask = ?",
                this::read,
                kiosk.site().value(),
                kiosk.device().value(),
                ask.value());
    }

    private Remembered read(Row row) {
        if (row.optionalInstant("withdrawn").isPresent()) {
            return new Remembered.Withdrawn();
        }
        return new Remembered.Done(
                new GrantId(row.text("session")),
                new PatronId(row.text("patron")),
                Stream.of(row.text("loan"))
                        .filter(id -> !id.isEmpty())
                        .map(LoanId::new)
                        .toList(),
                text.read(row.text("answer")).stream().toList());
    }

    @Override
    public void put(Address kiosk, AskId ask, Remembered.Done done, Instant now) {
        sql.update(
                "INSERT INTO kiosk_ask (site, device, ask, session, patron, loan, answer, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                kiosk.site().value(),
                kiosk.device().value(),
                ask.value(),
                done.grant().value(),
                done.patron().value(),
                done.loan().stream().map(LoanId::value).findFirst().orElse(""),
                done.answer().stream()
                        .map(answer -> text.write(ask, answer))
                        .findFirst()
                        .orElse(""),
                now.toEpochMilli());
    }

    @Override
    public void withdraw(Address kiosk, AskId ask, Instant now) {
        sql.update(
                "INSERT INTO kiosk_ask (site, device, ask, session, patron, loan, answer, at, withdrawn)"
                        + " VALUES (?, ?, ?, '', '', '', '', ?, ?) ON CONFLICT (site, device, ask)"
                        + " DO UPDATE SET answer = '', withdrawn = excluded.withdrawn",
                kiosk.site().value(),
                kiosk.device().value(),
                ask.value(),
                now.toEpochMilli(),
                now.toEpochMilli());
    }

    @Override
    public int forgetAnswersBefore(Instant then) {
        return sql.update("UPDATE kiosk_ask SET answer = '' WHERE at < ? AND answer <> ''", then.toEpochMilli());
    }

    @Override
    public int forgetBefore(Instant then) {
        return sql.update("DELETE FROM kiosk_ask WHERE at < ?", then.toEpochMilli());
    }
}
