package org.carrel.kiosk.bench;

import org.carrel.kiosk.flow.Kiosk;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.flow.View;
import org.carrel.kiosk.text.Languages;

/** Screens as the kiosk would show them. */
public final class Showing {
    private Showing() {}

    public static Shown of(Screen screen, View view, int rows) {
        return new Shown(screen, view, Kiosk.offered(screen, view), Screens.places(), Languages.SPOKEN, rows);
    }
}
