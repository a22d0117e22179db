package org.carrel.hub.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Death;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;

/** The register of devices: which there are, and how each is. Lives in one transaction. */
public final class Devices {
    private final DeviceRows rows;
    private final Audit audit;
    private final Feed feed;

    public Devices(DeviceRows rows, Audit audit, Feed feed) {
        this.rows = rows;
        this.audit = audit;
        this.feed = feed;
    }

    /** What a message about a device was worth. */
    public enum Hearing {
        /** It tells how the device is now. */
        CURRENT,
        /** It is about a session that a later one has replaced. */
        STALE,
        /** No such device is enrolled. */
        STRANGER
    }

    /** What became of an enrolment. */
    public sealed interface Enrolling {
        record Enrolled(Device device) implements Enrolling {}

        record AlreadyThere(Device device) implements Enrolling {}
    }

    public List<Device> all() {
        return rows.all();
    }

    public List<Device> ofKind(Birth.Kind kind) {
        return rows.ofKind(kind);
    }

    public Optional<Device> device(Address address) {
        return rows.find(address);
    }

    public boolean enrolled(Address address) {
        return rows.has(address);
    }

    public Enrolling enrol(Address address, Device.Names names, Birth.Kind kind, Actor by, Instant now) {
        Optional<Device> known = rows.find(address);
        if (known.isPresent()) {
            return new Enrolling.AlreadyThere(known.get());
        }
        Device device = new Device(address, names, kind, now, new Presence.NeverSeen(now), Device.Description.NONE);
        rows.put(device);
        audit.record(by, Audit.Action.DEVICE_ENROLLED, subject(address), "", now);
        feed.add(new Fact.DeviceChanged(address), now);
        return new Enrolling.Enrolled(device);
    }

    /** @return whether it is enrolled */
    public boolean rename(Address address, Device.Names names, Actor by, Instant now) {
        Optional<Device> known = rows.find(address);
        known.ifPresent(device -> {
            rows.put(device.with(names));
            audit.record(by, Audit.Action.CONFIG_CHANGED, subject(address), "names", now);
            feed.add(new Fact.DeviceChanged(address), now);
        });
        return known.isPresent();
    }

    /** Takes it off the register. What it was and did stays in the audit trail and among the loans. */
    public boolean retire(Address address, Actor by, Instant now) {
        Optional<Device> known = rows.find(address);
        known.ifPresent(device -> {
            rows.remove(address);
            audit.record(by, Audit.Action.CONFIG_CHANGED, subject(address), "retired", now);
            feed.add(new Fact.DeviceChanged(address), now);
        });
        return known.isPresent();
    }

    /**
     * A device said how it is.
     *
     * @param retained whether the broker had kept the message. One that comes live with a lower session than known is a device that
     *     was reinstalled and counts anew; the same from the broker's memory is old
     */
    public Hearing born(Address address, Birth birth, boolean retained, Instant now) {
        Optional<Device> known = rows.find(address);
        if (known.isEmpty()) {
            return Hearing.STRANGER;
        }
        Device device = known.get();
        if (retained && birth.session() < device.presence().session()) {
            return Hearing.STALE;
        }
        if (overtaken(birth, device)) {
            return Hearing.STALE;
        }
        boolean stillAlive = device.presence() instanceof Presence.Alive alive && alive.session() == birth.session();
        Presence presence = stillAlive ? device.presence() : new Presence.Alive(birth.session(), now);
        Device.Description before = device.description();
        boolean asBefore = !before.equals(Device.Description.NONE)
                && before.health().worst() == birth.health().worst();
        Instant healthSince = asBefore ? before.healthSince() : now;
        Device.Description told = new Device.Description(
                birth.software(),
                birth.compartments(),
                birth.health(),
                healthSince,
                birth.oldestKept(),
                birth.newest(),
                birth.time().uptimeMillis());
        update(device, device.with(presence, told), now);
        return Hearing.CURRENT;
    }

    /** A later birth of the same session was here first: lines, brokers and repetitions do not always keep the order. */
    private static boolean overtaken(Birth birth, Device device) {
        return device.presence() instanceof Presence.Alive(long session, Instant _)
                && session == birth.session()
                && birth.time().uptimeMillis() < device.description().toldAtMillis();
    }

    /** A device is gone, by its own word or by its will. */
    public Hearing died(Address address, Death death, Instant now) {
        Optional<Device> known = rows.find(address);
        if (known.isEmpty()) {
            return Hearing.STRANGER;
        }
        Device device = known.get();
        if (death.session() < device.presence().session()) {
            return Hearing.STALE;
        }
        Presence gone = switch (death.cause()) {
            case LOST -> new Presence.Lost(death.session(), now, Presence.Sign.WILL);
            case STOPPED -> new Presence.Stopped(death.session(), now);
        };
        boolean said = device.presence().getClass() == gone.getClass()
                && device.presence().session() == gone.session();
        if (!said) {
            update(device, device.with(gone), now);
        }
        return Hearing.CURRENT;
    }

    /** Something was heard of a device that was lost by silence alone: it is there again. */
    public void heardAgain(Address address, Instant now) {
        rows.find(address).ifPresent(device -> {
            if (device.presence() instanceof Presence.Lost(long session, Instant _, Presence.Sign sign)
                    && sign == Presence.Sign.SILENCE) {
                update(device, device.with(new Presence.Alive(session, now)), now);
            }
        });
    }

    /** Nothing was heard of a device for longer than it should be. */
    public void silent(Address address, Instant now) {
        rows.find(address).ifPresent(device -> {
            if (device.presence() instanceof Presence.Alive(long session, Instant _)) {
                update(device, device.with(new Presence.Lost(session, now, Presence.Sign.SILENCE)), now);
            }
        });
    }

    private void update(Device before, Device after, Instant now) {
        if (!before.equals(after)) {
            rows.put(after);
            feed.add(new Fact.DeviceChanged(after.address()), now);
        }
    }

    static String subject(Address address) {
        return "device:" + address.login();
    }
}
