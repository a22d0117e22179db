package org.carrel.hub.reservation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.RosterKey;

/** Hashes cards as the hub and the shelf do, and remembers the hashes: the slow work is done once for each, not in every test. */
final class KnownCards {
    private static final Map<Card, CardHash> HASHES = new ConcurrentHashMap<>();

    private KnownCards() {}

    private record Card(RosterKey key, CardNumber number) {}

    static CardHash hash(RosterKey key, CardNumber number) {
        return HASHES.computeIfAbsent(new Card(key, number), card -> key.hash(number));
    }
}
