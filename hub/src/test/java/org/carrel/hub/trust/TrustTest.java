package org.carrel.hub.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CertificateAnswer;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.enrolment.EnrolmentCode;
import org.carrel.contract.message.enrolment.EnrolmentGrant;
import org.carrel.contract.message.enrolment.EnrolmentRequest;
import org.carrel.contract.message.enrolment.EnrolmentSecret;
import org.carrel.contract.topic.Address;
import org.carrel.hub.HubSettings;
import org.carrel.hub.Library;
import org.carrel.hub.adapter.mqtt.TestIdentity;
import org.carrel.hub.adapter.pki.HubAuthority;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.trust.Trust.Enrolling;
import org.carrel.hub.trust.Trust.Refusal;
import org.junit.jupiter.api.Test;

/**
 * Goal: a device comes in by a code that works once, for an hour, for itself; stays in by renewal; and is out from the moment on at which somebody
 * says so (checklist C01, C03). Method: the services on a database, a device's part played with Bouncy Castle.
 */
class TrustTest {
    private static final Address SHELF = new Address(Library.MAIN, new DeviceId("shelf-1"));
    private static final Device.Names NAMES = new Device.Names("取書架", "Shelf", "一樓", "Ground floor");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FreshKeys keys = new FreshKeys(() -> Library.START);
    private final HubAuthority authority =
            HubAuthority.open(HubAuthority.fresh(keys::secret, Library.START), keys::secret);
    private final Library library = new Library(new HubSettings(
            LoanTerms.USUAL,
            HoldTerms.USUAL,
            new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
            Bytes.hex("00112233445566778899AABBCCDDEEFF"),
            authority));
    private final Enrolment enrolment =
            new Enrolment(library.store, new Enrolment.Chance(keys::secret, keys::salt), () -> library.now);
    private final TestIdentity identity = new TestIdentity(SHELF);
    private final EnrolmentCode code = register();

    private EnrolmentCode register() {
        return assertInstanceOf(
                        Enrolment.Outcome.Invited.class,
                        enrolment.enrol(SHELF, NAMES, Birth.Kind.PICKUP_SHELF, Library.DESK))
                .invitation()
                .code();
    }

    @Test
    void aDeviceGetsACertificateInItsOwnNameAndTheKeyThatTheHubKeeps() throws Exception {
        EnrolmentGrant grant = granted(identity.asked(code));
        X509Certificate own = certificate(grant.certificate());
        own.verify(certificate(grant.authority()).getPublicKey());
        assertEquals("CN=main.shelf-1", own.getSubjectX500Principal().getName());
        assertEquals(Library.START, own.getNotBefore().toInstant());
        RosterKey rosterKey = identity.given(grant, code);
        assertEquals(
                Optional.of(rosterKey),
                library.ask(services -> services.rosters().key(SHELF)));
    }

    @Test
    void whateverNameTheRequestGivesTheCertificateIsTheDevicesThatHasTheCode() throws Exception {
        Bytes request = identity.request("main.shelf-2");
        EnrolmentGrant grant = granted(new EnrolmentRequest(
                SHELF, request, EnrolmentSecret.of(code, SHELF).proofOfDevice(request)));
        assertEquals(
                "CN=main.shelf-1",
                certificate(grant.certificate()).getSubjectX500Principal().getName());
    }

    @Test
    void aCodeWorksOnceForOneKeyAndForAnHour() {
        EnrolmentRequest asked = identity.asked(code);
        EnrolmentGrant first = granted(asked);
        EnrolmentGrant again = granted(asked);
        assertNotEquals(first.certificate(), again.certificate(), "an answer that got lost is given anew");
        refused(new TestIdentity(SHELF).asked(code));

        EnrolmentCode late = invited();
        library.now = library.now.plus(Trust.CODE_HOLDS);
        refused(new TestIdentity(SHELF).asked(late));
    }

    @Test
    void fiveWrongCodesAndTheRightOneDoesNotCountEither() {
        EnrolmentCode wrong = EnrolmentCode.parse("00000-00000");
        for (int attempt = 0; attempt < 5; attempt++) {
            refused(new TestIdentity(SHELF).asked(wrong));
        }
        refused(identity.asked(code));
        granted(identity.asked(invited()));
    }

