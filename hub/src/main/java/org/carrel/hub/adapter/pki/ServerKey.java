package org.carrel.hub.adapter.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import org.carrel.contract.id.Bytes;

/** What a broker proves its name with, and whom it trusts. The text form is masked. */
public record ServerKey(PrivateKey key, X509Certificate certificate, X509Certificate authority) {
    /** Both as one PKCS #12 store. */
    public Bytes keyStore(String password) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("broker", key, password.toCharArray(), new Certificate[] {certificate, authority});
            store.setCertificateEntry("authority", authority);
            store.store(out, password.toCharArray());
            return Bytes.of(out.toByteArray());
        } catch (IOException | GeneralSecurityException missing) {
            throw new IllegalStateException("could not write a key store", missing);
        }
    }

    /** The same for programs that want PEM: key, then certificate. */
    public String pem() {
        try {
            return Pem.text("PRIVATE KEY", Bytes.of(key.getEncoded()))
                    + Pem.text("CERTIFICATE", Bytes.of(certificate.getEncoded()));
        } catch (GeneralSecurityException unwritable) {
            throw new IllegalStateException("a certificate that was made can be written", unwritable);
        }
    }

    @Override
    public String toString() {
        return "key of " + certificate.getSubjectX500Principal();
    }
}
