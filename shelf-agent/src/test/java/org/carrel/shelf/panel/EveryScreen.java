package org.carrel.shelf.panel;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.shelf.panel.PanelScreen.Reason;
import org.carrel.shelf.panel.PanelScreen.Trouble;

/** One of each kind of screen, as tests of their words and of their looks need them. */
public final class EveryScreen {
    static final List<CompartmentId> PLACES = List.of(new CompartmentId("A1"), new CompartmentId("B2"));

    private EveryScreen() {}

    public static List<PanelScreen> in(List<ScreenLanguage> languages) {
        List<PanelScreen> all = new ArrayList<>();
        for (ScreenLanguage in : languages) {
            all.add(new PanelScreen.Starting(in));
            all.add(new PanelScreen.Idle(in, true));
            all.add(new PanelScreen.Idle(in, false));
            all.add(new PanelScreen.Asking(in));
            all.add(new PanelScreen.Welcome(in, PLACES, 2, 1, true, false));
            all.add(new PanelScreen.TakeYours(in, PLACES, 1, 3, 1, true));
            all.add(new PanelScreen.StillThere(in, PLACES, 20));
            all.add(new PanelScreen.Farewell(in, 2, 1, 1));
            all.add(new PanelScreen.Farewell(in, 0, 2, 0));
            all.add(new PanelScreen.WrongBook(in, PLACES));
            all.add(new PanelScreen.CloseDoors(in, PLACES));
            all.add(new PanelScreen.WaitForDoors(in, PLACES));
            all.add(new PanelScreen.DoorsStuck(in, PLACES));
            all.add(new PanelScreen.Staff(in, PLACES, 1, 3, false, true));
            all.add(new PanelScreen.Staff(in, List.of(), 3, 3, false, true));
            all.add(new PanelScreen.Staff(in, List.of(), 0, 0, false, false));
            for (Reason reason : Reason.values()) {
                all.add(new PanelScreen.Refused(in, reason));
            }
            for (Trouble trouble : Trouble.values()) {
                all.add(new PanelScreen.GoToDesk(in, trouble));
            }
        }
        return all;
    }
}
