package org.carrel.device.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carrel.device.link.http.HttpEnrolmentDoor;
import org.carrel.device.link.mqtt.MqttSettings;
import org.carrel.device.runtime.SettingsFiles;
import org.carrel.device.sync.identity.Enrolling;
import org.carrel.device.sync.identity.Identity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a board proves to its broker with, and how it knows the broker. */
sealed interface Credentials {
    Logger LOG = LoggerFactory.getLogger(Credentials.class);

    MqttSettings.Login login() throws IOException;

    MqttSettings.Trust trust();

    /** The secret by which it recognises cards, in hex. */
    String rosterKey() throws IOException;

    /** What is renewed and wiped; empty for a password. */
    Optional<Identity> identity();

    /** @param folder of the identity */
    record ByCertificate(Path folder, Identity own) implements Credentials {
        @Override
        public MqttSettings.Login login() {
            return new MqttSettings.Login.Certificate(folder.resolve(Identity.OWN));
        }

        @Override
        public MqttSettings.Trust trust() {
            return new MqttSettings.Trust.Library(folder.resolve(Identity.AUTHORITY));
        }

        @Override
        public String rosterKey() {
            return own.rosterKey();
        }

        @Override
        public Optional<Identity> identity() {
            return Optional.of(own);
        }
    }

    record ByPassword(Path secrets, MqttSettings.Trust trust) implements Credentials {
        @Override
        public MqttSettings.Login login() throws IOException {
            return new MqttSettings.Login.Password(secret("password"));
        }

        @Override
        public String rosterKey() throws IOException {
            return secret("roster.key");
        }

        @Override
        public Optional<Identity> identity() {
            return Optional.empty();
        }

        private String secret(String name) throws IOException {
            return Files.readString(secrets.resolve(name)).strip();
        }
    }

    /**
     * Those of a station; a device without an identity enrols now.
     *
     * @throws IOException when it has none and cannot get one; the message says what to do
     */
    static Credentials of(Station station) throws IOException {
        return switch (station.entry()) {
            case Station.Entry.Password(Path secrets, Optional<Path> authorities) ->
                new ByPassword(
                        secrets,
                        !station.broker().encrypted()
                                ? new MqttSettings.Trust.Plain()
                                : authorities
                                        .<MqttSettings.Trust>map(MqttSettings.Trust.Authorities::new)
                                        .orElseGet(MqttSettings.Trust.WellKnown::new));
            case Station.Entry.Certificate(Optional<Station.Invitation> invitation) -> {
                Path folder = station.data().resolve("identity");
                Identity identity = new Identity(new SettingsFiles(folder), station.address());
                if (!identity.complete()) {
                    Station.Invitation invited = invitation.orElseThrow(() -> new IOException(
                            "this device is not enrolled; set enrolment.hub and enrolment.code, which staff are told"));
                    enrol(station, invited, identity);
                } else if (invitation.isPresent()
                        && !identity.cameBy(invitation.get().code())) {
                    enrolAnew(station, invitation.get(), identity);
                }
                yield new ByCertificate(folder, identity);
            }
        };
    }

    /** Staff want it taken in anew; until that works it is who it was. */
    private static void enrolAnew(Station station, Station.Invitation invited, Identity identity) {
        try {
            enrol(station, invited, identity);
        } catch (IOException refused) {
            LOG.warn("going on with the certificate of before: {}", refused.getMessage());
        }
    }

    private static void enrol(Station station, Station.Invitation invited, Identity identity) throws IOException {
        try {
            Enrolling.enrol(
                    station.address(), invited.code(), identity, Enrolling.at(new HttpEnrolmentDoor(invited.hub())));
        } catch (Enrolling.NotEnrolled refused) {
            throw refused;
        } catch (IOException unreachable) {
            throw new IOException(
                    "the hub at " + invited.hub() + ", where this device is to enrol, cannot be reached", unreachable);
        }
    }
}
