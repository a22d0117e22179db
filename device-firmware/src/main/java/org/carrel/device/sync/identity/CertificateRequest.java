package org.carrel.device.sync.identity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;

/**
 * A request for a certificate (PKCS #10, RFC 2986 clause 4) in DER: the device's name, its public key, no attributes, signed with
 * ECDSA and SHA-256 (RFC 5758 clause 3.2) by that key.
 */
final class CertificateRequest {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0C;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int ATTRIBUTES = 0xA0;

    /** id-at-commonName, 2.5.4.3, as an OBJECT IDENTIFIER. */
    private static final Bytes COMMON_NAME = Bytes.hex("06 03 55 04 03");

    /** ecdsa-with-SHA256, 1.2.840.10045.4.3.2, as an AlgorithmIdentifier. */
    private static final Bytes ECDSA_SHA256 = Bytes.hex("30 0A 06 08 2A 86 48 CE 3D 04 03 02");

    private static final int SHORT_MAX = 0x7F;
    private static final int ONE_BYTE_MAX = 0xFF;

    private CertificateRequest() {}

    /** @param pair on P-256 */
    static Bytes of(Address device, KeyPair pair) {
        Bytes name = tagged(
                SEQUENCE,
                tagged(
                        SET,
                        tagged(
                                SEQUENCE,
                                COMMON_NAME,
                                tagged(UTF8_STRING, Bytes.of(device.login().getBytes(StandardCharsets.UTF_8))))));
        Bytes info = tagged(
                SEQUENCE,
                tagged(INTEGER, Bytes.hex("00")),
                name,
                Bytes.of(pair.getPublic().getEncoded()),
                tagged(ATTRIBUTES));
        return tagged(SEQUENCE, info, ECDSA_SHA256, tagged(BIT_STRING, Bytes.hex("00"), signature(info, pair)));
    }

    private static Bytes signature(Bytes info, KeyPair pair) {
        try {
            Signature signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign(pair.getPrivate());
            signing.update(info.toArray());
            return Bytes.of(signing.sign());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA256withECDSA", missing);
        }
    }

    /** A tag, the length of all parts (X.690 clause 8.1.3), the parts. */
    private static Bytes tagged(int tag, Bytes... parts) {
        int length = 0;
        for (Bytes part : parts) {
            length += part.length();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 4);
        out.write(tag);
        if (length > ONE_BYTE_MAX) {
            out.write(0x82);
            out.write(length >> Byte.SIZE);
        } else if (length > SHORT_MAX) {
            out.write(0x81);
        }
        out.write(length);
        for (Bytes part : parts) {
            out.writeBytes(part.toArray());
        }
        return Bytes.of(out.toByteArray());
    }
}
