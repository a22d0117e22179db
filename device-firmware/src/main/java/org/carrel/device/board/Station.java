package org.carrel.device.board;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.enrolment.EnrolmentCode;
import org.carrel.contract.topic.Address;
import org.carrel.device.runtime.SettingsReader;

/**
 * Who a device is, where its hub is and where it keeps things: what every settings file says.
 *
 * @param data folder for journal, identity and native libraries; the agent's own
 */
public record Station(Address address, Path data, Broker broker, Entry entry) {
    public static Station read(SettingsReader in) {
        SiteId site = in.required("site", "the branch's short name, a-z 0-9 and hyphens", SiteId::new, new SiteId("x"));
        DeviceId device = in.required(
                "device", "this device's short name, a-z 0-9 and hyphens", DeviceId::new, new DeviceId("x"));
        Path data = in.required("data", "a folder of its own", Path::of, Path.of("."));
        Broker broker =
                in.required("broker", "tls://host:port or tcp://host:port", Broker::parse, new Broker(true, "x", 1));
        return new Station(new Address(site, device), data, broker, Entry.read(in, broker));
    }

    /** How it proves who it is. */
    public sealed interface Entry {
        /** By a certificate, which it has or gets. */
        record Certificate(Optional<Invitation> invitation) implements Entry {}

        /**
         * By a password, on a machine where hub and devices run together.
         *
         * @param secrets folder with {@code password} and {@code roster.key}; apart from {@code data}, so that a copy of the journal tells nothing
         * @param authorities PEM file of the broker's certificate authorities, for TLS
         */
        record Password(Path secrets, Optional<Path> authorities) implements Entry {}

        private static Entry read(SettingsReader in, Broker broker) {
            Optional<Path> secrets = in.text("secrets").map(Path::of);
            Optional<Path> authorities = in.text("broker.authorities").map(Path::of);
            Optional<URI> hub = in.optional(
                    "enrolment.hub",
                    "the hub's address, such as http://hub.example:8080",
                    value -> Optional.of(hub(value)),
                    Optional.empty());
            Optional<EnrolmentCode> code = in.optional(
                    "enrolment.code",
                    "the code that staff were told, ten letters and digits",
                    value -> Optional.of(EnrolmentCode.parse(value)),
                    Optional.empty());
            if (secrets.isPresent()) {
                return new Password(secrets.get(), authorities);
            }
            if (!broker.encrypted()) {
                in.problem("broker must be tls://host:port, unless secrets names a folder with a password.");
            }
            return new Certificate(hub.flatMap(address -> code.map(word -> new Invitation(address, word))));
        }

        private static URI hub(String value) {
            URI address = URI.create(value);
            if (address.getHost() == null
                    || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                throw new IllegalArgumentException("not an address");
            }
            return address;
        }
    }

    /** Where and with what a device enrols that has no certificate yet; of no use afterwards. */
    public record Invitation(URI hub, EnrolmentCode code) {}

    /** @param encrypted whether by TLS */
    public record Broker(boolean encrypted, String host, int port) {
        private static final Pattern WRITTEN = Pattern.compile("(tcp|tls)://([^/:]+|\\[[0-9A-Fa-f:]+\\]):([0-9]{1,5})");

        static Broker parse(String value) {
            Matcher written = WRITTEN.matcher(value);
            if (!written.matches()) {
                throw new IllegalArgumentException("not a broker");
            }
            int port = SettingsReader.number(1, 65_535).apply(written.group(3));
            return new Broker(written.group(1).equals("tls"), written.group(2), port);
        }
    }
}
