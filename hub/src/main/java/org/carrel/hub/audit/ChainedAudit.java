package org.carrel.hub.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.audit.AuditLog.Head;
import org.carrel.hub.audit.AuditLog.Sealed;

/** The audit over a log: entry, and the hash before it, under one key. */
final class ChainedAudit implements Audit {
    /** What the first entry is bound to. */
    private static final String BEGINNING = "";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DETAIL_MAX = 500;
    private static final int PAGE = 1_000;

    private final AuditLog log;
    private final Mac mac;

    ChainedAudit(AuditLog log, Bytes key) {
        this.log = log;
        this.mac = keyed(key);
    }

    private static Mac keyed(Bytes key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.toArray(), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }

    @Override
    public void record(Actor by, Action action, String subject, String detail, Instant now) {
        if (detail.length() > DETAIL_MAX) {
            throw new IllegalArgumentException("detail has " + detail.length() + " characters, at most " + DETAIL_MAX);
        }
        Head before = log.head().orElse(new Head(0, BEGINNING));
        Entry entry = new Entry(
                before.sequence() + 1, now.truncatedTo(ChronoUnit.MILLIS), written(by), action, subject, detail);
        log.append(new Sealed(entry, hash(entry, before.hash())));
    }

    @Override
    public List<Entry> after(long sequence, int limit) {
        return log.after(sequence, limit).stream().map(Sealed::entry).toList();
    }

    @Override
    public List<Entry> before(long sequence, Filter filter, int limit) {
        return log.before(sequence, filter, limit);
    }

    @Override
    public Verification verify() {
        String before = BEGINNING;
        long expected = 1;
        while (true) {
            List<Sealed> page = log.after(expected - 1, PAGE);
            for (Sealed sealed : page) {
                if (sealed.entry().sequence() != expected) {
                    return new Verification.Broken(expected, "an entry is missing");
                }
                if (!hash(sealed.entry(), before).equals(sealed.hash())) {
                    return new Verification.Broken(expected, "the entry is not what was written");
                }
                before = sealed.hash();
                expected++;
            }
            if (page.size() < PAGE) {
                return new Verification.Intact(expected - 1, before);
            }
        }
    }

    private String hash(Entry entry, String before) {
        List<String> parts = List.of(
                before,
                Long.toString(entry.sequence()),
                Long.toString(entry.at().toEpochMilli()),
                entry.actor(),
                entry.action().name(),
                entry.subject(),
                entry.detail());
        for (String part : parts) {
            // With its length before it no two entries are the same bytes.
            mac.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private static String written(Actor by) {
        return switch (by) {
            case Actor.Device device ->
                "device:" + device.address().site() + "/" + device.address().device();
            case Actor.Staff staff -> "staff:" + staff.id();
            case Actor.Borrower borrower -> "patron:" + borrower.id();
            case Actor.Client client -> "client:" + client.name();
            case Actor.Hub hub -> "hub:" + hub.part();
        };
    }
}
