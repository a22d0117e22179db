package org.carrel.hub.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.adapter.mqtt.link.BrokerAddress;

/** Which broker there is, and how devices come in at it. */
final class MqttValues {
    private MqttValues() {}

    static Settings.Mqtt read(SettingsReader reader) {
        String host = reader.text("mqtt.host", "an address to listen on").orElse("127.0.0.1");
        int port = reader.number("mqtt.port", 0, 65_535, 1883);
        Optional<BrokerAddress> external = reader.read(
                "mqtt.broker",
                "embedded, tcp://host:port or tls://host:port",
                Optional.empty(),
                value -> value.equals("embedded") ? Optional.empty() : Optional.of(BrokerAddress.parse(value)));
        Optional<String> user = reader.text("mqtt.user", "the hub's name at an external broker");
        Optional<Path> password = reader.read(
                "mqtt.password-file", "a file", Optional.empty(), value -> Optional.of(Settings.path(value)));
        boolean passwords = reader.read("mqtt.devices", "certificates or passwords", false, value -> switch (value) {
            case "certificates" -> false;
            case "passwords" -> true;
            default -> throw new IllegalArgumentException("neither");
        });
        List<String> names = reader.read(
                "mqtt.names",
                "host names and addresses by which devices reach the broker, with commas between",
                List.of(),
                value -> List.of(value.split("\\s*,\\s*", -1)));
        if (external.isEmpty()) {
            if (passwords && !host.equals("127.0.0.1") && !host.equals("::1")) {
                reader.problem("mqtt.devices = passwords sends them in the open, so mqtt.host must be 127.0.0.1.");
            }
            return new Settings.Mqtt.Embedded(
                    host,
                    port,
                    passwords
                            ? new Settings.Devices.Passwords()
                            : new Settings.Devices.Certificates(names(host, names)));
        }
        if (password.isEmpty()) {
            reader.problem("mqtt.password-file is missing; an external broker needs the hub's password in a file.");
        }
        return new Settings.Mqtt.External(external.get(), user.orElse("hub"), password.orElse(Path.of("missing")));
    }

    private static List<String> names(String host, List<String> given) {
        List<String> names = new ArrayList<>(given);
        if (!host.equals("0.0.0.0") && !host.equals("::")) {
            names.add(host);
        }
        names.addAll(List.of("localhost", "127.0.0.1"));
        return names.stream().distinct().toList();
    }
}
