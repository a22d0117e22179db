package org.carrel.hub.adapter.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.carrel.hub.trust.Authority;
import org.carrel.hub.trust.DeviceCertificate;

/**
 * A certificate authority of the library's own: one key on P-256, ECDSA with SHA-256 (RFC 5280). Its key and certificate are one PEM text, which
 * whoever opens it keeps.
 */
public final class HubAuthority implements Authority {
    /** Longer than the boards live; there is no way yet to give them another one but enrolling anew. */
    private static final Duration HOLDS = Duration.ofDays(365 * 20);

    /** So that a broker's machine whose clock is behind takes a new list all the same. */
    private static final Duration CLOCK_SLACK = Duration.ofDays(1);

    private static final int SERIAL_BYTES = 16;
    private static final String SIGNATURE = "SHA256withECDSA";

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Supplier<Bytes> chance;

    private HubAuthority(PrivateKey key, X509Certificate certificate, Supplier<Bytes> chance) {
        this.key = key;
        this.certificate = certificate;
        this.chance = chance;
    }

    /** A new one, as text to be kept where only the hub reads it. */
    public static String fresh(Supplier<Bytes> chance, Instant now) {
        try {
            KeyPair pair = keyPair();
            X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.O, "Carrel")
                    .addRDN(
                            BCStyle.CN,
                            "Carrel authority " + chance.get().slice(0, 4).hex())
                    .build();
            X509v3CertificateBuilder draft = draft(
                            name, serial(chance), now.minus(CLOCK_SLACK), now.plus(HOLDS), name, pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            Bytes made = Bytes.of(draft.build(signer(pair.getPrivate())).getEncoded());
            return Pem.text("PRIVATE KEY", Bytes.of(pair.getPrivate().getEncoded())) + Pem.text("CERTIFICATE", made);
        } catch (GeneralSecurityException | IOException | OperatorCreationException missing) {
            throw new IllegalStateException("could not make a certificate authority", missing);
        }
    }

    /**
     * @param text as {@link #fresh} gave it
     * @param chance gives 32 bytes that nobody can guess
     * @throws IllegalArgumentException when it is none
     */
    public static HubAuthority open(String text, Supplier<Bytes> chance) {
        Optional<Bytes> key = Pem.first("PRIVATE KEY", text);
        Optional<Bytes> certificate = Pem.first("CERTIFICATE", text);
        if (key.isEmpty() || certificate.isEmpty()) {
            throw new IllegalArgumentException("there must be a PRIVATE KEY and a CERTIFICATE");
        }
        try {
            return new HubAuthority(
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(key.get().toArray())),
                    parsed(certificate.get()),
                    chance);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("not a key on P-256 with its certificate", unusable);
        }
    }

    @Override
    public Bytes certificate() {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (GeneralSecurityException unwritable) {
            throw new IllegalStateException("a certificate that was read can be written", unwritable);
        }
    }

    @Override
    public Optional<Issued> issue(Address device, Bytes request, Instant made, Instant ends) {
        Optional<PublicKey> asked = keyOf(request);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Bytes serial = serial(chance);
        Bytes signed = sign(device.login(), serial, made, ends, asked.get(), KeyPurposeId.id_kp_clientAuth, List.of());
        return Optional.of(new Issued(
                new DeviceCertificate(serial, device, made, ends, DeviceCertificate.NEVER), signed, asked.get()));
    }

    /**
     * A key and certificate for a broker, made anew each time. It holds as long as the authority: a device does not look at dates, since it may
     * not know the day.
     *
     * @param names host names and IP addresses by which devices reach it
     */
    public ServerKey server(List<String> names) {
        try {
            KeyPair pair = keyPair();
            Bytes signed = sign(
                    names.getFirst(),
                    serial(chance),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    pair.getPublic(),
                    KeyPurposeId.id_kp_serverAuth,
                    names);
            return new ServerKey(pair.getPrivate(), parsed(signed), certificate);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("could not make a broker's certificate", missing);
        }
    }

    /** The list of revoked certificates (RFC 5280 clause 5), in DER, for a broker that cannot ask the hub. */
    public Bytes revocationList(List<DeviceCertificate> revoked, Instant now) {
        try {
            X509v2CRLBuilder list = new X509v2CRLBuilder(subject(), Date.from(now.minus(CLOCK_SLACK)));
            // A broker takes nobody once its list has run out; the hub writes a new one far more often.
            list.setNextUpdate(Date.from(now.plus(HOLDS)));
            for (DeviceCertificate each : revoked) {
                list.addCRLEntry(number(each.serial()), Date.from(each.revoked()), CRLReason.unspecified);
            }
            return Bytes.of(list.build(signer(key)).getEncoded());
        } catch (IOException | OperatorCreationException missing) {
            throw new IllegalStateException("could not sign the list of revoked certificates", missing);
        }
    }

    private Bytes sign(
            String name,
            Bytes serial,
            Instant made,
            Instant ends,
            PublicKey subjectKey,
            KeyPurposeId purpose,
            List<String> names) {
        try {
            X509v3CertificateBuilder draft = draft(
                            subject(),
                            serial,
                            made,
                            ends,
                            new X500NameBuilder(BCStyle.INSTANCE)
                                    .addRDN(BCStyle.CN, name)
                                    .build(),
                            subjectKey)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (!names.isEmpty()) {
                draft.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(
                                names.stream().map(HubAuthority::generalName).toArray(GeneralName[]::new)));
            }
            return Bytes.of(draft.build(signer(key)).getEncoded());
        } catch (IOException | OperatorCreationException missing) {
            throw new IllegalStateException("could not sign a certificate", missing);
        }
    }

    private X500Name subject() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static GeneralName generalName(String name) {
        boolean address = name.contains(":") || name.matches("[0-9.]+");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static X509v3CertificateBuilder draft(
            X500Name issuer, Bytes serial, Instant made, Instant ends, X500Name subject, PublicKey key)
            throws CertIOException {
        return new X509v3CertificateBuilder(
                issuer,
                number(serial),
                Date.from(made),
                Date.from(ends),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    /** The key of a request that is signed by it. */
    private static Optional<PublicKey> keyOf(Bytes request) {
        try {
            PKCS10CertificationRequest asked = new PKCS10CertificationRequest(request.toArray());
            SubjectPublicKeyInfo info = asked.getSubjectPublicKeyInfo();
            boolean curve =
                    SECObjectIdentifiers.secp256r1.equals(info.getAlgorithm().getParameters());
            boolean signed = curve && asked.isSignatureValid(new JcaContentVerifierProviderBuilder().build(info));
            return signed
                    ? Optional.of(
                            KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(info.getEncoded())))
                    : Optional.empty();
        } catch (IOException
                | PKCSException
                | OperatorCreationException
                | GeneralSecurityException
                | IllegalArgumentException noRequest) {
            return Optional.empty();
        }
    }

    private static X509Certificate parsed(Bytes certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.toArray()));
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder(SIGNATURE).build(key);
    }

    /** Its first bit is not set, so that it is the same number wherever it is read. */
    private static Bytes serial(Supplier<Bytes> chance) {
        byte[] drawn = chance.get().slice(0, SERIAL_BYTES).toArray();
        drawn[0] = (byte) ((drawn[0] & 0x3F) | 0x40);
        return Bytes.of(drawn);
    }

    private static BigInteger number(Bytes serial) {
        return new BigInteger(1, serial.toArray());
    }
}
