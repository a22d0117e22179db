package org.carrel.hub.enrolment;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.Devices.Enrolling;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/** Brings a device into the library and gives it its secrets: once, to whoever asked, and kept nowhere. Safe from any thread. */
public final class Enrolment {
    private final Transactor<Services> store;
    private final Chance chance;
    private final InstantSource clock;

    /**
     * Where secrets come from.
     *
     * @param secret 32 bytes that nobody can guess
     */
    public record Chance(Supplier<Bytes> secret, Supplier<Bytes> salt) {}

    public Enrolment(Transactor<Services> store, Chance chance, InstantSource clock) {
        this.store = store;
        this.chance = chance;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Given(DeviceSecrets secrets) implements Outcome {}

        record EnrolledBefore() implements Outcome {}

        record NotEnrolled() implements Outcome {}
    }

    public Outcome enrol(Address device, Device.Names names, Birth.Kind kind, Actor by) {
        DeviceSecrets secrets = fresh(device);
        SlowHash hash = SlowHash.ofSecret(secrets.password(), chance.salt().get());
        return store.write(services -> {
            Enrolling enrolling = services.fleet().devices().enrol(device, names, kind, by, clock.instant());
            return switch (enrolling) {
                case Enrolling.Enrolled _ -> {
                    give(services, secrets, hash, by);
                    yield new Outcome.Given(secrets);
                }
                case Enrolling.AlreadyThere _ -> new Outcome.EnrolledBefore();
            };
        });
    }

    /** New secrets for a device. Its password of before holds for a day more; its roster key changes at once. */
    public Outcome rotate(Address device, Actor by) {
        DeviceSecrets secrets = fresh(device);
        SlowHash hash = SlowHash.ofSecret(secrets.password(), chance.salt().get());
        return store.write(services -> {
            if (!services.fleet().devices().enrolled(device)) {
                return new Outcome.NotEnrolled();
            }
            give(services, secrets, hash, by);
            return new Outcome.Given(secrets);
        });
    }

    private DeviceSecrets fresh(Address device) {
        return new DeviceSecrets(
                device,
                chance.secret().get().hex(),
                new RosterKey(chance.secret().get()));
    }

    private void give(Services services, DeviceSecrets secrets, SlowHash hash, Actor by) {
        services.fleet().credentials().give(secrets.device(), hash, by, clock.instant());
        services.rosters().putKey(secrets.device(), secrets.rosterKey(), clock.instant());
    }
}
