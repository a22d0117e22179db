package org.carrel.fleet.demo;

import java.nio.file.Path;
import java.util.List;

/** How a device comes in at the broker, as lines of its settings file. */
public record DeviceEntry(List<String> lines) {
    public DeviceEntry {
        lines = List.copyOf(lines);
    }

    /** With a code, for which it gets its certificate when it first starts. */
    public static DeviceEntry byCode(int brokerPort, int hubPort, String code) {
        return new DeviceEntry(
                List.of(encrypted(brokerPort), "enrolment.hub=http://127.0.0.1:" + hubPort, "enrolment.code=" + code));
    }

    /** With a certificate that lies in its data folder. */
    public static DeviceEntry byCertificate(int brokerPort) {
        return new DeviceEntry(List.of(encrypted(brokerPort)));
    }

    /** @param secrets folder with the password and the roster key */
    public static DeviceEntry byPassword(int brokerPort, Path secrets) {
        return new DeviceEntry(List.of("broker=tcp://127.0.0.1:" + brokerPort, "secrets=" + secrets));
    }

    private static String encrypted(int brokerPort) {
        return "broker=tls://127.0.0.1:" + brokerPort;
    }
}
