package org.carrel.device.sync.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.enrolment.EnrolmentCode;
import org.carrel.contract.topic.Address;
import org.carrel.device.runtime.SettingsFolder;

/**
 * A device's identity in a folder of its own, whose files only the agent's user can read: {@value #OWN} with key and certificate, {@value
 * #AUTHORITY} with whom it trusts, {@value #ROSTER_KEY}, {@value #CODE} with a hash of the spent code, and {@value #PENDING} with a key for which no certificate has come yet. Keys are made here
 * and never leave. A renewal replaces one file whole, so a power cut leaves the old identity or the new one. For one thread.
 */
public final class Identity {
    public static final String OWN = "identity.pem";
    public static final String AUTHORITY = "authority.pem";
    public static final String ROSTER_KEY = "roster.key";
    private static final String PENDING = "pending.pem";
    private static final String CODE = "code.sha256";
    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final String PUBLIC_KEY = "PUBLIC KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final int LINE = 64;

    private final SettingsFolder folder;
    private final Address device;

    public Identity(SettingsFolder folder, Address device) {
        this.folder = folder;
        this.device = device;
    }

    /** Whether this device has been taken in. */
    public boolean complete() {
        return folder.read(OWN).isPresent()
                && folder.read(AUTHORITY).isPresent()
                && folder.read(ROSTER_KEY).isPresent();
    }

    /** Whether it is by this code that the device was taken in; another one in the settings means that staff want it taken in anew. */
    public boolean cameBy(EnrolmentCode code) {
        return folder.read(CODE).equals(Optional.of(hash(code)));
    }

    /** In hex. @throws IllegalStateException unless {@link #complete} */
    public String rosterKey() {
        return folder.read(ROSTER_KEY)
                .map(Identity::text)
                .orElseThrow(() -> new IllegalStateException("this device is not enrolled"))
                .strip();
    }

    /** A request for the pending key, which is made now unless it is there: the same one until a certificate has come. */
    public Bytes request() {
        return CertificateRequest.of(device, pending());
    }

    KeyPair pending() {
        Optional<KeyPair> there = folder.read(PENDING).flatMap(content -> pair(text(content)));
        if (there.isPresent()) {
            return there.get();
        }
        KeyPair fresh = fresh();
        folder.write(
                PENDING,
                bytes(pem(PRIVATE_KEY, fresh.getPrivate().getEncoded())
                        + pem(PUBLIC_KEY, fresh.getPublic().getEncoded())));
        return fresh;
    }

    /** The pending key has its first certificate. {@value #OWN} comes last: with it the device is somebody. */
    void found(Bytes certificate, Bytes authority, RosterKey rosterKey, EnrolmentCode code) {
        folder.write(AUTHORITY, bytes(pem(CERTIFICATE, authority.toArray())));
        folder.write(ROSTER_KEY, bytes(rosterKey.secret().hex() + "\n"));
        folder.write(CODE, hash(code));
        renewed(certificate);
    }

    private static Bytes hash(EnrolmentCode code) {
        try {
            byte[] letters = code.letters().getBytes(StandardCharsets.US_ASCII);
            return bytes(Bytes.of(MessageDigest.getInstance("SHA-256").digest(letters))
                    .hex());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** The pending key has a certificate and takes the place of the one before. */
    public void renewed(Bytes certificate) {
        KeyPair pair = pending();
        folder.write(
                OWN, bytes(pem(PRIVATE_KEY, pair.getPrivate().getEncoded()) + pem(CERTIFICATE, certificate.toArray())));
        folder.delete(PENDING);
    }

    /** Nobody any more. The key goes first. */
    public void wipe() {
        List.of(OWN, PENDING, ROSTER_KEY, CODE, AUTHORITY).forEach(folder::delete);
    }

    private static KeyPair fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has P-256", missing);
        }
    }

    private static Optional<KeyPair> pair(String pem) {
        Optional<byte[]> own = part(PRIVATE_KEY, pem);
        Optional<byte[]> open = part(PUBLIC_KEY, pem);
        if (own.isEmpty() || open.isEmpty()) {
            return Optional.empty();
        }
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            return Optional.of(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(open.get())),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(own.get()))));
        } catch (GeneralSecurityException damaged) {
            return Optional.empty();
        }
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(LINE, bytes("\n").toArray()).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    private static Optional<byte[]> part(String label, String pem) {
        Matcher found = Pattern.compile("-----BEGIN " + label + "-----([^-]+)-----END " + label + "-----")
                .matcher(pem);
        return found.find() ? Optional.of(Base64.getMimeDecoder().decode(found.group(1))) : Optional.empty();
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(Bytes content) {
        return new String(content.toArray(), StandardCharsets.US_ASCII);
    }
}
