package org.carrel.hub.fleet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.SlowHash;

/**
 * Whether a password is a device's. The slow hash is computed once for each password that fits; after that a quick keyed hash of
 * it is compared, so that a whole fleet may come back within seconds. Wrong passwords are slowed down. Safe for several threads.
 */
public final class LoginCheck {
    private static final Duration WRONG_WAIT = Duration.ofSeconds(1);
    private static final int REMEMBERED_MAX = 10_000;

    private final SecretKeySpec key;
    private final Map<String, Known> admitted = new ConcurrentSkipListMap<>();
    private final Map<String, Instant> wrong = new ConcurrentSkipListMap<>();

    private record Known(SlowHash hash, Bytes quick) {}

    /** @param key 32 random bytes, made anew at each start */
    public LoginCheck(Bytes key) {
        this.key = new SecretKeySpec(key.toArray(), "HmacSHA256");
    }

    /** @param holding the hashes that hold now */
    public boolean admits(Address device, String password, List<SlowHash> holding, Instant now) {
        Bytes quick = quick(password);
        Known known = admitted.get(device.login());
        if (known != null
                && holding.contains(known.hash())
                && MessageDigest.isEqual(known.quick().toArray(), quick.toArray())) {
            return true;
        }
        Instant lastWrong = wrong.get(device.login());
        if (lastWrong != null && now.isBefore(lastWrong.plus(WRONG_WAIT))) {
            return false;
        }
        for (SlowHash hash : holding) {
            if (hash.matches(password)) {
                remember(device, new Known(hash, quick));
                return true;
            }
        }
        if (!holding.isEmpty()) {
            wrong.put(device.login(), now);
        }
        return false;
    }

    private void remember(Address device, Known known) {
        if (admitted.size() >= REMEMBERED_MAX) {
            admitted.clear();
        }
        admitted.put(device.login(), known);
        wrong.remove(device.login());
    }

    private Bytes quick(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Bytes.of(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256", missing);
        }
    }
}
