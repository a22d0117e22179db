package org.carrel.device.link.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.device.runtime.SettingsFiles;
import org.carrel.device.sync.identity.Identity;

/** A certificate authority made by the runtime's keytool: another implementation than the hub's, for requests as devices write them. */
final class TestAuthority {
    private static final String PASSWORD = "changeit";
    private final Path folder;
    private int serial;

    /** Leaves authority.crt in the folder, and a list of revoked certificates with none of a device in it. */
    TestAuthority(Path folder) throws IOException {
        this(folder, "-1d");
    }

    /** @param start from when it holds, from now, as keytool takes it */
    TestAuthority(Path folder, String start) throws IOException {
        this.folder = folder;
        keytool(
                "-genkeypair",
                "-alias",
                "authority",
                "-keyalg",
                "EC",
                "-dname",
                "CN=authority",
                "-ext",
                "bc:c",
                "-startdate",
                start,
                "-validity",
                "30");
        Files.writeString(folder.resolve("authority.crt"), keytool("-exportcert", "-rfc", "-alias", "authority"));
        Files.writeString(folder.resolve("revoked.crl"), keytool("-gencrl", "-rfc", "-alias", "authority", "-id", "1"));
    }

    Path certificate() {
        return folder.resolve("authority.crt");
    }

    /** A new identity for a device, in a folder below. @return its PEM file */
    Path identity(Address device, String name) throws IOException {
        Path own = folder.resolve(name);
        Identity identity = new Identity(new SettingsFiles(own), device);
        Path request = pem(folder.resolve(name + ".csr"), identity.request());
        identity.renewed(Bytes.of(gencert(request, "ku:c=digitalSignature", "-2d")));
        return own.resolve(Identity.OWN);
    }

    /** Key and certificate of a broker at localhost, in one file broker.pem. */
    void broker() throws IOException {
        Address any = new Address(new SiteId("any"), new DeviceId("broker"));
        Path own = folder.resolve("broker");
        Identity identity = new Identity(new SettingsFiles(own), any);
        Path request = pem(folder.resolve("broker.csr"), identity.request());
        identity.renewed(Bytes.of(gencert(request, "san=dns:localhost", "-2d")));
        Files.copy(own.resolve(Identity.OWN), folder.resolve("broker.pem"));
    }

    private static Path pem(Path file, Bytes request) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(request.toArray());
        return Files.writeString(
                file, "-----BEGIN CERTIFICATE REQUEST-----\n" + body + "\n-----END CERTIFICATE REQUEST-----\n");
    }

    /** A broker at localhost with a certificate of this authority. */
    ServerSocketFactory serverSockets(String start) throws IOException {
        keytool("-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=localhost");
        Path request = folder.resolve("server.csr");
        keytool("-certreq", "-alias", "broker", "-file", request.toString());
        gencert(request, "san=dns:localhost", start);
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "broker",
                "-file",
                folder.resolve("made-" + serial + ".crt").toString());
        try {
            char[] password = PASSWORD.toCharArray();
            KeyStore all = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(folder.resolve("authority.p12"))) {
                all.load(in, password);
            }
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry("broker", all.getKey("broker", password), password, all.getCertificateChain("broker"));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        } catch (GeneralSecurityException unusable) {
            throw new IOException("cannot use the broker's certificate", unusable);
        }
    }

    private byte[] gencert(Path request, String extension, String start) throws IOException {
        serial++;
        Path made = folder.resolve("made-" + serial + ".crt");
        keytool(
                "-gencert",
                "-alias",
                "authority",
                "-startdate",
                start,
                "-validity",
                "30",
                "-ext",
                extension,
                "-infile",
                request.toString(),
                "-outfile",
                made.toString());
        return Files.readAllBytes(made);
    }

    private String keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                folder.resolve("authority.p12").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
        return said;
    }
}
