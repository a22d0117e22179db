package org.carrel.kiosk.find;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.message.kiosk.Plan.Outline;
import org.carrel.contract.message.kiosk.Plan.Spot;

/**
 * A straight part of a way.
 *
 * @param turn how one turns to walk it
 */
public record Stretch(Turn turn, int metres) {
    private static final double CENTIMETRES = 100;

    /** Less than this is no turn that anybody would notice. */
    private static final double SLIGHT = Math.toRadians(25);

    /** A step aside of less is not worth a word. */
    private static final double SHORT = 150;

    /** How one turns. */
    public enum Turn {
        /** The first, or straight on. */
        NONE,
        LEFT,
        RIGHT
    }

    /** What a line of corners is to whoever walks it: pieces in about one direction are one. */
    public static List<Stretch> along(Outline line) {
        List<Stretch> all = new ArrayList<>();
        double length = 0;
        double heading = Double.NaN;
        Turn turn = Turn.NONE;
        List<Spot> corners = line.corners();
        for (int index = 1; index < corners.size(); index++) {
            double x = corners.get(index).x() - corners.get(index - 1).x();
            double y = corners.get(index).y() - corners.get(index - 1).y();
            double piece = Math.hypot(x, y);
            double bend = Double.isNaN(heading) ? 0 : Math.IEEEremainder(Math.atan2(y, x) - heading, 2 * Math.PI);
            if (piece >= SHORT && Math.abs(bend) > SLIGHT) {
                add(all, turn, length);
                length = 0;
                // y grows downwards, so a growing angle turns to the right.
                turn = bend > 0 ? Turn.RIGHT : Turn.LEFT;
            }
            length += piece;
            heading = piece >= SHORT || Double.isNaN(heading) ? Math.atan2(y, x) : heading;
        }
        add(all, turn, length);
        return all;
    }

    private static void add(List<Stretch> all, Turn turn, double length) {
        if (length > 0) {
            all.add(new Stretch(turn, (int) Math.max(1, Math.round(length / CENTIMETRES))));
        }
    }
}
