package org.carrel.device.link.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whether and with whose word a line is encrypted. */
sealed interface Encryption {
    record None() implements Encryption {}

    record Tls(SSLContext context) implements Encryption {}

    /** @throws IllegalArgumentException when the file of authorities cannot be read or holds no certificate */
    static Encryption of(MqttSettings.Trust trust) {
        return switch (trust) {
            case MqttSettings.Trust.Plain _ -> new None();
            case MqttSettings.Trust.WellKnown _ -> new Tls(wellKnown());
            case MqttSettings.Trust.Authorities(Path certificates) -> new Tls(trusting(certificates));
        };
    }

    private static SSLContext wellKnown() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java runtime has no TLS", missing);
        }
    }

    private static SSLContext trusting(Path certificates) {
        try (InputStream in = Files.newInputStream(certificates)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no certificate in " + certificates);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : found) {
                store.setCertificateEntry("authority-" + ++number, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException("cannot use the certificates in " + certificates, unusable);
        }
    }
}
