package org.carrel.contract.message.enrolment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.topic.Address;

/**
 * What a device and the hub both make of an enrolment code, so that the code itself never travels and each proves to the other that it knows
 * it. The way between them may be open and no clock is needed: whoever listens or answers in another's place has to guess 50 bits, each guess
 * as slow as a slow password hash (PBKDF2-HMAC-SHA256), while the code holds. The roster key goes sealed to the device's own key besides (ECDH on P-256,
 * HKDF-SHA-256, AES-256-GCM), so that a code found out later opens nothing. The text form is masked.
 */
public record EnrolmentSecret(Bytes key) {
    private static final int ITERATIONS = 200_000;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    public EnrolmentSecret {
        if (key.length() != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "an enrolment's secret has " + KEY_BYTES + " bytes, not " + key.length());
        }
    }

    /** Takes a tenth of a second on a server and half a second on a board. */
    public static EnrolmentSecret of(EnrolmentCode code, Address device) {
        try {
            byte[] salt = ("carrel enrolment 1 " + device.login()).getBytes(StandardCharsets.UTF_8);
            PBEKeySpec spec = new PBEKeySpec(code.letters().toCharArray(), salt, ITERATIONS, KEY_BYTES * Byte.SIZE);
            return new EnrolmentSecret(Bytes.of(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", missing);
        }
    }

    public Bytes proofOfDevice(Bytes request) {
        return mac("device", request);
    }

    /** Over what was asked for too, so that no answer fits another question. */
    public Bytes proofOfHub(Bytes request, EnrolmentGrant unproven) {
        return mac("hub", request, unproven.certificate(), unproven.authority(), unproven.once(), unproven.sealedKey());
    }

    /** In a time that does not depend on where they differ. */
    public static boolean same(Bytes one, Bytes other) {
        return MessageDigest.isEqual(one.toArray(), other.toArray());
    }

    /** @param once a fresh pair on P-256, to be forgotten afterwards */
    public Bytes seal(RosterKey key, PublicKey device, KeyPair once) {
        try {
            return Bytes.of(cipher(Cipher.ENCRYPT_MODE, once.getPrivate(), device)
                    .doFinal(key.secret().toArray()));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("the device's key is not on P-256", unfit);
        }
    }

    /** Empty when it was sealed for somebody else, or changed. */
    public Optional<RosterKey> open(Bytes sealed, Bytes once, PrivateKey own) {
        try {
            PublicKey hub = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(once.toArray()));
            return Optional.of(
                    new RosterKey(Bytes.of(cipher(Cipher.DECRYPT_MODE, own, hub).doFinal(sealed.toArray()))));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        byte[] info = "carrel enrolment 1 roster key".getBytes(StandardCharsets.UTF_8);
        byte[] derived = KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(agreement.generateSecret())
                        .addSalt(key.toArray())
                        .thenExpand(info, KEY_BYTES + NONCE_BYTES));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(derived, 0, KEY_BYTES, "AES"),
                new GCMParameterSpec(TAG_BITS, derived, KEY_BYTES, NONCE_BYTES));
        return cipher;
    }

    /** Each part behind its length, so that no two lists of parts read alike. */
    private Bytes mac(String whose, Bytes... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
            mac.update(whose.getBytes(StandardCharsets.UTF_8));
            for (Bytes part : parts) {
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length()).array());
                mac.update(part.toArray());
            }
            return Bytes.of(mac.doFinal());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256", missing);
        }
    }

    @Override
    public String toString() {
        return "enrolment secret ****";
    }
}
