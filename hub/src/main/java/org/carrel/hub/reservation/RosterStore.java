package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.topic.Address;

/** The rosters' keys, versions and hashed cards. */
public interface RosterStore {
    Optional<RosterKey> key(Address device);

    /** Sets the key, forgets the hashes made with another one, and makes a roster due. */
    void putKey(Address device, RosterKey key);

    /** What stands on the device's roster has changed; nothing for a device without key. */
    void changed(Address device);

    /** Devices with a change not covered, a version not published, or a roster issued before {@code issuedBefore}. */
    List<Address> due(Instant issuedBefore);

    Optional<CardHash> hash(Address device, CardNumber card);

    Optional<CardNumber> card(Address device, CardHash hash);

    void putHash(Address device, CardNumber card, CardHash hash, Instant now);

    /** It stands on a roster issued now. */
    void used(Address device, CardNumber card, Instant now);

    int forgetHashesBefore(Instant used);

    /**
     * Notes an issue.
     *
     * @param complete whether it covers every change so far
     * @return its version: above every earlier one, and no lower than {@code lowest}
     */
    long issue(Address device, long lowest, boolean complete, Instant now);

    /** When the roster of this version was issued; empty for an unknown one. */
    Optional<Word> word(Address device, long version);

    int forgetIssuedBefore(Instant issued);

    void published(Address device, long version);
}
