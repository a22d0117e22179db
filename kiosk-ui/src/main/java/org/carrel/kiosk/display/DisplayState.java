package org.carrel.kiosk.display;

import java.util.List;

/**
 * A display between two steps.
 *
 * @param spoken calls that were announced, as long as the hub names them
 * @param speaking the number that is being announced, empty for none
 * @param speakingUntil monotonic nanoseconds
 */
record DisplayState(News news, List<Spoken> spoken, String speaking, long speakingUntil) {
    DisplayState {
        spoken = List.copyOf(spoken);
    }

    static DisplayState starting(long now) {
        return new DisplayState(new News.NoneYet(now), List.of(), "", now);
    }

    DisplayState with(News changed) {
        return new DisplayState(changed, spoken, speaking, speakingUntil);
    }

    DisplayState with(List<Spoken> changed) {
        return new DisplayState(news, changed, speaking, speakingUntil);
    }
}
