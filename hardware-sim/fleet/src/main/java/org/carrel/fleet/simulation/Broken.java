package org.carrel.fleet.simulation;

/** Something that must hold does not. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Promise promise;

    /** Which of the promises of docs/FAULT-MODEL.md it breaks. */
    enum Promise {
        /** Nothing accepted is lost. */
        LOST,
        /** Nothing is done twice. */
        TWICE,
        /** No door opens without a decision. */
        UNLOCKED,
        /** The rest: who sees what, what is shown, what comes to rest. */
        OTHER
    }

    Broken(Promise promise, String what) {
        super(what);
        this.promise = promise;
    }

    Promise promise() {
        return promise;
    }
}
