package org.carrel.hub.trust;

import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.CertificateAnswer;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.enrolment.EnrolmentGrant;
import org.carrel.contract.message.enrolment.EnrolmentRequest;
import org.carrel.contract.message.enrolment.EnrolmentSecret;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.shelf.ShelfStore;
import org.carrel.hub.shelf.Shelves.OpenAlarm;
import org.carrel.hub.trust.Authority.Issued;
import org.carrel.hub.trust.CodeRows.OpenCode;

/** Which devices are trusted: codes, certificates, renewal and revocation. Lives in one transaction. */
public final class Trust {
    /** How long an enrolment code can be used. */
    public static final Duration CODE_HOLDS = Duration.ofHours(1);

    /** A code that was tried so often without success is void: that is no longer a slip of the finger. */
    private static final int FAILURES_MAX = 5;

    /** What has ended is of no use but to whoever looks back. */
    private static final Duration MEMORY = Duration.ofDays(30);

    /** As the feed calls it. */
    private static final String TWICE = "identity-used-twice";

    /** How long it is shown at least, although this hub has only just begun to listen. */
    private static final Duration TWICE_SHOWN = Duration.ofHours(1);

    private final CertificateRows certificates;
    private final CodeRows codes;
    private final Authority authority;
    private final ShelfStore alarms;
    private final Audit audit;
    private final Feed feed;

    /** @param alarms where staff see what is wrong with a device */
    public Trust(
            CertificateRows certificates,
            CodeRows codes,
            Authority authority,
            ShelfStore alarms,
            Audit audit,
            Feed feed) {
        this.certificates = certificates;
        this.codes = codes;
        this.authority = authority;
        this.alarms = alarms;
        this.audit = audit;
        this.feed = feed;
    }

    /** What became of a device's request for its first certificate. */
    public sealed interface Enrolling {
        record Granted(EnrolmentGrant grant) implements Enrolling {}

        record Refused(Refusal reason) implements Enrolling {}
    }

    /** Why a device is not enrolled. */
    public enum Refusal {
        /** No code for this device, one that has run out or was used, or another one: which, is nobody's business. */
        CODE_REFUSED,
        /** The code is right, but the request is none that can be signed. */
        REQUEST_UNUSABLE
    }

    /** Opens a code for a device, in the place of any before. @return until when it can be used */
    public Instant open(Address device, EnrolmentSecret secret, Actor by, Instant now) {
        Instant ends = now.plus(CODE_HOLDS);
        codes.put(new OpenCode(device, secret, ends, 0, Bytes.EMPTY));
        audit.record(by, Audit.Action.CONFIG_CHANGED, subject(device), "enrolment code", now);
        return ends;
    }

    /**
     * A device asks with a code for its first certificate. What it had before does not hold any more. The same request may be made again while the
     * code holds, since an answer can get lost; no other can.
     *
     * @param rosterKey gives the key that the device gets, when it gets one
     * @param once a fresh pair of keys on P-256
     */
    public Enrolling enrol(
            EnrolmentRequest asked, Function<Address, RosterKey> rosterKey, Supplier<KeyPair> once, Instant now) {
        Address device = asked.device();
        Optional<OpenCode> open = codes.find(device).filter(code -> now.isBefore(code.ends()));
        Bytes hash = sha256(asked.request());
        if (open.isEmpty()
                || open.get().failures() >= FAILURES_MAX
                || !(open.get().spentOn().equals(Bytes.EMPTY)
                        || open.get().spentOn().equals(hash))) {
            return new Enrolling.Refused(Refusal.CODE_REFUSED);
        }
        EnrolmentSecret secret = open.get().secret();
        if (!EnrolmentSecret.same(secret.proofOfDevice(asked.request()), asked.proof())) {
            codes.put(open.get().failedOnceMore());
            return new Enrolling.Refused(Refusal.CODE_REFUSED);
        }
        Optional<Issued> issued = issue(device, asked.request(), now);
        if (issued.isEmpty()) {
            return new Enrolling.Refused(Refusal.REQUEST_UNUSABLE);
        }
        certificates.revokeAll(device, now);
        certificates.add(issued.get().entry());
        codes.put(open.get().spent(hash));
        audit.record(
                new Actor.Device(device), Audit.Action.DEVICE_ENROLLED, subject(device), serial(issued.get()), now);
        KeyPair pair = once.get();
        EnrolmentGrant grant = new EnrolmentGrant(
                issued.get().certificate(),
                authority.certificate(),
                Bytes.of(pair.getPublic().getEncoded()),
                secret.seal(rosterKey.apply(device), issued.get().key(), pair),
                Bytes.EMPTY);
        return new Enrolling.Granted(new EnrolmentGrant(
                grant.certificate(),
                grant.authority(),
                grant.once(),
                grant.sealedKey(),
                secret.proofOfHub(asked.request(), grant)));
    }

