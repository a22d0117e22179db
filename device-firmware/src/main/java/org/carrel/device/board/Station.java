package org.carrel.device.board;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.device.runtime.SettingsReader;

/**
 * Who a device is, where its hub is and where it keeps things: what every settings file says.
 *
 * @param data folder for journal and native libraries; the agent's own
 * @param secrets folder that enrolment made, with {@code password}; apart from {@code data}, so that a copy of the journal tells nothing
 * @param authorities PEM file of the broker's certificate authorities, for TLS
 */
public record Station(Address address, Path data, Path secrets, Broker broker, Optional<Path> authorities) {
    public static Station read(SettingsReader in) {
        SiteId site = in.required("site", "the branch's short name, a-z 0-9 and hyphens", SiteId::new, new SiteId("x"));
        DeviceId device = in.required(
                "device", "this device's short name, a-z 0-9 and hyphens", DeviceId::new, new DeviceId("x"));
        Path data = in.required("data", "a folder of its own", Path::of, Path.of("."));
        Path secrets = in.required("secrets", "the folder that enrolment made", Path::of, Path.of("."));
        Broker broker =
                in.required("broker", "tcp://host:port or tls://host:port", Broker::parse, new Broker(false, "x", 1));
        return new Station(
                new Address(site, device),
                data,
                secrets,
                broker,
                in.text("broker.authorities").map(Path::of));
    }

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
