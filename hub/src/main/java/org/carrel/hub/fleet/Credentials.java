package org.carrel.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.fleet.CredentialRows.Credential;

/** With which passwords devices come in. Lives in one transaction; hashing is slow and done outside it. */
public final class Credentials {
    /** How long an earlier password holds after a new one was given, so that the device can be told. */
    private static final Duration CHANGEOVER = Duration.ofDays(1);

    private final CredentialRows rows;
    private final Audit audit;

    public Credentials(CredentialRows rows, Audit audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /** Adds a password; earlier ones hold for a day more. */
    public void give(Address device, SlowHash hash, Actor by, Instant now) {
        rows.endAll(device, now.plus(CHANGEOVER));
        rows.add(new Credential(device, hash, now, Credential.NEVER));
        audit.record(by, Audit.Action.CONFIG_CHANGED, Devices.subject(device), "credentials", now);
    }

    /** None holds any more, from now on. */
    public void revoke(Address device, Actor by, Instant now) {
        rows.removeAll(device);
        audit.record(by, Audit.Action.CONFIG_CHANGED, Devices.subject(device), "credentials revoked", now);
    }

    /** Those that hold, newest first. */
    public List<SlowHash> holding(Address device, Instant now) {
        return rows.of(device).stream()
                .filter(credential -> credential.holds(now))
                .map(Credential::hash)
                .toList();
    }
}
