package org.carrel.device.board;

import org.carrel.device.runtime.SettingsReader;
import org.carrel.device.security.SecurityValues;

/** What the gates listen for, as settings: {@code security.afi} and {@code security.eas}. */
public final class SecuritySettings {
    private SecuritySettings() {}

    public static SecurityValues read(SettingsReader in) {
        SecurityValues afi = in.optional(
                "security.afi", "secured/released in hex, such as 07/C2", SecuritySettings::afi, SecurityValues.USUAL);
        boolean eas = in.optional("security.eas", "true or false", SettingsReader::truth, false);
        return new SecurityValues(afi.secured(), afi.released(), eas);
    }

    private static SecurityValues afi(String value) {
        String[] parts = value.split("/");
        if (parts.length != 2) {
            throw new IllegalArgumentException("not two values");
        }
        return new SecurityValues(Integer.parseInt(parts[0], 16), Integer.parseInt(parts[1], 16), false);
    }
}
