package org.carrel.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.carrel.contract.topic.Address;

/**
 * When each device was last heard; in memory only, since a restarted hub has to hear them anew. A device that tells figures
 * regularly is expected to go on doing so. Safe for several threads.
 */
public final class Listening {
    private final Duration silenceMax;
    private final Map<String, Heard> heard = new ConcurrentSkipListMap<>();

    private record Heard(Address address, Instant last, boolean expected, boolean silent) {}

    /** @param silenceMax one and a half of the period in which every device says something */
    public Listening(Duration silenceMax) {
        if (!silenceMax.isPositive()) {
            throw new IllegalArgumentException("silence must be positive, was " + silenceMax);
        }
        this.silenceMax = silenceMax;
    }

    /**
     * @param regular whether it is of the kind that comes regularly; the next one is expected then
     * @return whether the device had been taken for silent
     */
    public boolean heard(Address address, boolean regular, Instant now) {
        Heard before = heard.get(address.login());
        boolean expected = regular || (before != null && before.expected());
        heard.put(address.login(), new Heard(address, now, expected, false));
        return before != null && before.silent();
    }

    /** The device connected anew: nothing is expected of it until it has shown that it tells figures. */
    public void connected(Address address, Instant now) {
        heard.put(address.login(), new Heard(address, now, false, false));
    }

    /** The hub has just connected and thinks this device alive: it has to say so within the time allowed. */
    public void expect(Address address, Instant now) {
        heard.put(address.login(), new Heard(address, now, true, false));
    }

    /** The device is gone or retired: nothing is expected of it. */
    public void forget(Address address) {
        heard.remove(address.login());
    }

    /** The hub itself cannot hear: nobody's silence means anything. */
    public void deaf() {
        heard.clear();
    }

    /** Devices that have just become silent; each is told once until it is heard again. */
    public List<Address> turnedSilent(Instant now) {
        return heard.values().stream()
                .filter(device -> device.expected()
                        && !device.silent()
                        && device.last().plus(silenceMax).isBefore(now))
                .map(device -> {
                    heard.put(device.address().login(), new Heard(device.address(), device.last(), true, true));
                    return device.address();
                })
                .toList();
    }

    /** The last time a device was heard, or {@link Instant#MIN}. */
    public Instant last(Address address) {
        Heard known = heard.get(address.login());
        return known == null ? Instant.MIN : known.last();
    }
}
