package org.carrel.hub.adapter.sql.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.ledger.FeeId;
import org.carrel.hub.ledger.LedgerStore;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.ledger.Payment;
import org.carrel.hub.ledger.Penalty;

/** Fees, payments and penalties in tables. */
public final class SqlLedger implements LedgerStore {
    private static final String FEES = "SELECT id, patron, kind, loan, currency, amount, paid, state, at FROM fee ";

    private final Sql sql;

    public SqlLedger(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Fee> fee(FeeId id) {
        return sql.first(FEES + "WHERE id = ?", SqlLedger::readFee, id.value());
    }

    @Override
    public List<Fee> openFees(PatronId patron) {
        return sql.list(
                FEES + "WHERE patron = ? AND state = 'OPEN' ORDER BY number", SqlLedger::readFee, patron.value());
    }

    @Override
    public List<Fee> fees(LoanId loan) {
        return sql.list(FEES + "WHERE loan = ? ORDER BY number", SqlLedger::readFee, loan.value());
    }

    @Override
    public void add(Fee fee) {
        sql.update(
                "INSERT INTO fee (id, number, patron, kind, loan, currency, amount, paid, state, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                fee.id().value(),
                sql.next("fee"),
                fee.patron().value(),
                fee.kind().name(),
                fee.loan().stream().map(LoanId::value).findFirst().orElse(null),
                fee.amount().currency().getCurrencyCode(),
                fee.amount().minor(),
                fee.paid().minor(),
                fee.state().name(),
                fee.at().toEpochMilli());
    }

    @Override
    public void put(Fee fee) {
        sql.update(
                "UPDATE fee SET paid = ?, state = ? WHERE id = ?",
                fee.paid().minor(),
                fee.state().name(),
                fee.id().value());
    }

    private static Fee readFee(Row row) {
        return new Fee(
                new FeeId(row.text("id")),
                new PatronId(row.text("patron")),
                row.word(Fee.Kind.class, "kind"),
                row.optionalText("loan").map(LoanId::new).stream().toList(),
                money(row, "amount"),
                money(row, "paid"),
                row.word(Fee.State.class, "state"),
                row.instant("at"));
    }

    private static Money money(Row row, String column) {
        return new Money(row.number(column), Currency.getInstance(row.text("currency")));
    }

    @Override
    public Optional<Payment> payment(PatronId patron, String reference) {
        return sql.first(
                "SELECT patron, reference, method, currency, amount FROM payment WHERE patron = ? AND reference = ?",
                row -> new Payment(
                        new PatronId(row.text("patron")),
                        List.of(),
                        money(row, "amount"),
                        row.word(Payment.Method.class, "method"),
                        row.text("reference")),
                patron.value(),
                reference);
    }

    @Override
    public void add(String id, Payment payment, Instant now) {
        sql.update(
                "INSERT INTO payment (id, reference, patron, method, currency, amount, at) VALUES (?, ?, ?, ?, ?, ?,"
                        + " ?)",
                id,
                payment.reference(),
                payment.patron().value(),
                payment.method().name(),
                payment.amount().currency().getCurrencyCode(),
                payment.amount().minor(),
                now.toEpochMilli());
    }

    @Override
    public List<Penalty> penalties(PatronId patron) {
        return sql.list(
                "SELECT loan, number, patron, returned, late, days FROM penalty"
                        + " WHERE patron = ? AND state = 'STANDING' ORDER BY number",
                row -> new Penalty(
                        new LoanId(row.text("loan")),
                        row.number("number"),
                        new PatronId(row.text("patron")),
                        LocalDate.parse(row.text("returned")),
                        row.integer("late"),
                        row.integer("days")),
                patron.value());
    }

    @Override
    public long nextNumber() {
        return sql.next("penalty");
    }

    @Override
    public void put(Penalty penalty) {
        sql.update(
                "INSERT INTO penalty (loan, number, patron, returned, late, days, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'STANDING') ON CONFLICT (loan) DO UPDATE SET"
                        + " number = excluded.number, patron = excluded.patron, returned = excluded.returned,"
                        + " late = excluded.late, days = excluded.days, state = excluded.state",
                penalty.loan().value(),
                penalty.number(),
                penalty.patron().value(),
                penalty.returned().toString(),
                penalty.late(),
                penalty.days());
    }

    @Override
    public boolean removePenalty(LoanId loan) {
        return sql.update("UPDATE penalty SET state = 'LIFTED' WHERE loan = ? AND state = 'STANDING'", loan.value())
                > 0;
    }
}
