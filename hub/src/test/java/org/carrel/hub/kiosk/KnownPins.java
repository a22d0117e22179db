package org.carrel.hub.kiosk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.access.SlowHash;

/** Hashes PINs and compares with the hashes as the hub does, and remembers what came of it: the slow work is done once for each. */
final class KnownPins {
    private static final Bytes SALT = Bytes.hex("000102030405060708090A0B");

    private final Map<String, SlowHash> hashes = new ConcurrentHashMap<>();
    private final Map<Guess, Boolean> guesses = new ConcurrentHashMap<>();

    private record Guess(SlowHash hash, String pin) {}

    SlowHash hash(String pin) {
        return hashes.computeIfAbsent(pin, fresh -> SlowHash.of(fresh, SALT));
    }

    boolean matches(SlowHash hash, String pin) {
        return guesses.computeIfAbsent(new Guess(hash, pin), guess -> hash.matches(pin));
    }
}
