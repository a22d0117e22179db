package org.carrel.hub.adapter.sip2.server;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.sip2.request.Request;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/**
 * Whether a patron's PIN is right. It is looked at only when one was sent and the account's rules ask for it, so that a terminal which
 * sends none never locks anybody out. Comparing takes as long as the hash is slow, outside the transaction.
 */
final class Pins {
    private final Transactor<Services> store;
    private final Lockout lockout;

    Pins(Transactor<Services> store, Lockout lockout) {
        this.store = store;
        this.lockout = lockout;
    }

    /** What a message said about a PIN. */
    enum Shown {
        NONE,
        RIGHT,
        /** Or the patron has none, or has to wait after too many wrong ones. */
        WRONG;

        /** Whether something may be done for the patron. */
        boolean suffices(Account account) {
            return switch (account.rules().pin()) {
                case IGNORED -> true;
                case IF_SENT -> this != WRONG;
                case REQUIRED -> this == RIGHT;
            };
        }
    }

    Shown shown(Request request, Asking asking) {
        String pin = request.patronPassword();
        if (pin.isEmpty() || asking.account().rules().pin() == Account.Rules.Pin.IGNORED) {
            return Shown.NONE;
        }
        List<Kept> kept = store.read(services -> kept(services, request.patron()));
        if (kept.isEmpty()) {
            return Shown.WRONG;
        }
        String subject = kept.getFirst().patron().value();
        if (lockout.locked(subject, asking.now()) || !kept.getFirst().hash().matches(pin)) {
            lockout.failed(subject, asking.now());
            return Shown.WRONG;
        }
        lockout.succeeded(subject);
        return Shown.RIGHT;
    }

    private record Kept(PatronId patron, SlowHash hash) {}

    private static List<Kept> kept(Services services, String card) {
        return holder(services, card).stream()
                .flatMap(holder -> services.circulation().pin(holder.patron().id()).stream()
                        .map(hash -> new Kept(holder.patron().id(), hash)))
                .toList();
    }

    /** Nobody borrows, renews or reserves by a card that was reported lost. */
    static boolean lost(CardHolder.PatronHolder holder) {
        return holder.card().state() == LibraryCard.CardState.REPORTED_LOST;
    }

    /** The patron whose card this is; staff borrow nothing by it. */
    static Optional<CardHolder.PatronHolder> holder(Services services, String card) {
        if (card.isEmpty()) {
            return Optional.empty();
        }
        try {
            return services.circulation()
                    .holder(new CardNumber(card))
                    .filter(CardHolder.PatronHolder.class::isInstance)
                    .map(CardHolder.PatronHolder.class::cast);
        } catch (IllegalArgumentException noCardNumber) {
            return Optional.empty();
        }
    }
}
