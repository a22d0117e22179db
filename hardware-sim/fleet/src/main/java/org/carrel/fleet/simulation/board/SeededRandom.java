package org.carrel.fleet.simulation.board;

import org.carrel.device.port.RandomSource;
import org.carrel.sim.kernel.Chance;

/** The product's source of chance, fed by the seed. */
public record SeededRandom(Chance chance) implements RandomSource {
    @Override
    public long nextLong() {
        return chance.nextLong();
    }

    @Override
    public int nextInt(int bound) {
        return chance.below(bound);
    }

    @Override
    public RandomSource fork(String purpose) {
        return new SeededRandom(chance.fork(purpose));
    }
}
