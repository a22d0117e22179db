package org.carrel.kiosk.flow;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SiteId;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.checkout.Sealing;
import org.carrel.kiosk.find.Zhuyin;

/**
 * What the library decided for this kiosk.
 *
 * @param languages that are offered, the first of them at rest
 * @param sealing of cards for loans without the hub; empty where those are not allowed
 * @param rows so many lines of a list fit on the screen, in usual type
 * @param seats so many seats of a plan fit, likewise
 * @param zone the library's days
 * @param here the branch in which the kiosk stands
 * @param zhuyin what may be typed by its sound
 * @param pages where the public reaches the hub's pages, or empty
 */
public record Rules(
        Timings timings,
        List<ScreenLanguage> languages,
        Optional<Sealing> sealing,
        int rows,
        int seats,
        ZoneId zone,
        SiteId here,
        Zhuyin zhuyin,
        String pages) {
    public Rules {
        languages = List.copyOf(languages);
    }

    /** At rest. */
    ScreenLanguage language() {
        return languages.getFirst();
    }

    /**
     * How long the kiosk waits for what.
     *
     * @param quiet without a touch, card or book before it is asked whether anybody is there; doubled while screens are spoken
     * @param warning how long that question stands, at least 20 s (WCAG 2.2 SC 2.2.1); doubled likewise
     * @param message how long a message stands that needs no answer
     * @param farewell how long the last screen stands
     */
    public record Timings(Duration quiet, Duration warning, Duration message, Duration farewell) {
        public static final Timings USUAL = new Timings(
                Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }
}
