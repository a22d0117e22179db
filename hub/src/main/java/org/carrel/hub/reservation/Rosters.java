package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.topic.Address;

/**
 * Who may collect what at a device while the hub cannot be reached. Hashing takes milliseconds a card, so it is done between
 * two transactions: {@link #missingHashes}, then {@link #issue}; {@link org.carrel.hub.store.RosterIssuing} does both.
 */
public interface Rosters {
    static Rosters by(HoldTerms terms, HoldParts parts) {
        return new RosterBook(parts, terms);
    }

    /** Gives a device its key; the hashes made with an earlier one are forgotten and a new roster becomes due. */
    void putKey(Address device, RosterKey key, Instant now);

    Optional<RosterKey> key(Address device);

    /** Devices whose roster has changed, or ends soon, since the last that was {@link #published}. */
    List<Address> due(Instant now);

    /** Cards on this device's roster that were not hashed with its key yet. */
    List<CardNumber> missingHashes(Address device, Instant now);

    /** Keeps the hashes and makes the whole roster, with a version above every earlier one. Empty for a device without key. */
    Optional<PickupRoster> issue(Address device, SortedSet<Hashed> hashes, Instant now);

    /** The broker has it. */
    void published(Address device, long version);

    record Hashed(CardNumber card, CardHash hash) implements Comparable<Hashed> {
        @Override
        public int compareTo(Hashed other) {
            return hash.compareTo(other.hash);
        }
    }
}
