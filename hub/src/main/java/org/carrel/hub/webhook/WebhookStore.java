package org.carrel.hub.webhook;

import java.util.List;
import java.util.Optional;

/** Where webhooks are kept. */
public interface WebhookStore {
    Optional<Webhook> webhook(String id);

    /** By id. */
    List<Webhook> all();

    /** Adds or replaces. */
    void put(Webhook webhook);

    /** @return whether it was there */
    boolean remove(String id);
}
