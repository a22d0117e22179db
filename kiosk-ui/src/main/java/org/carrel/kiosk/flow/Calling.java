package org.carrel.kiosk.flow;

import java.time.Duration;
import org.carrel.contract.message.KioskEvent;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.help.StaffCall;

/** Calling a member of staff: once a minute at most, and somebody comes only when the hub has it. */
final class Calling {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private Calling() {}

    /** Only if it could be written: a call that nobody gets is none. */
    static void call(Turn turn) {
        turn.deeds.onlyIfWritten();
        turn.deeds.append(new KioskEvent.HelpCalled(turn.view.language().tag()));
        turn.deeds.play(Sound.KEY);
        turn.call = new StaffCall(StaffCall.State.SENT, turn.now.in(PAUSE));
    }

    static void heard(Turn turn) {
        if (turn.call.state() == StaffCall.State.SENT) {
            turn.call = new StaffCall(StaffCall.State.HEARD, turn.call.again());
            turn.deeds.play(Sound.BOOK);
        }
    }

    static void woken(Turn turn) {
        if (turn.now.reached(turn.call.again())) {
            turn.call = StaffCall.NONE;
        }
    }
}
