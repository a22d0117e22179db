package org.carrel.sim.gpio.link;

import java.util.function.Supplier;
import org.carrel.sim.gpio.Pin;
import org.carrel.sim.gpio.PinBank;

/** Pins in this process. The bank lives on the world's thread; {@link World} is the way there. */
public final class BankPort implements PinPort {
    private final PinBank bank;
    private final World world;

    /** Runs something on the world's thread and gives its answer. */
    public interface World {
        /** For a test whose one thread is the world's. */
        World SAME_THREAD = new World() {
            @Override
            public <T> T ask(Supplier<T> question) {
                return question.get();
            }
        };

        <T> T ask(Supplier<T> question);
    }

    public BankPort(PinBank bank, World world) {
        this.bank = bank;
        this.world = world;
    }

    @Override
    public void drive(int number, boolean high) {
        world.ask(() -> {
            check(number, Pin.Direction.OUTPUT);
            bank.drive(number, high);
            return true;
        });
    }

    @Override
    public void watch(int number, Watcher watcher) {
        world.ask(() -> {
            check(number, Pin.Direction.INPUT);
            bank.listen((pin, high) -> {
                if (pin.number() == number) {
                    watcher.level(high);
                }
            });
            watcher.level(bank.high(number));
            return true;
        });
    }

    @Override
    public void close() {
        world.ask(() -> {
            bank.releaseOutputs();
            return true;
        });
    }

    private void check(int number, Pin.Direction direction) {
        if (!bank.has(number) || bank.pin(number).direction() != direction) {
            throw new PinTrouble("no " + direction + " " + number);
        }
    }
}
