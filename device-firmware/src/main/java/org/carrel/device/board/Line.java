package org.carrel.device.board;

import java.nio.file.Path;
import org.carrel.device.runtime.SettingsReader;

/** Where a piece of hardware is plugged in. */
public sealed interface Line {
    /** What a setting for one may say, in words. */
    String WORDS = "serial:/dev/NAME, serial:/dev/NAME:BAUD or tcp:HOST:PORT";

    /** @param evenParity 8E1 as FEIG readers want it; else 8N1 */
    record Serial(Path device, int baud, boolean evenParity) implements Line {}

    record Tcp(String host, int port) implements Line {}

    /** To a FEIG reader: 38400 baud, 8E1, unless it says otherwise. */
    static Line reader(String value) {
        return parse(value, 38_400, true);
    }

    /** To a card reader or scanner: 9600 baud, 8N1, unless it says otherwise. */
    static Line card(String value) {
        return parse(value, 9_600, false);
    }

    /** To a receipt printer: 38400 baud, 8N1, unless it says otherwise. */
    static Line printer(String value) {
        return parse(value, 38_400, false);
    }

    private static Line parse(String value, int baud, boolean evenParity) {
        String[] parts = value.split(":");
        if (parts.length >= 2 && parts.length <= 3 && parts[0].equals("serial")) {
            int rate = parts.length == 3 ? SettingsReader.number(300, 921_600).apply(parts[2]) : baud;
            return new Serial(Path.of(parts[1]), rate, evenParity);
        }
        if (parts.length == 3 && parts[0].equals("tcp")) {
            return new Tcp(parts[1], SettingsReader.number(1, 65_535).apply(parts[2]));
        }
        throw new IllegalArgumentException("not a line");
    }
}
