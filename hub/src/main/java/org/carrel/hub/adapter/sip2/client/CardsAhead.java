package org.carrel.hub.adapter.sip2.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.ils.CardWatch;
import org.carrel.hub.ils.LibrarySystem.PinWord;
import org.carrel.hub.ils.ReaderMirror;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/**
 * Asks the existing system about a card while its owner waits, and waits for it a moment only: then the hub answers by what it knew, and what the
 * system says later counts for the next time.
 */
public final class CardsAhead implements CardWatch {
    private final Transactor<Services> store;
    private final ReaderMirror mirror;
    private final Patience patience;
    private final Supplier<Bytes> salt;

    /**
     * @param patience how long a person at a device waits for the existing system
     * @param salt a fresh one each time, for hashes of PINs
     */
    public CardsAhead(Transactor<Services> store, ReaderMirror mirror, Duration patience, Supplier<Bytes> salt) {
        this.store = store;
        this.mirror = mirror;
        this.patience = new Patience("hub-ils-card", patience);
        this.salt = salt;
    }

    @Override
    public void shownAtShelf(Address device, CardNumber card, Instant now) {
        var _ = patience.await(PinWord.NOT_CHECKED, known -> {
            ReaderMirror.Asked asked = mirror.ask(card, Pin.NONE);
            keep(asked, device, now);
            known.complete(asked.pin());
            keep(mirror.askMore(asked), device, now);
        });
    }

    @Override
    public PinWord shownAtKiosk(Address device, CardNumber card, Pin pin, Instant now) {
        return patience.await(PinWord.NOT_CHECKED, known -> {
                    ReaderMirror.Asked asked = mirror.askMore(mirror.ask(card, pin));
                    if (asked.pin() == PinWord.WRONG) {
                        // Whoever does not know the PIN changes nothing, not even what the hub knows.
                        known.complete(PinWord.WRONG);
                        return;
                    }
                    keep(asked, device, now);
                    if (asked.pin() == PinWord.RIGHT) {
                        remember(card, pin, now);
                    }
                    known.complete(asked.pin());
                })
                .what();
    }

    /** As a slow hash, to be compared with while the system is away. */
    private void remember(CardNumber card, Pin pin, Instant now) {
        Optional<CardHolder.PatronHolder> holder = store.read(services -> services.patrons()
                .holder(card)
                .filter(CardHolder.PatronHolder.class::isInstance)
                .map(CardHolder.PatronHolder.class::cast));
        if (holder.isEmpty()) {
            return;
        }
        PatronId patron = holder.get().patron().id();
        boolean known = store.read(services -> services.circulation().pin(patron))
                .map(hash -> hash.matches(pin.value()))
                .orElse(false);
        if (!known) {
            SlowHash hash = SlowHash.of(pin.value(), salt.get());
            store.run(services -> services.circulation().setPin(patron, hash, now));
        }
    }

    private void keep(ReaderMirror.Asked asked, Address device, Instant now) {
        store.run(services -> mirror.keep(asked, device.site(), room(services), now));
    }

    private static ReaderMirror.Room room(Services services) {
        return new ReaderMirror.Room(
                services.patrons(),
                services.catalogue(),
                services.reservations(),
                services.lending(),
                services.ledger(),
                services.errands());
    }
}
