package org.carrel.hub.adapter.mqtt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.enrolment.EnrolmentCode;
import org.carrel.contract.message.enrolment.EnrolmentGrant;
import org.carrel.contract.message.enrolment.EnrolmentRequest;
import org.carrel.contract.message.enrolment.EnrolmentSecret;
import org.carrel.contract.topic.Address;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A device's key and what it was given for it, made with other means than a device's own. */
public final class TestIdentity {
    private final Address device;
    private final KeyPair pair;
    private Bytes certificate = Bytes.EMPTY;
    private Bytes authority = Bytes.EMPTY;

    public TestIdentity(Address device) {
        this.device = device;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    /** A request that calls itself something; the hub must go by what it knows instead. */
    public Bytes request(String name) {
        try {
            return Bytes.of(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=" + name), pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded());
        } catch (IOException | OperatorCreationException missing) {
            throw new AssertionError(missing);
        }
    }

    public Bytes request() {
        return request(device.login());
    }

    public EnrolmentRequest asked(EnrolmentCode code) {
        Bytes request = request();
        return new EnrolmentRequest(
                device, request, EnrolmentSecret.of(code, device).proofOfDevice(request));
    }

    /** Takes what was given for {@link #asked}. @return the roster key that came with it */
    public RosterKey given(EnrolmentGrant grant, EnrolmentCode code) {
        this.certificate = grant.certificate();
        this.authority = grant.authority();
        return EnrolmentSecret.of(code, device)
                .open(grant.sealedKey(), grant.once(), pair.getPrivate())
                .orElseThrow();
    }

    public void given(Bytes newCertificate, Bytes itsAuthority) {
        this.certificate = newCertificate;
        this.authority = itsAuthority;
    }

    /** Trusts another authority than the one that signed for it. */
    public void trust(Bytes another) {
        this.authority = another;
    }

    /** Of its certificate. */
    public Bytes serial() {
        return Bytes.of(parsed(certificate).getSerialNumber().toByteArray());
    }

    private static X509Certificate parsed(Bytes encoded) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded.toArray()));
        } catch (GeneralSecurityException unusable) {
            throw new AssertionError(unusable);
        }
    }

    /** Over HTTP, as a device does it. */
    public void enrol(URI address, EnrolmentCode code) throws IOException, InterruptedException {
        EnrolmentRequest asked = asked(code);
        String body = "{\"site\":\"%s\",\"device\":\"%s\",\"request\":\"%s\",\"proof\":\"%s\"}"
                .formatted(
                        device.site(),
                        device.device(),
                        asked.request().hex(),
                        asked.proof().hex());
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
            JsonNode grant = new ObjectMapper().readTree(answer.body());
            var _ = given(
                    new EnrolmentGrant(
                            hex(grant, "certificate"),
                            hex(grant, "authority"),
                            hex(grant, "once"),
                            hex(grant, "sealedKey"),
                            hex(grant, "proof")),
                    code);
        }
    }

    private static Bytes hex(JsonNode grant, String name) {
        return Bytes.hex(grant.get(name).stringValue());
    }

    /** Trusts the authority alone, and shows the certificate. */
    public SSLSocketFactory sockets() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("own", pair.getPrivate(), new char[0], new Certificate[] {parsed(certificate)});
            store.setCertificateEntry("authority", parsed(authority));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException unusable) {
            throw new AssertionError(unusable);
        }
    }
}
