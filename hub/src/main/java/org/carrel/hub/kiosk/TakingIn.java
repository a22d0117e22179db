package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.message.KioskEvent.BorrowedOffline;
import org.carrel.contract.message.KioskEvent.ItemReturned;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.circulation.Circulation.CheckingOut;
import org.carrel.hub.circulation.Circulation.Manner;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.identity.CardHolder.PatronHolder;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.kiosk.AskMemory.Remembered;
import org.carrel.hub.lending.HandIn;
import org.carrel.hub.lending.Lending.ComingBack;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.PartsSeen;
import org.carrel.hub.lending.Lending.Undoing;
import org.carrel.hub.lending.Loan.OpenLoan;

/** What has happened at a kiosk. Nothing of it is refused; what cannot be booked as it was told is a finding for staff. */
final class TakingIn {
    private final KioskParts parts;
    private final DeskSecret secret;

    TakingIn(KioskParts parts, DeskSecret secret) {
        this.parts = parts;
        this.secret = secret;
    }

    void returned(Address kiosk, ItemReturned event, Instant reported, Instant now) {
        Optional<OpenLoan> since = parts.lending()
                .openLoan(event.item())
                .filter(open -> open.since().isAfter(reported));
        if (since.isPresent()) {
            // The word was long on its way, and the copy went on to somebody.
            note(kiosk, event.item(), since.get().id().value(), Finding.Reason.LENT_SINCE, reported, now);
            return;
        }
        PartsSeen seen = event.parts() > 0 ? new PartsSeen.Counted(event.parts()) : new PartsSeen.All();
        GivenBack back = parts.lending()
                .giveBack(new ComingBack(event.item(), reported, seen), KioskCounter.occasion(kiosk, now));
        switch (back) {
            case GivenBack.Incomplete incomplete ->
                note(kiosk, event.item(), incomplete.loan().id().value(), Finding.Reason.PARTS_MISSING, reported, now);
            case GivenBack.NotOurs _ -> note(kiosk, event.item(), "", Finding.Reason.ITEM_UNKNOWN, reported, now);
            case GivenBack.Returned _, GivenBack.WasNotOnLoan _ -> {}
        }
    }

    /** Whatever the ask lent is taken back; from now on it lends nothing, should it come late. */
    void undo(Address kiosk, AskId ask, Instant reported, Instant now) {
        Optional<Remembered> before = parts.asks().find(kiosk, ask);
        parts.asks().withdraw(kiosk, ask, now);
        if (before.orElse(null) instanceof Remembered.Done done) {
            done.loan().forEach(loan -> undo(kiosk, loan, reported, now));
        }
    }

    private void undo(Address kiosk, LoanId loan, Instant reported, Instant now) {
        Undoing undoing = parts.lending().undoUnhanded(loan, KioskCounter.occasion(kiosk, now));
        if (undoing instanceof Undoing.NotUndone) {
            parts.lending()
                    .loan(loan)
                    .ifPresent(known ->
                            note(kiosk, known.item(), loan.value(), Finding.Reason.LOAN_NOT_UNDONE, reported, now));
        }
    }

    void borrowed(Address kiosk, BorrowedOffline event, Instant reported, Instant now) {
        ItemId item = event.item();
        Optional<CardNumber> card = secret.open(event.card(), kiosk, item);
        if (card.isEmpty()) {
            note(kiosk, item, "", Finding.Reason.CARD_UNREADABLE, reported, now);
        } else if (parts.patrons().holder(card.get()).orElse(null) instanceof PatronHolder holder) {
            String loan = lent(kiosk, item, holder.patron(), reported, now);
            if (holder.card().state() == CardState.REPORTED_LOST) {
                note(kiosk, item, loan, Finding.Reason.CARD_REPORTED_LOST, reported, now);
            }
        } else {
            note(kiosk, item, "", Finding.Reason.CARD_UNKNOWN, reported, now);
        }
    }

    private String lent(Address kiosk, ItemId item, Patron patron, Instant reported, Instant now) {
        Occasion occasion = KioskCounter.occasion(kiosk, now);
        Optional<HandIn> since =
                parts.handIns().newest(item).filter(handIn -> handIn.when().isAfter(reported));
        if (since.isPresent()) {
            // Whoever has it now keeps it, and nobody is late by a loan that has ended.
            LoanId ended = parts.lending()
                    .collectedBefore(since.get(), patron.id(), reported, occasion.by(), now)
                    .id();
            note(kiosk, item, ended.value(), Finding.Reason.HANDED_IN_SINCE, reported, now);
            return ended.value();
        }
        return switch (parts.circulation()
                .checkOut(patron.id(), item, new Manner.Happened(reported, Optional.empty()), occasion)) {
            case CheckingOut.Lent(var loan, var _, var despite) -> {
                despite.forEach(reason -> note(kiosk, item, loan.id().value(), Lines.reason(reason), reported, now));
                yield loan.id().value();
            }
            case CheckingOut.HasIt(var loan) -> loan.id().value();
            case CheckingOut.Refused(var reasons) -> {
                reasons.forEach(reason -> note(kiosk, item, "", Lines.reason(reason), reported, now));
                yield "";
            }
            case CheckingOut.FeeFirst _ -> throw new IllegalStateException("what has happened is not asked for a fee");
        };
    }

    private void note(Address kiosk, ItemId item, String loan, Finding.Reason reason, Instant reported, Instant now) {
        Finding finding = new Finding(parts.ids().get(), kiosk, item, loan, reason, reported, now);
        parts.findings().add(finding);
        parts.feed().add(new Fact.ConflictChanged(finding.id(), true), now);
    }
}
