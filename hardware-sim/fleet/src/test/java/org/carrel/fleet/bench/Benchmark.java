package org.carrel.fleet.bench;

/** One benchmark of {@code ./bench}. */
interface Benchmark {
    /** As typed on the command line. */
    String name();

    /** One line: what is measured, against what. */
    String subject();

    /** Measures; says on standard output what it is doing when that takes long. */
    Table run() throws Exception;
}
