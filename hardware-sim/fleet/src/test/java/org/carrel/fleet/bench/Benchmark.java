package org.carrel.fleet.bench;

import java.util.OptionalInt;

/** One benchmark of {@code ./bench}. */
public interface Benchmark {
    /** As typed on the command line. */
    String name();

    /** One line: what is measured, against what. */
    String subject();

    /** Measures; says on standard output what it is doing when that takes long. */
    Table run() throws Exception;

    /** @param count how much of it, for trying; those that cannot be cut short take no notice */
    default Table run(OptionalInt count) throws Exception {
        return run();
    }
}
