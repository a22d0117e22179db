package org.carrel.fleet.bench.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.fleet.bench.house.House;
import org.carrel.fleet.bench.house.Mosquitto;
import org.carrel.fleet.premises.Program;
import org.carrel.sim.kernel.Chance;

/**
 * Kills programs with SIGKILL, each at moments of its own, and starts them again at once: some while they are still starting. One thread a
 * program, {@code killer-of-NAME}; together they make so many kills and stop.
 */
final class Killer {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** The fifth crash in a row makes a shelf close itself to patrons, so it is then stopped in good order instead. */
    private static final int CRASHES_IN_A_ROW = 4;

    /** Long enough, most times, for a shelf to have looked at what it holds and to serve somebody. */
    private static final Span AGENT = new Span(2_500, 16_000);

    private static final Span HUB = new Span(4_000, 20_000);
    private static final Span BROKER = new Span(3_000, 20_000);

    private static final double WHILE_STARTING = 0.15;
    private static final int STARTING_MILLIS = 1_200;

    private final House house;
    private final Lives lives;
    private final Chance chance;
    private final AtomicInteger left;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<String> failure = new AtomicReference<>("");

    Killer(House house, Lives lives, int kills, Chance chance) {
        this.house = house;
        this.lives = lives;
        this.left = new AtomicInteger(kills);
        this.chance = chance;
    }

    /** How long a program lives after it was ready. */
    private record Span(int leastMillis, int mostMillis) {
        int draw(Chance chance) {
            return leastMillis + chance.below(mostMillis - leastMillis);
        }
    }

    void begin() {
        for (House.Shelf shelf : house.shelves()) {
            begin(shelf.id().value(), chance -> agent(shelf.agent(), chance));
        }
        begin("hub", chance -> program(house.hub(), HUB, chance));
        house.mosquitto().ifPresent(broker -> begin("broker", chance -> broker(broker, BROKER, chance)));
    }

    boolean finished() {
        return threads.stream().noneMatch(Thread::isAlive);
    }

    /** What could not be started again; empty when nothing. */
    String failure() {
        return failure.get();
    }

    private interface Round {
        void once(Chance chance) throws InterruptedException;
    }

    private void begin(String name, Round round) {
        Chance own = chance.fork("killer of " + name);
        threads.add(Thread.ofPlatform().daemon().name("killer-of-" + name).start(() -> {
            try {
                while (left.get() > 0 && failure.get().isEmpty()) {
                    round.once(own);
                }
            } catch (IllegalStateException notReady) {
                failure.compareAndSet("", String.valueOf(notReady.getMessage()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void agent(Program agent, Chance chance) throws InterruptedException {
        for (int crash = 0; crash < CRASHES_IN_A_ROW && left.get() > 0; crash++) {
            program(agent, AGENT, chance);
        }
        lives.started(agent.name(), System.nanoTime());
        agent.stop(Duration.ofSeconds(15));
        agent.start();
        lives.started(agent.name(), System.nanoTime());
        agent.awaitReady(PATIENCE);
    }

    private void program(Program program, Span span, Chance chance) throws InterruptedException {
        pause(span.draw(chance));
        kill(program);
        if (chance.happens(WHILE_STARTING)) {
            pause(chance.below(STARTING_MILLIS));
            kill(program);
        }
        program.awaitReady(PATIENCE);
    }

    private void kill(Program program) throws InterruptedException {
        if (left.getAndDecrement() > 0) {
            lives.killed(program.name(), System.nanoTime());
            program.pullPlug();
            program.start();
            lives.started(program.name(), System.nanoTime());
        }
    }

    private void broker(Mosquitto broker, Span span, Chance chance) throws InterruptedException {
        pause(span.draw(chance));
        if (left.getAndDecrement() > 0) {
            lives.killed("broker", System.nanoTime());
            broker.kill();
            pause(chance.below(STARTING_MILLIS));
            broker.restart();
            lives.started("broker", System.nanoTime());
        }
    }

    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
