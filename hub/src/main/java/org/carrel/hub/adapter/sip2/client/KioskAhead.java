package org.carrel.hub.adapter.sip2.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.message.Question;
import org.carrel.contract.topic.Address;
import org.carrel.hub.ils.LibrarySystem;
import org.carrel.hub.ils.LibrarySystem.Copy;
import org.carrel.hub.ils.LibrarySystem.Done;
import org.carrel.hub.ils.LibrarySystem.Reader;
import org.carrel.hub.ils.LibrarySystem.RenewedAll;
import org.carrel.hub.ils.LibrarySystem.Told;
import org.carrel.hub.kiosk.delegation.AskedAhead;
import org.carrel.hub.kiosk.delegation.SystemSaid;
import org.carrel.hub.kiosk.delegation.SystemSaid.Longer;
import org.carrel.hub.kiosk.delegation.Wish;
import org.carrel.hub.lending.Lending.Refusal;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/**
 * Asks the existing system for what a patron wants at a kiosk. That a loan is about to be asked for is committed before it is: whatever becomes
 * of this process, a loan there of which the kiosk never heard is found and taken back. A lost answer is looked up, item and reader.
 */
public final class KioskAhead implements AskedAhead {
    /** No kiosk asks for so long. */
    private static final Duration ANSWERED_BY_THEN = Duration.ofMinutes(2);

    private final Transactor<Services> store;
    private final LibrarySystem system;
    private final Patience patience;

    /** @param patience how long a person at a kiosk waits for the existing system */
    public KioskAhead(Transactor<Services> store, LibrarySystem system, Duration patience) {
        this.store = store;
        this.system = system;
        this.patience = new Patience("hub-ils-ask", patience);
    }

    @Override
    public SystemSaid ask(Address kiosk, Question question, Instant now) {
        Optional<Wish> wish = store.read(services -> services.kiosk().wish(kiosk, question, now));
        if (wish.isEmpty()) {
            return new SystemSaid.Nothing();
        }
        if (wish.get() instanceof Wish.Borrow borrow) {
            store.run(services -> services.errands()
                    .expect(question.id(), borrow.item(), borrow.patron(), now, now.plus(ANSWERED_BY_THEN)));
        }
        Patience.Outcome<SystemSaid> said =
                patience.await(unanswered(wish.get()), known -> known.complete(asked(wish.get())));
        return said.begun() ? said.what() : new SystemSaid.Away();
    }

    private SystemSaid asked(Wish wish) {
        return switch (wish) {
            case Wish.Borrow borrow -> borrow(borrow);
            case Wish.Renew renew -> renew(renew);
            case Wish.RenewAll all -> renewAll(all);
            case Wish.Hold hold -> hold(hold);
            case Wish.Release release -> release(release);
        };
    }

    /** Whatever it does after all is seen when the card is shown again; a loan is taken back. */
    private static SystemSaid unanswered(Wish wish) {
        return switch (wish) {
            case Wish.Borrow _ -> new SystemSaid.Unsure();
            case Wish.Renew _ -> new SystemSaid.NotLent(List.of());
            case Wish.RenewAll all -> new SystemSaid.Renewed(List.of(), all.lent());
            case Wish.Hold _, Wish.Release _ -> new SystemSaid.HoldRefused(List.of());
        };
    }

    private SystemSaid borrow(Wish.Borrow wish) {
        return switch (system.askLoan(wish.card(), wish.item(), wish.feeAgreed())) {
            case Done.Yes(List<Instant> due) -> lent(wish.item(), due);
            case Done.FeeFirst(var fee) -> new SystemSaid.FeeFirst(fee);
            case Done.NotTold _ -> new SystemSaid.Away();
            case Done.No _ -> refused(wish);
            case Done.Unknown _ -> lookedUp(wish);
        };
    }

    private SystemSaid lent(ItemId item, List<Instant> due) {
        boolean known = store.read(services -> services.catalogue().item(item).isPresent());
        List<String> title = known
                ? List.of()
                : List.of(system.copy(item) instanceof Told.Known<Copy>(Copy copy) ? copy.title() : "");
        return new SystemSaid.Lent(due, title);
    }

    private SystemSaid lookedUp(Wish.Borrow wish) {
        return switch (system.copy(wish.item())) {
            case Told.Unavailable<Copy> _ -> new SystemSaid.Unsure();
            case Told.NoSuch<Copy> _ -> new SystemSaid.Away();
            case Told.Known<Copy>(Copy copy) ->
                !copy.lent()
                        ? new SystemSaid.Away()
                        : switch (system.reader(wish.card(), Pin.NONE)) {
                            case Told.Known<Reader>(Reader reader) ->
                                reader.lent().contains(wish.item())
                                        ? lent(wish.item(), copy.due())
                                        : new SystemSaid.NotLent(List.of(Refusal.ON_LOAN_TO_SOMEBODY_ELSE));
                            case Told.NoSuch<Reader> _ -> new SystemSaid.NotLent(List.of());
                            case Told.Unavailable<Reader> _ -> new SystemSaid.Unsure();
                        };
        };
    }

