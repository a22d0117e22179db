package org.carrel.hub.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.topic.Address;
import org.carrel.hub.reservation.Rosters.Hashed;
import org.carrel.hub.transaction.Transactor;

/**
 * Makes the rosters that have become due. Hashing a card takes milliseconds, so it is done between two transactions, on the
 * caller's thread, and once for each card and device.
 */
public final class RosterIssuing {
    private final Transactor<Services> store;
    private final BiFunction<RosterKey, CardNumber, CardHash> hashing;

    public RosterIssuing(Transactor<Services> store) {
        this(store, RosterKey::hash);
    }

    /** @param hashing as slow as the key makes it */
    public RosterIssuing(Transactor<Services> store, BiFunction<RosterKey, CardNumber, CardHash> hashing) {
        this.store = store;
        this.hashing = hashing;
    }

    /** Devices that should get a new roster now. */
    public List<Address> due(Instant now) {
        return store.read(services -> services.rosters().due(now));
    }

    /**
     * A new roster for the device, to be published retained; afterwards tell {@link #published}. Empty when the device has no key.
     */
    public Optional<PickupRoster> issue(Address device, Instant now) {
        Optional<RosterKey> key = store.read(services -> services.rosters().key(device));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        List<CardNumber> missing = store.read(services -> services.rosters().missingHashes(device, now));
        SortedSet<Hashed> hashes = new TreeSet<>();
        for (CardNumber card : missing) {
            hashes.add(new Hashed(card, hashing.apply(key.get(), card)));
        }
        return store.write(services -> services.rosters().issue(device, hashes, now));
    }

    /** The broker has taken it. */
    public void published(Address device, long version) {
        store.run(services -> services.rosters().published(device, version));
    }
}
