package org.carrel.shelf.pickup.state;

import java.time.Duration;

/**
 * How long things take and are waited for.
 *
 * @param quiet in a visit without anything happening, before it is asked whether somebody is still there
 * @param warning from that question to the end of the visit; at least 20 s (WCAG 2.2 SC 2.2.1)
 * @param visitMax of one visit, whatever happens
 * @param linger after the last book was taken, while it can still be put back as if nothing had happened
 * @param message that a refusal or a farewell stays on the screen
 * @param askMax for an answer, beyond what the session promises
 * @param waitingMax that the next person's card is remembered while doors are open
 * @param staffQuiet in a staff session without anything happening
 * @param guideMax of one guided pull
 * @param wrongBlink of the lamp where a wrong book was taken
 * @param inventoryEvery between two unasked accounts of all that stands on the shelf
 */
public record Timings(
        Duration quiet,
        Duration warning,
        Duration visitMax,
        Duration linger,
        Duration message,
        Duration askMax,
        Duration waitingMax,
        Duration staffQuiet,
        Duration guideMax,
        Duration wrongBlink,
        Duration inventoryEvery,
        DoorTimings doors) {
    /**
     * @param settle that a contact must rest before it is believed; contacts bounce
     * @param grace after locking in which an opening still counts as allowed: a hand was on the door
     * @param reminder that a door may stand open before it is said, and said again
     * @param alarm that it may stand open before staff are called
     * @param pulse of the lock's current; bounded because coils burn
     * @param rest between two pulses
     * @param attempts pulses before a door that does not open is given up, at least 1
     * @param spring whether a door springs open by itself, so that staying shut means a fault
     */
    public record DoorTimings(
            Duration settle,
            Duration grace,
            Duration reminder,
            Duration alarm,
            Duration pulse,
            Duration rest,
            int attempts,
            boolean spring) {
        public DoorTimings {
            if (attempts < 1) {
                throw new IllegalArgumentException("lock attempts must be at least 1, were " + attempts);
            }
            if (alarm.compareTo(reminder) < 0 || alarm.compareTo(reminder.multipliedBy(8)) > 0) {
                throw new IllegalArgumentException("a door's alarm must come 1 to 8 reminders (" + reminder
                        + ") after it was opened, not " + alarm);
            }
            if (pulse.compareTo(Duration.ofSeconds(10)) > 0) {
                throw new IllegalArgumentException("a lock pulse must not exceed 10 s, was " + pulse);
            }
        }
    }

    public static final Timings USUAL = new Timings(
            Duration.ofSeconds(45),
            Duration.ofSeconds(20),
            Duration.ofMinutes(10),
            Duration.ofSeconds(6),
            Duration.ofSeconds(8),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(2),
            Duration.ofHours(24),
            new DoorTimings(
                    Duration.ofMillis(40),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(1),
                    3,
                    true));
}
