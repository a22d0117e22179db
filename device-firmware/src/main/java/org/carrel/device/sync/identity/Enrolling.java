package org.carrel.device.sync.identity;

import java.io.IOException;
import java.security.KeyPair;
import java.util.Optional;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.enrolment.EnrolmentCode;
import org.carrel.contract.message.enrolment.EnrolmentGrant;
import org.carrel.contract.message.enrolment.EnrolmentRequest;
import org.carrel.contract.message.enrolment.EnrolmentSecret;
import org.carrel.contract.topic.Address;
import org.carrel.device.port.EnrolmentDoor;

/** A device becomes one of the library's, by a code that a technician typed in. No clock is asked. */
public final class Enrolling {
    private static final int CREATED = 201;

    private Enrolling() {}

    /** The hub did not take the device in; the message says what to do. */
    public static final class NotEnrolled extends IOException {
        private static final long serialVersionUID = 1;

        NotEnrolled(String message) {
            super(message);
        }
    }

    /** Who answers a request. */
    @FunctionalInterface
    public interface Asking {
        /** @throws IOException when there is no answer, or a refusal */
        EnrolmentGrant ask(EnrolmentRequest request) throws IOException;
    }

    /** Asks at a door of the hub. */
    public static Asking at(EnrolmentDoor door) {
        return request -> {
            EnrolmentDoor.Reply reply = door.post(MessageCodec.encode(request));
            if (reply.status() != CREATED) {
                throw new NotEnrolled("the hub does not take this device in ("
                        + MessageCodec.refusal(reply.body()).orElse("status " + reply.status())
                        + "); ask staff for a new code and set enrolment.code");
            }
            return MessageCodec.grant(reply.body())
                    .orElseThrow(() -> new NotEnrolled("what answers at enrolment.hub is no hub; check the address"));
        };
    }

    /**
     * Asks the hub once. Afterwards the identity is complete. An attempt that was cut off can be repeated with the same code: the key stays the same.
     *
     * @throws IOException when the hub cannot be reached
     * @throws NotEnrolled when it refuses, or is another hub than the one that gave the code
     */
    public static void enrol(Address device, EnrolmentCode code, Identity identity, Asking hub) throws IOException {
        EnrolmentSecret secret = EnrolmentSecret.of(code, device);
        KeyPair pair = identity.pending();
        Bytes request = identity.request();
        EnrolmentGrant grant = hub.ask(new EnrolmentRequest(device, request, secret.proofOfDevice(request)));
        if (!EnrolmentSecret.same(secret.proofOfHub(request, grant), grant.proof())) {
            throw new NotEnrolled("whoever answers at enrolment.hub does not know the code; check the address");
        }
        Optional<RosterKey> rosterKey = secret.open(grant.sealedKey(), grant.once(), pair.getPrivate());
        identity.found(
                grant.certificate(),
                grant.authority(),
                rosterKey.orElseThrow(() -> new NotEnrolled("the hub sealed a key for somebody else")),
                code);
    }
}
