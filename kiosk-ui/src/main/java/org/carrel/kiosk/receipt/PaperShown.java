package org.carrel.kiosk.receipt;

import java.util.Optional;

/** What the last screen says of a receipt on paper. */
public sealed interface PaperShown {
    /** Nothing: nothing was done, or there is no printer here. */
    record None() implements PaperShown {}

    /** @param again one try did not come out, and the printer is well again */
    record Offered(boolean again) implements PaperShown {}

    /**
     * It is being printed.
     *
     * @param percent of it that is on paper for certain
     * @param stopped why it does not go on; empty while it does
     */
    record Printing(int percent, Optional<Printer> stopped) implements PaperShown {}

    record Printed() implements PaperShown {}

    /** It cannot be had now. */
    record Unavailable(Printer why) implements PaperShown {}

    /** It was begun and did not come out, and cannot be had now. */
    record Missed(Printer why) implements PaperShown {}

    /**
     * @param printer empty where there is none
     * @param printing a picture is on its way to paper, whosever it is
     */
    static PaperShown of(Handout handout, Optional<Printer> printer, boolean printing) {
        if (printer.isEmpty()) {
            return new None();
        }
        Printer now = printer.get();
        return switch (handout) {
            case Handout.None _ -> new None();
            case Handout.Open(var _, boolean failed) -> {
                if (!now.prints()) {
                    yield failed ? new Missed(now) : new Unavailable(now);
                }
                // Somebody else's is still on its way out.
                yield printing ? new None() : new Offered(failed);
            }
            case Handout.Running(var _, int percent) -> new Printing(percent, printer.filter(it -> !it.prints()));
            case Handout.Printed _ -> new Printed();
        };
    }
}
