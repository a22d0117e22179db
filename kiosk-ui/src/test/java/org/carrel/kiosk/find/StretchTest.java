package org.carrel.kiosk.find;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.message.kiosk.Plan.Outline;
import org.carrel.contract.message.kiosk.Plan.Spot;
import org.carrel.kiosk.find.Stretch.Turn;
import org.junit.jupiter.api.Test;

/** A line of corners in words of walking. */
class StretchTest {
    @Test
    void cornersAreTurnsAsWhoWalksTakesThem() {
        assertEquals(
                List.of(new Stretch(Turn.NONE, 10), new Stretch(Turn.RIGHT, 5), new Stretch(Turn.LEFT, 3)),
                Stretch.along(line(0, 0, 1000, 0, 1000, 500, 1300, 500)));
    }

    @Test
    void aSlightBendAndAStepAsideAreNoTurns() {
        assertEquals(List.of(new Stretch(Turn.NONE, 10)), Stretch.along(line(0, 0, 500, 0, 1000, 100)));
        assertEquals(List.of(new Stretch(Turn.NONE, 10)), Stretch.along(line(0, 0, 500, 0, 500, 40, 960, 40)));
    }

    @Test
    void noWayIsNoWords() {
        assertEquals(List.of(), Stretch.along(line(10, 10)));
        assertEquals(List.of(), Stretch.along(line(10, 10, 10, 10)));
    }

    private static Outline line(int... numbers) {
        List<Spot> corners = new ArrayList<>();
        for (int index = 0; index < numbers.length; index += 2) {
            corners.add(new Spot(numbers[index], numbers[index + 1]));
        }
        return new Outline(corners);
    }
}