    /** A device that is connected asks whether it needs a new certificate. */
    public CertificateAnswer renew(Address device, Bytes request, Instant now) {
        Optional<DeviceCertificate> newest = certificates.of(device).stream().findFirst();
        if (newest.isPresent() && newest.get().holds(now) && !newest.get().renewalDue(now)) {
            return new CertificateAnswer.NotDue();
        }
        Optional<Issued> issued = issue(device, request, now);
        if (issued.isEmpty()) {
            return new CertificateAnswer.NotRenewed();
        }
        certificates.add(issued.get().entry());
        audit.record(new Actor.Device(device), Audit.Action.CONFIG_CHANGED, subject(device), serial(issued.get()), now);
        return new CertificateAnswer.Renewed(issued.get().certificate());
    }

    /**
     * Whether a certificate that this authority has signed, and that has not run out, still counts. One that is not in the register (the database was
     * restored from a copy made before) counts unless it was made before the device's certificates were revoked.
     *
     * @param made in whole seconds
     */
    public boolean admits(Address device, Bytes serial, Instant made, Instant now) {
        for (DeviceCertificate known : certificates.of(device)) {
            if (known.serial().equals(serial)) {
                return known.holds(now);
            }
            if (made.isBefore(known.revoked().truncatedTo(ChronoUnit.SECONDS))
                    && known.revoked().isBefore(DeviceCertificate.NEVER)) {
                return false;
            }
        }
        return true;
    }

    /** None of the device's certificates and codes holds any more, from now on. */
    public void revoke(Address device, Actor by, Instant now) {
        certificates.revokeAll(device, now);
        codes.remove(device);
        audit.record(by, Audit.Action.CONFIG_CHANGED, subject(device), "certificates revoked", now);
    }

    /** Until when the device is trusted by what it was given last; empty when nothing that it has holds. */
    public Optional<Instant> trustedUntil(Address device, Instant now) {
        return certificates.of(device).stream()
                .filter(known -> known.holds(now))
                .map(DeviceCertificate::ends)
                .max(Instant::compareTo);
    }

    /** Whether somebody said that the device is to stay outside, and has not let it in anew. */
    public boolean shutOut(Address device, Instant now) {
        List<DeviceCertificate> known = certificates.of(device);
        return known.stream().noneMatch(each -> each.holds(now))
                && known.stream().anyMatch(each -> !now.isBefore(each.revoked()));
    }

    /** Those that were revoked before their end. */
    public List<DeviceCertificate> revoked(Instant now) {
        return certificates.all().stream()
                .filter(known -> now.isBefore(known.ends()) && !now.isBefore(known.revoked()))
                .toList();
    }

    /** Devices with a certificate that holds, by site and device. */
    public List<Address> trusted(Instant now) {
        return certificates.all().stream()
                .filter(known -> known.holds(now))
                .map(DeviceCertificate::device)
                .distinct()
                .toList();
    }

    /** Two devices use one identity: staff have to find out which is the right one, and revoke. Told once until it is over. */
    public void usedTwice(Address device, String who, Instant now) {
        boolean open = alarms.alarms(device).stream().anyMatch(alarm -> alarm.alarm() == Alarm.IDENTITY_USED_TWICE);
        if (!open && alarms.add(new OpenAlarm(device, Alarm.IDENTITY_USED_TWICE, who, now))) {
            feed.add(new Fact.AlarmChanged(device, TWICE, who, true), now);
        }
    }

    /** Ends the alarms about devices of which one alone has been heard for a while. */
    public void usedOnce(Predicate<Address> stillTwice, Instant now) {
        for (OpenAlarm open : alarms.allAlarms()) {
            if (open.alarm() == Alarm.IDENTITY_USED_TWICE
                    && !stillTwice.test(open.device())
                    && open.since().plus(TWICE_SHOWN).isBefore(now)
                    && alarms.removeAlarm(open.device(), open.alarm(), open.subject())) {
                feed.add(new Fact.AlarmChanged(open.device(), TWICE, open.subject(), false), now);
            }
        }
    }

    public void tidy(Instant now) {
        certificates.forgetEnded(now.minus(MEMORY));
        codes.forgetEnded(now);
    }

    private Optional<Issued> issue(Address device, Bytes request, Instant now) {
        Instant made = now.truncatedTo(ChronoUnit.SECONDS);
        return authority.issue(device, request, made, made.plus(DeviceCertificate.HOLDS));
    }

    private static String serial(Issued issued) {
        return "certificate " + issued.entry().serial().hex();
    }

    private static String subject(Address device) {
        return "device:" + device.login();
    }

    private static Bytes sha256(Bytes content) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(content.toArray()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
