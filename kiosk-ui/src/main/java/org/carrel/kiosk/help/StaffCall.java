package org.carrel.kiosk.help;

import org.carrel.device.port.Moment;

/**
 * A call for a member of staff. It is the kiosk's and not a visit's: who comes next sees that somebody is on the way.
 *
 * @param again when another one may be made, in monotonic nanoseconds
 */
public record StaffCall(State state, long again) {
    public static final StaffCall NONE = new StaffCall(State.NONE, Moment.NEVER);

    /** How far a call is. */
    public enum State {
        NONE,
        /** In the outbox. */
        SENT,
        /** The hub has it. */
        HEARD
    }

    /** @param works whether the hub can be told now */
    public HelpOffer offer(boolean works) {
        return switch (state) {
            case HEARD -> HelpOffer.COMING;
            case SENT -> works ? HelpOffer.CALLING : HelpOffer.DESK;
            case NONE -> works ? HelpOffer.OFFERED : HelpOffer.DESK;
        };
    }
}
