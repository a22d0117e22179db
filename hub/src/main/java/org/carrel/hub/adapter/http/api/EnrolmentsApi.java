package org.carrel.hub.adapter.http.api;

import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.enrolment.EnrolmentGrant;
import org.carrel.contract.message.enrolment.EnrolmentRequest;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.trust.Trust.Enrolling;
import org.carrel.hub.trust.Trust.Refusal;

/** A device comes with its code and gets its certificate: the one door at which a device is not yet known. */
public final class EnrolmentsApi {
    private static final int REQUEST_BYTES_MAX = 2_000;

    private static final Form REQUEST = Form.named("EnrolmentRequest")
            .required("site", Ids.SLUG, "The branch.")
            .required("device", Ids.SLUG, "The device's short name.")
            .required("request", hex(1, REQUEST_BYTES_MAX), "A PKCS #10 request in DER, in hex, for a key on P-256.")
            .required(
                    "proof",
                    hex(32, 32),
                    "HMAC-SHA-256 in hex, by what is made of the code: see the protocol's page on enrolment.");

    private static final View<EnrolmentGrant> GRANT = View.<EnrolmentGrant>named("EnrolmentGrant")
            .text(
                    "certificate",
                    8_000,
                    "The device's certificate, X.509 in DER, in hex.",
                    grant -> grant.certificate().hex())
            .text(
                    "authority",
                    8_000,
                    "The certificate that the device trusts from now on.",
                    grant -> grant.authority().hex())
            .text(
                    "once",
                    400,
                    "The public key of the pair that sealed the roster key.",
                    grant -> grant.once().hex())
            .text(
                    "sealedKey",
                    200,
                    "The roster key, which only the device's own key opens.",
                    grant -> grant.sealedKey().hex())
            .text(
                    "proof",
                    64,
                    "HMAC-SHA-256 over all of it and the request.",
                    grant -> grant.proof().hex());

    private final Desk desk;

    public EnrolmentsApi(Desk desk) {
        this.desk = desk;
    }

    private static Schema hex(int bytesMin, int bytesMax) {
        return Schema.matching("([0-9A-Fa-f]{2}){" + bytesMin + "," + bytesMax + "}", bytesMax * 2);
    }

    public List<Endpoint> endpoints() {
        return List.of(Endpoint.post("/enrolments", "A device comes with its code and gets its certificate.")
                .tag("devices")
                .need(Need.NOTHING)
                .takes(REQUEST)
                .one(201, GRANT)
                .refuses(ProblemCode.REFUSED, ProblemCode.LOCKED_FOR_A_WHILE)
                .does(this::enrol));
    }

    private Reply enrol(Call call) {
        Address device = new Address(
                new SiteId(call.body().text("site")), new DeviceId(call.body().text("device")));
        String subject = "enrolment of " + device.login();
        if (desk.lockout().locked(subject, call.now())) {
            throw Problem.of(ProblemCode.LOCKED_FOR_A_WHILE);
        }
        Enrolling outcome = desk.enrolment()
                .admit(new EnrolmentRequest(
                        device,
                        Bytes.hex(call.body().text("request")),
                        Bytes.hex(call.body().text("proof"))));
        return switch (outcome) {
            case Enrolling.Granted(EnrolmentGrant grant) -> {
                desk.lockout().succeeded(subject);
                yield Call.created(GRANT, grant);
            }
            case Enrolling.Refused(Refusal reason) -> {
                desk.lockout().failed(subject, call.now());
                throw Problem.refused(List.of(Schema.word(reason)));
            }
        };
    }
}
