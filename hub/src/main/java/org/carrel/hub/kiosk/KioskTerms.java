package org.carrel.hub.kiosk;

import java.time.Duration;
import java.time.ZoneId;
import org.carrel.contract.id.Bytes;

/**
 * The library's settings for its kiosks.
 *
 * @param session how long somebody who signed in may go on at most
 * @param zone in which days begin and end
 * @param pages where the public reaches the hub's pages, without a slash at its end; empty when nobody said
 */
public record KioskTerms(PinRule pin, Duration session, DeskSecret secret, ZoneId zone, String pages) {
    public static final PinRule PIN_USUAL = PinRule.WHEN_SET;

    /** Time for the slowest, and a bound for whoever walks off from a kiosk that has lost its line. */
    public static final Duration SESSION_USUAL = Duration.ofMinutes(30);

    /** When a PIN is asked for. */
    public enum PinRule {
        /** Whoever has none can do nothing at a kiosk. */
        ALWAYS,
        /** From whoever has one. */
        WHEN_SET,
        NEVER
    }

    public KioskTerms {
        if (!session.isPositive()) {
            throw new IllegalArgumentException("a session at a kiosk must last, not " + session);
        }
    }

    /** What a library gets that says nothing. */
    public static KioskTerms usual(Bytes otherSecret, ZoneId zone) {
        return new KioskTerms(PIN_USUAL, SESSION_USUAL, DeskSecret.derived(otherSecret), zone, "");
    }
}
