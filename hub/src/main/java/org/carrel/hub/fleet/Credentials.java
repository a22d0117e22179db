package org.carrel.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
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

    /** The lines of a Mosquitto password file: the newest password of each device. */
    public List<String> mosquittoPasswords(Instant now) {
        List<String> lines = new ArrayList<>();
        Set<String> named = new LinkedHashSet<>();
        for (Credential credential : rows.all()) {
            if (credential.holds(now) && named.add(credential.device().login())) {
                lines.add(credential.device().login() + ":" + credential.hash().text());
            }
        }
        return lines;
    }

    /** The lines of a Mosquitto access list that hold each device in its own room, and let the hub hear and speak to all. */
    public List<String> mosquittoAccessList(List<String> hubLogins, Instant now) {
        List<String> lines = new ArrayList<>();
        for (String login : hubLogins) {
            lines.add("user " + login);
            for (Channel channel : Channel.values()) {
                lines.add("topic readwrite " + Address.everyDevice(channel));
            }
        }
        Set<Address> named = new LinkedHashSet<>();
        rows.all().stream()
                .filter(credential -> credential.holds(now))
                .forEach(credential -> named.add(credential.device()));
        for (Address device : named) {
            lines.add("");
            lines.add("user " + device.login());
            for (Channel channel : Channel.values()) {
                String right = switch (channel.direction()) {
                    case TO_HUB -> "write ";
                    case TO_DEVICE -> "read ";
                };
                lines.add("topic " + right + device.topic(channel));
            }
        }
        return lines;
    }
}
