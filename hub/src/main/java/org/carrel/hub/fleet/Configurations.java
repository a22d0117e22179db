package org.carrel.hub.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;

/** With which settings each device should run, and what it made of them. Lives in one transaction. */
public final class Configurations {
    private static final String OF_HUB = "hub.";

    private final ConfigurationRows rows;
    private final Audit audit;
    private final Feed feed;

    public Configurations(ConfigurationRows rows, Audit audit, Feed feed) {
        this.rows = rows;
        this.audit = audit;
        this.feed = feed;
    }

    public Optional<ConfigurationRows.Configuration> configuration(Address device) {
        return rows.find(device);
    }

    /**
     * Wants a device to run with these settings, and with those that the hub itself has given it, which are nobody else's to change.
     *
     * @return the version that the device will report on; the present one when nothing is different
     */
    public long desire(Address device, SortedMap<String, String> settings, Actor by, Instant now) {
        ConfigurationRows.Configuration before =
                rows.find(device).orElse(ConfigurationRows.Configuration.none(device, now));
        SortedMap<String, String> all = new TreeMap<>(settings);
        all.keySet().removeIf(Configurations::isOfHub);
        before.desired().settings().forEach((key, value) -> {
            if (isOfHub(key)) {
                all.put(key, value);
            }
        });
        return desire(before, all, by, now);
    }

    /** The hub itself tells a device something, beside whatever staff have set. */
    public void give(Address device, String key, String value, Actor by, Instant now) {
        if (!isOfHub(key)) {
            throw new IllegalArgumentException("a setting of the hub begins with " + OF_HUB + ", not " + key);
        }
        ConfigurationRows.Configuration before =
                rows.find(device).orElse(ConfigurationRows.Configuration.none(device, now));
        SortedMap<String, String> all = new TreeMap<>(before.desired().settings());
        all.put(key, value);
        desire(before, all, by, now);
    }

    private static boolean isOfHub(String key) {
        return key.startsWith(OF_HUB);
    }

    private long desire(
            ConfigurationRows.Configuration before, SortedMap<String, String> settings, Actor by, Instant now) {
        Address device = before.device();
        if (before.desired().version() > 0 && before.desired().settings().equals(settings)) {
            return before.desired().version();
        }
        ConfigDesired next = new ConfigDesired(before.nextVersion(), settings);
        rows.put(before.desiring(next, now));
        audit.record(by, Audit.Action.CONFIG_CHANGED, Devices.subject(device), "version " + next.version(), now);
        feed.add(new Fact.DeviceChanged(device), now);
        return next.version();
    }

    /**
     * What a device reports; a report on an earlier version than the last says nothing new. One on a version that was never given was
     * given before this database was restored from a backup: the device takes no lower one, so what the hub wants gets a higher number.
     */
    public void reported(Address device, ConfigReported report, Instant now) {
        ConfigurationRows.Configuration before =
                rows.find(device).orElse(ConfigurationRows.Configuration.none(device, now));
        long last = before.reported().map(ConfigReported::version).orElse(0L);
        if (before.reported().equals(Optional.of(report)) || report.version() < last) {
            return;
        }
        ConfigurationRows.Configuration after = before.reporting(report, now);
        boolean neverGiven = report.version() > before.desired().version();
        boolean wanted = before.desired().version() > 0;
        rows.put(
                neverGiven && wanted
                        ? after.desiring(
                                new ConfigDesired(
                                        after.nextVersion(), before.desired().settings()),
                                now)
                        : after);
        feed.add(new Fact.DeviceChanged(device), now);
    }

    /** Desired settings that the broker does not have yet. */
    public List<ConfigurationRows.Configuration> toPublish() {
        return rows.unpublished();
    }

    /** The broker has this version. */
    public void published(Address device, long version) {
        rows.find(device).ifPresent(before -> rows.put(before.havingPublished(version)));
    }

    /** The broker may have lost what was retained: all of it is due again. */
    public void republishAll() {
        rows.publishAgain();
    }

    public void forget(Address device) {
        rows.remove(device);
    }
}
