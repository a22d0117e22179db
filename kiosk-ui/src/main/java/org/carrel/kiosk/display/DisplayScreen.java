package org.carrel.kiosk.display;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.message.CallBoard;

/** What the screen says, as a value. Numbers only; words are in {@link DisplayTexts}. */
sealed interface DisplayScreen {
    /** Nothing was heard from the hub since the start; it has not been long. */
    record Starting() implements DisplayScreen {}

    /**
     * @param hubTime the library's clock
     * @param calls that hold, newest first
     * @param more that hold and have no room
     * @param before the last ones whose call is over, newest first
     * @param zones that are shown, with how many wait
     * @param speaking the number that is being announced, empty for none
     */
    record Calls(
            Instant hubTime, List<Line> calls, int more, List<Line> before, List<CallBoard.Zone> zones, String speaking)
            implements DisplayScreen {
        public Calls {
            calls = List.copyOf(calls);
            before = List.copyOf(before);
            zones = List.copyOf(zones);
        }
    }

    /**
     * The hub has been silent for too long: what was called last is told as old.
     *
     * @param last that would still hold, as far as known
     * @param heard the hub's time of its last word; {@link Instant#EPOCH} when there was none
     */
    record NoWord(Instant heard, List<Line> last) implements DisplayScreen {
        public NoWord {
            last = List.copyOf(last);
        }
    }

    /** One number and where it is to go. */
    record Line(CallBoard.Zone zone, CallBoard.Call call) {}
}
