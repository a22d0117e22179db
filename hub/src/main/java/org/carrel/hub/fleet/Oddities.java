package org.carrel.hub.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.carrel.contract.topic.Address;

/**
 * Messages that could not be used, counted by sender and reason: damaged ones, ones of a later contract, ones from devices
 * that nobody enrolled. In memory. Safe for several threads.
 */
public final class Oddities {
    /** Senders beyond this are counted together. */
    private static final int KINDS_MAX = 2_000;

    private static final String OVERFLOW = "~";

    private final Map<String, Oddity> counted = new ConcurrentSkipListMap<>();

    /**
     * @param sender a device's login, or its topic when it is none of ours
     * @param reason a stable code, with the place in the message after a colon, such as {@code malformed-not-json:}
     */
    public record Oddity(String sender, String reason, long count, Instant last) {}

    public void note(String sender, String reason, Instant now) {
        String key = sender + " " + reason;
        String used = counted.size() < KINDS_MAX || counted.containsKey(key) ? key : OVERFLOW;
        counted.merge(
                used,
                new Oddity(used.equals(OVERFLOW) ? OVERFLOW : sender, reason, 1, now),
                (before, first) -> new Oddity(before.sender(), before.reason(), before.count() + 1, now));
    }

    public void note(Address device, String reason, Instant now) {
        note(device.login(), reason, now);
    }

    public List<Oddity> of(Address device) {
        return counted.values().stream()
                .filter(oddity -> oddity.sender().equals(device.login()))
                .toList();
    }

    /** Of all senders, by sender and reason. */
    public List<Oddity> all() {
        return List.copyOf(counted.values());
    }
}
