package org.carrel.device.link.mqtt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whether a line is encrypted, with whose word, and how the device proves who it is. */
sealed interface Encryption {
    record None() implements Encryption {}

    record Tls(SSLContext context) implements Encryption {}

    /** @throws IllegalArgumentException when a file cannot be read or holds no certificate or key */
    static Encryption of(MqttSettings.Trust trust, MqttSettings.Login login) {
        try {
            return switch (trust) {
                case MqttSettings.Trust.Plain _ -> new None();
                case MqttSettings.Trust.WellKnown _ -> new Tls(context(login, null));
                case MqttSettings.Trust.Authorities(Path file) -> new Tls(context(login, trusting(file)));
                case MqttSettings.Trust.Library(Path file) -> new Tls(context(login, whateverTheDay(file)));
            };
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java runtime has no TLS", missing);
        }
    }

    /** @param trust null for the authorities that come with the runtime */
    private static SSLContext context(MqttSettings.Login login, TrustManager @Nullable [] trust)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own(login), trust, null);
        return context;
    }

    private static TrustManager[] trusting(Path file) {
        List<X509Certificate> found = certificates(file);
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : found) {
                store.setCertificateEntry("authority-" + ++number, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust.getTrustManagers();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException("cannot use the certificates in " + file, unusable);
        }
    }

    /** As on the authority's first day, on which all that it signs for brokers holds. */
    private static TrustManager[] whateverTheDay(Path file) {
        X509Certificate authority = certificates(file).getFirst();
        try {
            PKIXBuilderParameters parameters =
                    new PKIXBuilderParameters(Set.of(new TrustAnchor(authority, null)), new X509CertSelector());
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(authority.getNotBefore().toInstant().plusSeconds(1)));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(new CertPathTrustManagerParameters(parameters));
            return trust.getTrustManagers();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("cannot use the authority in " + file, unusable);
        }
    }

    private static KeyManager @Nullable [] own(MqttSettings.Login login) {
        return switch (login) {
            case MqttSettings.Login.Anonymous _, MqttSettings.Login.Password _ -> null;
            case MqttSettings.Login.Certificate(Path identity) -> own(identity);
        };
    }

    private static KeyManager[] own(Path identity) {
        List<X509Certificate> chain = certificates(identity);
        try {
            return new KeyManager[] {new OwnKey(key(identity), chain)};
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException("cannot use the key in " + identity, unusable);
        }
    }

    private static PrivateKey key(Path identity) throws IOException, GeneralSecurityException {
        Matcher found = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----")
                .matcher(Files.readString(identity, StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new IllegalArgumentException("no key in " + identity);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static List<X509Certificate> certificates(Path file) {
        Pattern certificate =
                Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----", Pattern.DOTALL);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> found = new ArrayList<>();
            Matcher parts = certificate.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            while (parts.find()) {
                found.add((X509Certificate) factory.generateCertificate(
                        new ByteArrayInputStream(parts.group().getBytes(StandardCharsets.US_ASCII))));
            }
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no certificate in " + file);
            }
            return found;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException("cannot use the certificates in " + file, unusable);
        }
    }
}