    @Test
    void whatIsNoRequestIsNotSigned() {
        Bytes rubbish = Bytes.hex("3003020100");
        EnrolmentRequest asked = new EnrolmentRequest(
                SHELF, rubbish, EnrolmentSecret.of(code, SHELF).proofOfDevice(rubbish));
        assertEquals(new Enrolling.Refused(Refusal.REQUEST_UNUSABLE), enrolment.admit(asked));
    }

    @Test
    void aCertificateIsRenewedInItsLastThirdByTheHubsClock() throws Exception {
        granted(identity.asked(code));
        assertInstanceOf(CertificateAnswer.NotDue.class, renewed());
        library.now = library.now.plus(Duration.ofDays(60)).minus(SECOND);
        assertInstanceOf(CertificateAnswer.NotDue.class, renewed());
        library.now = library.now.plus(SECOND);
        CertificateAnswer.Renewed renewed = assertInstanceOf(CertificateAnswer.Renewed.class, renewed());
        assertEquals(
                library.now.plus(DeviceCertificate.HOLDS),
                certificate(renewed.certificate()).getNotAfter().toInstant());
        assertInstanceOf(CertificateAnswer.NotDue.class, renewed());
    }

    @Test
    void whatIsRevokedIsOutAtOnceAndANewCodeBringsTheDeviceBack() throws Exception {
        X509Certificate before = certificate(granted(identity.asked(code)).certificate());
        assertTrue(admits(before));
        library.store.run(services -> services.trust().revoke(SHELF, Library.DESK, library.now));
        assertFalse(admits(before));
        assertTrue(library.<Boolean>ask(services -> services.trust().shutOut(SHELF, library.now)));
        assertEquals(Optional.empty(), library.ask(services -> services.trust().trustedUntil(SHELF, library.now)));
        assertEquals(List.of(), library.ask(services -> services.trust().trusted(library.now)));
        X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(authority
                        .revocationList(library.ask(services -> services.trust().revoked(library.now)), library.now)
                        .toArray()));
        assertTrue(list.isRevoked(before));

        X509Certificate after = certificate(granted(identity.asked(invited())).certificate());
        assertTrue(admits(after));
        assertFalse(admits(before));
    }

    @Test
    void enrollingAnewEndsWhatTheBoardBeforeHad() throws Exception {
        X509Certificate before = certificate(granted(identity.asked(code)).certificate());
        EnrolmentCode fresh = invited();
        assertTrue(admits(before), "until the code is used");
        library.now = library.now.plus(SECOND);
        granted(new TestIdentity(SHELF).asked(fresh));
        assertFalse(admits(before));
    }

    /** A hub that was restored from a copy does not know what it had signed since; the devices must not stand outside. */
    @Test
    void aCertificateThatTheRegisterHasForgottenCountsUnlessItIsOlderThanARevocation() {
        Bytes unknown = Bytes.hex("41".repeat(16));
        assertTrue(admits(unknown, library.now));
        granted(identity.asked(code));
        library.now = library.now.plus(SECOND);
        library.store.run(services -> services.trust().revoke(SHELF, Library.DESK, library.now));
        assertFalse(admits(unknown, library.now.minus(SECOND)));
        assertTrue(admits(unknown, library.now));
    }

    private EnrolmentCode invited() {
        return assertInstanceOf(Enrolment.Outcome.Invited.class, enrolment.invite(SHELF, Library.DESK))
                .invitation()
                .code();
    }

    private EnrolmentGrant granted(EnrolmentRequest asked) {
        return assertInstanceOf(Enrolling.Granted.class, enrolment.admit(asked)).grant();
    }

    private void refused(EnrolmentRequest asked) {
        assertEquals(new Enrolling.Refused(Refusal.CODE_REFUSED), enrolment.admit(asked));
    }

    private CertificateAnswer renewed() {
        return library.act(services -> services.trust().renew(SHELF, identity.request(), library.now));
    }

    private boolean admits(X509Certificate certificate) {
        return admits(
                Bytes.of(certificate.getSerialNumber().toByteArray()),
                certificate.getNotBefore().toInstant());
    }

    private boolean admits(Bytes serial, Instant made) {
        return library.ask(services -> services.trust().admits(SHELF, serial, made, library.now));
    }

    private static X509Certificate certificate(Bytes encoded) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded.toArray()));
    }
}
