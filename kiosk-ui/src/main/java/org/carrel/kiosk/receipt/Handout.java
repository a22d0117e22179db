package org.carrel.kiosk.receipt;

/** What is to be said on paper of a visit that is over, and whether it was. */
public sealed interface Handout {
    /** Nothing, or not any more. */
    record None() implements Handout {}

    /** @param failed one try did not come out */
    record Open(Slip slip, boolean failed) implements Handout {}

    /** @param percent of it that is on paper for certain */
    record Running(Slip slip, int percent) implements Handout {}

    /** It came out; what stood on it is forgotten. */
    record Printed() implements Handout {}

    static Handout of(Slip slip) {
        return slip.empty() ? new None() : new Open(slip, false);
    }
}
