package org.carrel.kiosk.flow;

/** How the kiosk itself is. */
public record Condition(boolean online, boolean reader, boolean cards, boolean journal, boolean crashLoop) {
    Condition online(boolean now) {
        return new Condition(now, reader, cards, journal, crashLoop);
    }

    Condition reader(boolean now) {
        return new Condition(online, now, cards, journal, crashLoop);
    }

    Condition cards(boolean now) {
        return new Condition(online, reader, now, journal, crashLoop);
    }

    Condition journal(boolean now) {
        return new Condition(online, reader, cards, now, crashLoop);
    }
}
