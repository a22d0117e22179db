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
     * Wants a device to run with these settings.
     *
     * @return the version that the device will report on; the present one when nothing is different
     */
    public long desire(Address device, SortedMap<String, String> settings, Actor by, Instant now) {
        ConfigurationRows.Configuration before =
                rows.find(device).orElse(ConfigurationRows.Configuration.none(device, now));
        if (before.desired().version() > 0 && before.desired().settings().equals(settings)) {
            return before.desired().version();
        }
        ConfigDesired next = new ConfigDesired(before.nextVersion(), new TreeMap<>(settings));
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
