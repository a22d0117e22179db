package org.carrel.hub.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.feed.Feed;

/**
 * Who is told, and how far. A fact counts as told when the program has answered, so that a delivery whose answer was lost is made
 * again: at least once, in order, each under the number of its last fact.
 */
public final class Webhooks {
    private static final int WEBHOOKS_MAX = 20;
    private static final int LOT = 100;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration WAIT_MAX = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 10;

    private final WebhookStore store;
    private final Feed feed;
    private final Audit audit;

    public Webhooks(WebhookStore store, Feed feed, Audit audit) {
        this.store = store;
        this.feed = feed;
        this.audit = audit;
    }

    /**
     * What is to be posted to one program.
     *
     * @param missed whether facts between the last told and the first of these are not kept any more
     */
    public record Delivery(Webhook webhook, List<Feed.Entry> facts, boolean missed) {
        public Delivery {
            facts = List.copyOf(facts);
        }

        /** The position of its last fact. */
        public long last() {
            return facts.getLast().cursor();
        }
    }

    public sealed interface Registering {
        record Registered(Webhook webhook) implements Registering {}

        record TooMany() implements Registering {}
    }

    /** Tells what becomes true from now on. */
    public Registering register(String id, String name, String address, Bytes secret, Actor by, Instant now) {
        if (store.all().size() >= WEBHOOKS_MAX) {
            return new Registering.TooMany();
        }
        Webhook webhook = new Webhook(id, name, address, secret, now, feed.newest(), 0, now, "");
        store.put(webhook);
        audit.record(by, Audit.Action.CONFIG_CHANGED, "webhook:" + id, "registered", now);
        return new Registering.Registered(webhook);
    }

    public boolean remove(String id, Actor by, Instant now) {
        boolean there = store.remove(id);
        if (there) {
            audit.record(by, Audit.Action.CONFIG_CHANGED, "webhook:" + id, "removed", now);
        }
        return there;
    }

    public List<Webhook> all() {
        return store.all();
    }

    /** At most one for each program. */
    public List<Delivery> due(Instant now) {
        List<Delivery> due = new ArrayList<>();
        for (Webhook webhook : store.all()) {
            if (!webhook.nextAttempt().isAfter(now)) {
                List<Feed.Entry> facts = feed.after(webhook.told(), LOT);
                if (!facts.isEmpty()) {
                    due.add(new Delivery(webhook, facts, facts.getFirst().cursor() > webhook.told() + 1));
                }
            }
        }
        return due;
    }

    /** The program has taken it. */
    public void taken(String id, long last, Instant now) {
        Optional<Webhook> known = store.webhook(id);
        // One that was removed meanwhile stays removed, and a late answer takes nothing back.
        known.filter(webhook -> last > webhook.told()).ifPresent(webhook -> store.put(with(webhook, last, 0, now, "")));
    }

    /** @param problem a stable code */
    public void failed(String id, String problem, Instant now) {
        store.webhook(id).ifPresent(webhook -> {
            int failures = Math.min(webhook.failures() + 1, Integer.MAX_VALUE - 1);
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
            Instant next = now.plus(wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait);
            store.put(with(webhook, webhook.told(), failures, next, problem));
        });
    }

    private static Webhook with(Webhook webhook, long told, int failures, Instant next, String problem) {
        return new Webhook(
                webhook.id(),
                webhook.name(),
                webhook.address(),
                webhook.secret(),
                webhook.made(),
                told,
                failures,
                next,
                problem);
    }
}
