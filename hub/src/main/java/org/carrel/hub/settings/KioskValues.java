package org.carrel.hub.settings;

import org.carrel.hub.kiosk.KioskTerms;

/** What a library decides for its kiosks, as it is written in settings. */
final class KioskValues {
    private KioskValues() {}

    static String pages(String address) {
        if (!address.matches("https?://[A-Za-z0-9.-]{1,200}(?::[0-9]{1,5})?/?")) {
            throw new IllegalArgumentException("no address");
        }
        return address.replaceFirst("/$", "");
    }

    static KioskTerms.PinRule pinRule(String word) {
        return switch (word) {
            case "always" -> KioskTerms.PinRule.ALWAYS;
            case "when-set" -> KioskTerms.PinRule.WHEN_SET;
            case "never" -> KioskTerms.PinRule.NEVER;
            default -> throw new IllegalArgumentException("none of them");
        };
    }
}
