package org.carrel.device.link.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.carrel.sim.gpio.link.BankPort;
import org.carrel.sim.gpio.link.SimDigitalInputProvider;
import org.carrel.sim.gpio.link.SimDigitalOutputProvider;
import org.carrel.sim.world.Fault;
import org.junit.jupiter.api.Test;

/** The contract on simulated pins in the same process. */
class InProcessPinsTest extends PinsContract {
    private final SimulatedPins furniture = new SimulatedPins();

    @Override
    void dismantle() {
        furniture.close();
    }

    @Override
    Pi4jPins open() {
        BankPort.World there = new BankPort.World() {
            @Override
            public <T> T ask(Supplier<T> question) {
                return furniture.pace.ask(question).join();
            }
        };
        BankPort port = new BankPort(furniture.world.pins(SimulatedPins.CABINET), there);
        Pi4jSettings settings = new Pi4jSettings(
                SimDigitalOutputProvider.ID, SimDigitalInputProvider.ID, Map.of(), Duration.ofMillis(20));
        return Pi4jPins.open(settings, new SimDigitalOutputProvider(port), new SimDigitalInputProvider(port));
    }

    @Override
    boolean high(int line) {
        return furniture.high(line);
    }

    @Override
    void moveDoor(boolean toOpen) {
        furniture.moveDoor(toOpen);
    }

    // Goal: a worn contact that chatters at 1 kHz is one change to the agent.
    @Test
    void aChatteringContactIsOneChange() throws InterruptedException {
        BlockingQueue<Boolean> heard = new LinkedBlockingQueue<>();
        Pi4jPins pins = open();
        pins.input(new PinSetting(4, "contact", true), heard::add);
        assertEquals(false, heard.poll(5, TimeUnit.SECONDS));
        furniture
                .pace
                .ask(() -> {
                    furniture.world.inject(new Fault.ContactBounces(SimulatedPins.CABINET, 4, 5, Duration.ofMillis(1)));
                    return true;
                })
                .join();
        moveDoor(true);
        assertEquals(true, heard.poll(5, TimeUnit.SECONDS));
        moveDoor(false);
        assertEquals(false, heard.poll(5, TimeUnit.SECONDS));
        pins.close();
        assertEquals(0, heard.size());
    }
}
