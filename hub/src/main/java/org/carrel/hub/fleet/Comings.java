package org.carrel.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.carrel.contract.topic.Address;

/**
 * Notices two devices that use one identity. Each birth says for how long its program has been running; a program that was started before another one,
 * and speaks again after that one has spoken, is alive beside it. Session numbers would not do: a copied medium counts the same ones. In
 * memory. Safe for several threads.
 */
public final class Comings {
    /** As much as an uptime may be off: messages take a while, clocks of programs drift. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    /** Of a program that has just ended something may still be on its way. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);

    private static final Duration MEMORY = Duration.ofHours(1);
    private static final int DEVICES_MAX = 20_000;

    private final Map<String, Known> known = new ConcurrentSkipListMap<>();

    /** @param at empty when the broker does not say whence */
    private record Run(Instant started, long session, Instant heard, String at) {
        String told() {
            return "session " + session + (at.isEmpty() ? "" : " from " + at) + ", running since "
                    + started.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /**
     * @param newest of all runs heard the one that was started last
     * @param from where its last connection came from
     * @param twice when an older run was last heard beside it; {@link Instant#MIN} for never
     */
    private record Known(Optional<Run> newest, String from, Instant twice) {}

    private static final Known NOTHING = new Known(Optional.empty(), "", Instant.MIN);

    /** A device was let in. */
    public void came(Address device, String from) {
        if (known.size() >= DEVICES_MAX) {
            known.clear();
        }
        known.compute(device.login(), (_, before) -> {
            Known last = before == null ? NOTHING : before;
            return new Known(last.newest(), from, last.twice());
        });
    }

    /**
     * A device was born, live.
     *
     * @param started when its program began, by the hub's clock
     * @return who they are, when two of them are alive
     */
    public Optional<String> born(Address device, long session, Instant started, Instant now) {
        Known last = known.getOrDefault(device.login(), NOTHING);
        Run run = new Run(started, session, now, last.from());
        boolean older = last.newest()
                .filter(newest -> started.plus(SLACK).isBefore(newest.started())
                        && newest.heard().plus(UNDER_WAY).isBefore(now))
                .isPresent();
        if (older) {
            known.put(device.login(), new Known(last.newest(), last.from(), now));
            return last.newest().map(newest -> run.told() + "; " + newest.told());
        }
        known.put(device.login(), new Known(Optional.of(run), last.from(), last.twice()));
        return Optional.empty();
    }

    /** Whether two were heard within the last hour. */
    public boolean twice(Address device, Instant now) {
        Instant last = known.getOrDefault(device.login(), NOTHING).twice();
        return last.isAfter(Instant.MIN) && now.isBefore(last.plus(MEMORY));
    }
}
