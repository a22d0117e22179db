package org.carrel.kiosk.flow;

import java.time.Duration;

/**
 * How long the kiosk waits for what.
 *
 * @param quiet without a touch, card or book before it is asked whether anybody is there; doubled while screens are spoken
 * @param warning how long that question stands, at least 20 s (WCAG 2.2 SC 2.2.1); doubled likewise
 * @param message how long a message stands that needs no answer
 * @param farewell how long the last screen stands
 */
public record Timings(Duration quiet, Duration warning, Duration message, Duration farewell) {
    public static final Timings USUAL =
            new Timings(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(10));
}
