package org.carrel.sim.gpio.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each line means one thing, and everything else means nothing. */
class PinLineTest {
    @Test
    void everyLineReadsBackAsItself() {
        for (PinLine line : List.of(
                new PinLine.Hello(1),
                new PinLine.Out(17, true),
                new PinLine.Out(0, false),
                new PinLine.Watch(4),
                new PinLine.In(999, true),
                new PinLine.No(3))) {
            assertEquals(Optional.of(line), PinLine.parse(line.text()));
        }
    }

    @Test
    void whatIsNoLineIsNothing() {
        for (String text : List.of(
                "",
                "out",
                "out 17",
                "out 17 2",
                "out  17 1",
                "out 17 1 ",
                "watch 4 1",
                "pins x",
                "in -1 0",
                "out 1000 1",
                "OUT 17 1")) {
            assertEquals(Optional.empty(), PinLine.parse(text), text);
        }
    }
}
