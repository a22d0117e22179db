package org.carrel.hub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.ledger.Fee.State;

/** The ledger over a store. Every change is an entry of the audit, from which the suspension can be computed anew. */
final class LedgerBook implements Ledger {
    private final LedgerStore store;
    private final Audit audit;
    private final Terms terms;
    private final Supplier<String> ids;

    LedgerBook(LedgerStore store, Audit audit, Terms terms, Supplier<String> ids) {
        this.store = store;
        this.audit = audit;
        this.terms = terms;
        this.ids = ids;
    }

    @Override
    public Currency currency() {
        return terms.currency();
    }

    @Override
    public List<Fee> openFees(PatronId patron) {
        return store.openFees(patron);
    }

    @Override
    public Money owed(PatronId patron) {
        return store.openFees(patron).stream().map(Fee::owed).reduce(Money.none(terms.currency()), Money::plus);
    }

    @Override
    public Fee charge(PatronId patron, Fee.Kind kind, List<LoanId> loan, Money amount, Actor by, Instant now) {
        Money nothing = Money.none(amount.currency());
        Fee fee = new Fee(new FeeId(ids.get()), patron, kind, loan, amount, nothing, State.OPEN, now);
        store.add(fee);
        note(by, Audit.Action.FEE_CHARGED, patron, "fee:" + fee.id() + " " + kind + " " + amount, now);
        return fee;
    }

    @Override
    public Paying pay(Payment payment, Actor by, Instant now) {
        PatronId patron = payment.patron();
        Optional<Payment> before =
                payment.reference().isEmpty() ? Optional.empty() : store.payment(patron, payment.reference());
        if (before.isPresent()) {
            return before.get().amount().equals(payment.amount())
                    ? new Paying.PaidBefore(owed(patron))
                    : new Paying.Refused(Refusal.REFERENCE_REUSED);
        }
        if (!payment.amount().currency().equals(terms.currency())) {
            return new Paying.Refused(Refusal.OTHER_CURRENCY);
        }
        List<Fee> fees = store.openFees(patron).stream()
                .filter(fee -> payment.fee().isEmpty() || payment.fee().contains(fee.id()))
                .toList();
        if (fees.isEmpty() && !payment.fee().isEmpty()) {
            return new Paying.Refused(Refusal.FEE_UNKNOWN);
        }
        Money owed = fees.stream().map(Fee::owed).reduce(Money.none(terms.currency()), Money::plus);
        if (payment.amount().compareTo(owed) > 0) {
            return new Paying.Refused(Refusal.MORE_THAN_OWED);
        }
        settle(fees, payment.amount());
        String id = ids.get();
        store.add(id, payment, now);
        note(by, Audit.Action.FEE_PAID, patron, "payment:" + id + " " + payment.amount(), now);
        return new Paying.Paid(owed(patron));
    }

    private void settle(List<Fee> fees, Money amount) {
        Money left = amount;
        for (Fee fee : fees) {
            Money part = left.atMost(fee.owed());
            if (!part.isNone()) {
                Money paid = fee.paid().plus(part);
                store.put(with(fee, paid, paid.equals(fee.amount()) ? State.PAID : State.OPEN));
                left = left.minus(part);
            }
        }
    }

    private static Fee with(Fee fee, Money paid, State state) {
        return new Fee(fee.id(), fee.patron(), fee.kind(), fee.loan(), fee.amount(), paid, state, fee.at());
    }

    @Override
    public boolean waive(FeeId id, Actor by, Instant now) {
        Optional<Fee> open = store.fee(id).filter(fee -> fee.state() == State.OPEN);
        open.ifPresent(fee -> {
            store.put(with(fee, fee.paid(), State.WAIVED));
            note(by, Audit.Action.FEE_WAIVED, fee.patron(), "fee:" + fee.id() + " " + fee.owed(), now);
        });
        return open.isPresent();
    }

    @Override
    public Money undoFees(LoanId loan, Fee.Kind kind, Actor by, Instant now) {
        Money paid = Money.none(terms.currency());
        for (Fee fee : store.fees(loan)) {
            if (fee.kind() == kind && (fee.state() == State.OPEN || fee.state() == State.PAID)) {
                store.put(with(fee, fee.paid(), State.UNDONE));
                note(by, Audit.Action.FEE_UNDONE, fee.patron(), "fee:" + fee.id() + " paid " + fee.paid(), now);
                paid = paid.plus(fee.paid());
            }
        }
        return paid;
    }

    @Override
    public void redoFees(LoanId loan, Fee.Kind kind, Actor by, Instant now) {
        for (Fee fee : store.fees(loan)) {
            if (fee.kind() == kind && fee.state() == State.UNDONE) {
                store.put(with(fee, fee.paid(), fee.paid().equals(fee.amount()) ? State.PAID : State.OPEN));
                note(by, Audit.Action.FEE_CHARGED, fee.patron(), "fee:" + fee.id() + " again", now);
            }
        }
    }

    @Override
    public Penalty penalize(
            PatronId patron, LoanId loan, LocalDate returned, Lateness lateness, Actor by, Instant now) {
        Penalty penalty = new Penalty(loan, store.nextNumber(), patron, returned, lateness.late(), lateness.days());
        store.put(penalty);
        note(by, Audit.Action.SUSPENDED, patron, "loan:" + loan + " " + returned + " " + penalty.days(), now);
        return penalty;
    }

    @Override
    public boolean undoPenalty(PatronId patron, LoanId loan, Actor by, Instant now) {
        boolean there = store.removePenalty(loan);
        if (there) {
            note(by, Audit.Action.SUSPENSION_LIFTED, patron, "loan:" + loan, now);
        }
        return there;
    }

    @Override
    public int lift(PatronId patron, Actor by, Instant now) {
        List<Penalty> standing = store.penalties(patron);
        standing.forEach(penalty -> undoPenalty(patron, penalty.loan(), by, now));
        return standing.size();
    }

    @Override
    public List<Penalty> penalties(PatronId patron) {
        return store.penalties(patron);
    }

    @Override
    public Suspension suspension(PatronId patron, LocalDate today) {
        return Suspension.of(store.penalties(patron), terms.counting(), today);
    }

    private void note(Actor by, Audit.Action action, PatronId patron, String detail, Instant now) {
        audit.record(by, action, "patron:" + patron, detail, now);
    }
}
