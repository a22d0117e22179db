package org.carrel.hub.enrolment;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.enrolment.EnrolmentCode;
import org.carrel.contract.message.enrolment.EnrolmentRequest;
import org.carrel.contract.message.enrolment.EnrolmentSecret;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.Devices.Enrolling;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;
import org.carrel.hub.trust.Trust;

/**
 * Brings a device into the library: staff put it on the register and are told a code, the device comes with the code and gets its certificate. Safe from
 * any thread. What is slow (a code's secret) is computed outside transactions.
 */
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
        record Invited(Invitation invitation) implements Outcome {}

        record EnrolledBefore() implements Outcome {}

        record NotEnrolled() implements Outcome {}
    }

    /** Puts a device on the register, with a code by which it may come. */
    public Outcome enrol(Address device, Device.Names names, Birth.Kind kind, Actor by) {
        EnrolmentCode code = EnrolmentCode.of(chance.secret().get());
        EnrolmentSecret secret = EnrolmentSecret.of(code, device);
        return store.write(services -> {
            Instant now = clock.instant();
            Enrolling enrolling = services.fleet().devices().enrol(device, names, kind, by, now);
            return switch (enrolling) {
                case Enrolling.Enrolled _ ->
                    new Outcome.Invited(
                            new Invitation(device, code, services.trust().open(device, secret, by, now)));
                case Enrolling.AlreadyThere _ -> new Outcome.EnrolledBefore();
            };
        });
    }

    /** A new code for a device that is on the register: its board was replaced, or its code has run out. What it has now holds until the code is used. */
    public Outcome invite(Address device, Actor by) {
        EnrolmentCode code = EnrolmentCode.of(chance.secret().get());
        EnrolmentSecret secret = EnrolmentSecret.of(code, device);
        return store.write(services -> services.fleet().devices().enrolled(device)
                ? new Outcome.Invited(
                        new Invitation(device, code, services.trust().open(device, secret, by, clock.instant())))
                : new Outcome.NotEnrolled());
    }

    /** A device comes with its code. */
    public Trust.Enrolling admit(EnrolmentRequest request) {
        RosterKey rosterKey = new RosterKey(chance.secret().get());
        return store.write(services -> {
            Instant now = clock.instant();
            return services.trust()
                    .enrol(
                            request,
                            device -> {
                                services.rosters().putKey(device, rosterKey, now);
                                return rosterKey;
                            },
                            Enrolment::once,
                            now);
        });
    }

    /**
     * A password and a roster key for a device on the register, for a hub whose devices come by passwords. Its password of before holds for a day
     * more; its roster key changes at once. Empty when it is not on the register.
     */
    public Optional<DeviceSecrets> password(Address device, Actor by) {
        DeviceSecrets secrets = new DeviceSecrets(
                device,
                chance.secret().get().hex(),
                new RosterKey(chance.secret().get()));
        SlowHash hash = SlowHash.ofSecret(secrets.password(), chance.salt().get());
        return store.write(services -> {
            if (!services.fleet().devices().enrolled(device)) {
                return Optional.empty();
            }
            services.fleet().credentials().give(device, hash, by, clock.instant());
            services.rosters().putKey(device, secrets.rosterKey(), clock.instant());
            return Optional.of(secrets);
        });
    }

    private static KeyPair once() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has P-256", missing);
        }
    }
}
