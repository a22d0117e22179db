package org.carrel.device.link.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.carrel.device.port.DigitalOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What any Pi4J provider must do for an agent. The pins: output 2 is a lamp, output 3 a lock, input 4 the contact of a door that is
 * shut at first, low while shut.
 */
abstract class PinsContract {
    private static final PinSetting LAMP = new PinSetting(2, "lamp", true);
    private static final PinSetting LOCK = new PinSetting(3, "lock", true);
    private static final PinSetting DOOR_OPEN = new PinSetting(4, "contact", true);

    private Pi4jPins pins;

    /** Opens pins; each call anew, as a restarted agent. */
    abstract Pi4jPins open();

    /** The level that the furniture sees on an output. */
    abstract boolean high(int line);

    /** Opens the door at the furniture, or shuts it. */
    abstract void moveDoor(boolean toOpen);

    /** Ends the furniture, after the pins were closed. */
    abstract void dismantle();

    @BeforeEach
    void openPins() {
        pins = open();
    }

    @AfterEach
    void closePins() {
        pins.close();
        dismantle();
    }

    private void awaitLevel(int line, boolean high) {
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> high(line) == high);
    }

    @Test
    void anOutputFollowsWhatItIsToldAndStartsInactive() {
        DigitalOutput lamp = pins.output(LAMP);
        awaitLevel(2, false);
        lamp.set(true);
        awaitLevel(2, true);
        lamp.set(false);
        awaitLevel(2, false);
    }

    @Test
    void anOutputThatIsActiveLowIsInactiveHigh() {
        DigitalOutput lamp = pins.output(new PinSetting(2, "lamp", false));
        awaitLevel(2, true);
        lamp.set(true);
        awaitLevel(2, false);
    }

    @Test
    void allOutputsAreInactiveAfterReleasingAndAfterClosing() {
        DigitalOutput lamp = pins.output(LAMP);
        DigitalOutput lock = pins.output(LOCK);
        lamp.set(true);
        lock.set(true);
        awaitLevel(3, true);
        pins.releaseAll();
        awaitLevel(2, false);
        awaitLevel(3, false);
        lock.set(true);
        awaitLevel(3, true);
        pins.close();
        awaitLevel(3, false);
        pins.close();
    }

    @Test
    void anInputTellsItsLevelOnceAndThenEveryChange() throws InterruptedException {
        BlockingQueue<Boolean> heard = new LinkedBlockingQueue<>();
        pins.input(DOOR_OPEN, heard::add);
        assertEquals(false, heard.poll(5, TimeUnit.SECONDS));
        moveDoor(true);
        assertEquals(true, heard.poll(5, TimeUnit.SECONDS));
        moveDoor(false);
        assertEquals(false, heard.poll(5, TimeUnit.SECONDS));
        assertTrue(heard.isEmpty());
    }

    @Test
    void anInputThatIsActiveLowIsToldTheOtherWayRound() throws InterruptedException {
        BlockingQueue<Boolean> shut = new LinkedBlockingQueue<>();
        pins.input(new PinSetting(4, "contact", false), shut::add);
        assertEquals(true, shut.poll(5, TimeUnit.SECONDS));
        moveDoor(true);
        assertEquals(false, shut.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void afterClosingThePinsCanBeOpenedAgain() {
        pins.output(LAMP).set(true);
        awaitLevel(2, true);
        pins.close();
        pins = open();
        pins.output(LAMP).set(true);
        awaitLevel(2, true);
    }

    @Test
    void aLineThatIsTakenIsAFailureWithItsName() {
        pins.output(LAMP);
        PinFailure failure = assertThrows(PinFailure.class, () -> pins.output(LAMP));
        assertTrue(failure.getMessage().contains("lamp"));
        assertFalse(high(3));
    }
}
