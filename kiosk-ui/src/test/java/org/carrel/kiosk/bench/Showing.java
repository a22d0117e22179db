package org.carrel.kiosk.bench;

import java.util.ArrayList;
import java.util.List;
import org.carrel.kiosk.flow.Kiosk;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.flow.View;

/** Screens as the kiosk would show them. */
public final class Showing {
    private Showing() {}

    public static Shown of(Screen screen, View view, int rows) {
        List<Touch> touches = new ArrayList<>(screen.touches());
        touches.addAll(Kiosk.always(screen));
        return new Shown(screen, view, touches, Screens.places(), rows);
    }
}
