package org.carrel.hub.adapter.sip2.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.topic.Address;
import org.carrel.hub.ils.CardWatch;
import org.carrel.hub.ils.ReaderMirror;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the existing system about a card while its owner waits, and waits for it a moment only: then the hub answers by what it knew, and what the
 * system says later counts for the next time. Each card has a virtual thread, {@code hub-ils-card}; beyond {@link #AT_ONCE} nobody is asked.
 */
public final class CardsAhead implements CardWatch {
    private static final Logger log = LoggerFactory.getLogger(CardsAhead.class);
    private static final int AT_ONCE = 32;

    private final Transactor<Services> store;
    private final ReaderMirror mirror;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** @param patience how long a person at a shelf waits for the existing system */
    public CardsAhead(Transactor<Services> store, ReaderMirror mirror, Duration patience) {
        this.store = store;
        this.mirror = mirror;
        this.patience = patience;
    }

    @Override
    public void shown(Address device, CardNumber card, Instant now) {
        if (!places.tryAcquire()) {
            return;
        }
        CountDownLatch known = new CountDownLatch(1);
        Thread.ofVirtual().name("hub-ils-card").start(() -> {
            try {
                ReaderMirror.Asked asked = mirror.ask(card);
                store.run(services -> mirror.keep(asked, device.site(), room(services), now));
            } catch (RuntimeException failure) {
                log.warn("what the library system says of a card could not be kept", failure);
            } finally {
                places.release();
                known.countDown();
            }
        });
        try {
            boolean _ = known.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static ReaderMirror.Room room(Services services) {
        return new ReaderMirror.Room(
                services.patrons(),
                services.catalogue(),
                services.reservations(),
                services.lending(),
                services.errands());
    }
}