    /** In words that a kiosk can say in any language, where the system's own state gives them. */
    private SystemSaid refused(Wish.Borrow wish) {
        List<Refusal> reasons = new ArrayList<>();
        Told<Reader> reader = system.reader(wish.card(), Pin.NONE);
        boolean theirs = false;
        if (reader instanceof Told.Known<Reader>(Reader known)) {
            theirs = known.lent().contains(wish.item());
            reasons.addAll(known.standing().reasons());
            if (!known.standing().mayBorrow() && reasons.isEmpty()) {
                reasons.add(Refusal.BORROWING_BLOCKED);
            }
        }
        switch (system.copy(wish.item())) {
            case Told.NoSuch<Copy> _ -> reasons.add(Refusal.ITEM_UNKNOWN);
            case Told.Unavailable<Copy> _ -> {
                // The reader's own state has to do.
            }
            case Told.Known<Copy>(Copy copy) -> {
                if (copy.lent() && theirs) {
                    // The hub knew of no such loan: an answer to this very ask was lost.
                    return lent(wish.item(), copy.due());
                }
                if (copy.lent()) {
                    reasons.add(Refusal.ON_LOAN_TO_SOMEBODY_ELSE);
                } else if (copy.place() == LibrarySystem.Place.KEPT) {
                    reasons.add(Refusal.HELD_FOR_SOMEBODY_ELSE);
                }
            }
        }
        return new SystemSaid.NotLent(reasons);
    }

    private SystemSaid renew(Wish.Renew wish) {
        List<Instant> before = due(wish.item());
        return switch (system.askRenewal(wish.card(), wish.item())) {
            case Done.Yes(List<Instant> due) -> renewed(wish.item(), due);
            case Done.No _, Done.FeeFirst _ -> new SystemSaid.NotLent(List.of());
            case Done.NotTold _ -> new SystemSaid.Away();
            case Done.Unknown _ -> {
                // A longer loan is how a renewal is seen; asked again, it would be renewed again.
                List<Instant> after = due(wish.item());
                yield !after.isEmpty() && !after.equals(before)
                        ? renewed(wish.item(), after)
                        : new SystemSaid.NotLent(List.of());
            }
        };
    }

    private static SystemSaid renewed(ItemId item, List<Instant> due) {
        return new SystemSaid.Renewed(List.of(new Longer(item, due)), List.of());
    }

    private List<Instant> due(ItemId item) {
        return system.copy(item) instanceof Told.Known<Copy>(Copy copy) ? copy.due() : List.of();
    }

    private SystemSaid renewAll(Wish.RenewAll wish) {
        return switch (system.askRenewalOfAll(wish.card())) {
            case RenewedAll.Answered(List<ItemId> renewed, List<ItemId> unrenewed) ->
                new SystemSaid.Renewed(
                        renewed.stream()
                                .map(item -> new Longer(item, due(item)))
                                .toList(),
                        unrenewed);
            case RenewedAll.NotTold() -> new SystemSaid.Away();
            case RenewedAll.Unknown() -> new SystemSaid.Renewed(List.of(), wish.lent());
        };
    }

    private SystemSaid hold(Wish.Hold wish) {
        ItemId copy = wish.copies().getFirst();
        return switch (system.placeHold(wish.card(), copy, wish.pickup().value())) {
            case Done.Yes _ -> new SystemSaid.HoldTaken();
            case Done.NotTold _ -> new SystemSaid.Away();
            case Done.No _, Done.FeeFirst _, Done.Unknown _ ->
                held(wish.card(), wish.copies()).isPresent()
                        ? new SystemSaid.HoldTaken()
                        : new SystemSaid.HoldRefused(List.of());
        };
    }

    private SystemSaid release(Wish.Release wish) {
        ItemId copy = held(wish.card(), wish.copies()).orElse(wish.copies().getFirst());
        return switch (system.cancelHold(wish.card(), copy)) {
            case Done.Yes _ -> new SystemSaid.HoldReleased();
            case Done.NotTold _ -> new SystemSaid.Away();
            case Done.No _, Done.FeeFirst _, Done.Unknown _ ->
                system.reader(wish.card(), Pin.NONE) instanceof Told.Known<Reader>(Reader reader)
                                && among(reader, wish.copies()).isEmpty()
                        ? new SystemSaid.HoldReleased()
                        : new SystemSaid.HoldRefused(List.of());
        };
    }

    /** The copy by which the system lists a hold on a title; empty when it lists none or does not answer. */
    private Optional<ItemId> held(CardNumber card, List<ItemId> copies) {
        return system.reader(card, Pin.NONE) instanceof Told.Known<Reader>(Reader reader)
                ? among(reader, copies)
                : Optional.empty();
    }

    private static Optional<ItemId> among(Reader reader, List<ItemId> copies) {
        return copies.stream()
                .filter(copy ->
                        reader.ready().contains(copy) || reader.waiting().contains(copy))
                .findFirst();
    }
}
