package org.carrel.device.link.gpio;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.carrel.sim.gpio.link.PinServer;
import org.carrel.sim.gpio.link.SimDigitalInputProvider;
import org.carrel.sim.gpio.link.SimDigitalOutputProvider;
import org.carrel.sim.gpio.link.SimGpioPlugin;
import org.junit.jupiter.api.Test;

/** The contract on pins in another process, the providers found on the class path by configuration alone, as in the demo. */
class RemotePinsTest extends PinsContract {
    private final SimulatedPins furniture = new SimulatedPins();
    private final PinServer server = new PinServer(
            "cabinet",
            furniture.world.pins(SimulatedPins.CABINET),
            furniture.pace,
            () -> furniture.world.boardDied(SimulatedPins.CABINET));

    @Override
    void dismantle() {
        server.close();
        furniture.close();
    }

    private Pi4jSettings settings(String outputs) {
        return new Pi4jSettings(
                outputs,
                SimDigitalInputProvider.ID,
                Map.of(SimGpioPlugin.ADDRESS, server.address()),
                Duration.ofMillis(20));
    }

    @Override
    Pi4jPins open() {
        return Pi4jPins.open(settings(SimDigitalOutputProvider.ID));
    }

    @Override
    boolean high(int line) {
        return furniture.high(line);
    }

    @Override
    void moveDoor(boolean toOpen) {
        furniture.moveDoor(toOpen);
    }

    @Test
    void aProviderThatIsNotThereIsAFailureThatNamesThoseThatAre() {
        PinFailure failure = assertThrows(PinFailure.class, () -> Pi4jPins.open(settings("gpoid-digital-output")));
        assertTrue(failure.getMessage().contains("gpiod-digital-output"), failure.getMessage());
        assertTrue(failure.getMessage().contains(SimDigitalOutputProvider.ID), failure.getMessage());
    }
}
