package org.carrel.shelf;

import java.time.Duration;
import org.carrel.device.runtime.SettingsReader;
import org.carrel.shelf.pickup.state.Timings;

/** The times that a library may want otherwise, in seconds; every key may be missing. */
final class TimingSettings {
    private TimingSettings() {}

    static Timings read(SettingsReader in) {
        Timings usual = Timings.USUAL;
        Timings.DoorTimings doors = usual.doors();
        Duration reminder = seconds(in, "door.reminder", 5, 120, doors.reminder());
        Duration alarm = seconds(in, "door.alarm", 20, 600, doors.alarm());
        if (alarm.compareTo(reminder) < 0 || alarm.compareTo(reminder.multipliedBy(8)) > 0) {
            in.problem("door.alarm must be 1 to 8 times door.reminder.");
            alarm = reminder;
        }
        return new Timings(
                seconds(in, "visit.quiet", 15, 600, usual.quiet()),
                // Under 20 s nobody who reads slowly can answer (WCAG 2.2 SC 2.2.1).
                seconds(in, "visit.warning", 20, 120, usual.warning()),
                usual.visitMax(),
                seconds(in, "visit.linger", 2, 30, usual.linger()),
                usual.message(),
                usual.askMax(),
                usual.waitingMax(),
                seconds(in, "staff.quiet", 30, 3_600, usual.staffQuiet()),
                usual.guideMax(),
                usual.wrongBlink(),
                usual.inventoryEvery(),
                new Timings.DoorTimings(
                        doors.settle(),
                        doors.grace(),
                        reminder,
                        alarm,
                        seconds(in, "lock.pulse", 1, 10, doors.pulse()),
                        doors.rest(),
                        in.optional("lock.attempts", "1 to 5", SettingsReader.number(1, 5), doors.attempts()),
                        in.optional("lock.spring", "true or false", SettingsReader::truth, doors.spring())));
    }

    private static Duration seconds(SettingsReader in, String key, int least, int most, Duration usual) {
        int chosen = in.optional(
                key, least + " to " + most + " seconds", SettingsReader.number(least, most), (int) usual.toSeconds());
        return Duration.ofSeconds(chosen);
    }
}
