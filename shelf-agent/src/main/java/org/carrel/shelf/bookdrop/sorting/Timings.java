package org.carrel.shelf.bookdrop.sorting;

import java.time.Duration;

/**
 * How long things take in a drop.
 *
 * @param contacts after the start, until every contact and barrier has said how it stands
 * @param mouthClear the mouth must be clear so long before the flap goes shut
 * @param flapShutMax longer than the flap needs to go shut
 * @param readMin the belt is listened to so long at least
 * @param readQuiet and until nothing new was heard for so long
 * @param readMax and never longer than this
 * @param secureMax for the security of all tags
 * @param divertMax longer than the diverter needs for a whole turn
 * @param travelMax longer than anything needs from one end of the belt to the other
 * @param clear the barrier before the bins must be clear so long before the belt stops
 * @param stuck broken for so long, the barrier before the bins means a jam
 * @param rest before a belt that stood still is tried again
 * @param jamClear nothing was at the barrier or heard on the belt for so long: somebody has cleared it
 * @param level a bin's sensor must say so for so long: what falls past it says so for a moment
 * @param thanks how long the screen says what was received
 */
public record Timings(
        Duration contacts,
        Duration mouthClear,
        Duration flapShutMax,
        Duration readMin,
        Duration readQuiet,
        Duration readMax,
        Duration secureMax,
        Duration divertMax,
        Duration travelMax,
        Duration clear,
        Duration stuck,
        Duration rest,
        Duration jamClear,
        Duration level,
        Duration thanks) {
    public static final Timings USUAL = new Timings(
            Duration.ofMillis(500),
            Duration.ofMillis(600),
            Duration.ofSeconds(5),
            Duration.ofMillis(700),
            Duration.ofMillis(350),
            Duration.ofSeconds(4),
            Duration.ofSeconds(3),
            Duration.ofSeconds(8),
            Duration.ofSeconds(7),
            Duration.ofMillis(1_300),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(8));
}
