package org.carrel.shelf.pickup;

import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.pickup.visit.VisitState;

/** Touches on the panel. One that the present screen does not offer is late, and means nothing. */
final class Touching {
    private Touching() {}

    static void touched(Turn t, PanelAction action) {
        switch (action) {
            case LANGUAGE -> language(t);
            case DONE -> {
                if (t.visit instanceof VisitState.Collecting c) {
                    VisitProgress.done(t, c);
                } else if (t.visit instanceof VisitState.Staffing) {
                    Staffing.signOut(t);
                }
            }
            case MORE_TIME -> VisitProgress.stir(t);
            case OPEN_AGAIN, LIGHT_AGAIN -> {
                if (t.visit instanceof VisitState.Collecting c) {
                    VisitProgress.openAgain(t, c);
                }
            }
            case OPEN_ALL -> {
                if (t.visit instanceof VisitState.Staffing staff) {
                    t.visit = staff.active(t.now.nanos());
                    Staffing.openAll(t);
                }
            }
            case ALL_OR_ONE -> {
                if (t.visit instanceof VisitState.Staffing staff) {
                    VisitState.Staffing changed = staff.all(!staff.all()).active(t.now.nanos());
                    t.visit = changed;
                    Staffing.openTargets(t, changed);
                }
            }
        }
    }

    private static void language(Turn t) {
        t.visit = switch (t.visit) {
            case VisitState.Starting s -> s;
            case VisitState.Idle i ->
                new VisitState.Idle(
                        i.language().other(), t.now.in(t.rules.timings().quiet()));
            case VisitState.Waiting w ->
                new VisitState.Waiting(w.card(), w.language().other(), w.until());
            case VisitState.Asking a ->
                new VisitState.Asking(a.card(), a.language().other(), a.since(), a.giveUp());
            case VisitState.Collecting c -> c.in(c.language().other()).active(t.now.nanos());
            case VisitState.Staffing s -> s.in(s.language().other()).active(t.now.nanos());
            case VisitState.Showing s ->
                new VisitState.Showing(
                        s.message(),
                        s.language().other(),
                        t.now.in(t.rules.timings().message()));
        };
    }
}
