package org.carrel.kiosk.flow;

import java.util.Optional;
import org.carrel.kiosk.receipt.Printer;

/**
 * How the kiosk itself is.
 *
 * @param printer empty where there is none
 * @param printing a picture is on its way to paper, whosever it is
 */
public record Condition(
        boolean online,
        boolean reader,
        boolean cards,
        boolean journal,
        boolean crashLoop,
        Optional<Printer> printer,
        boolean printing) {
    Condition online(boolean now) {
        return new Condition(now, reader, cards, journal, crashLoop, printer, printing);
    }

    Condition reader(boolean now) {
        return new Condition(online, now, cards, journal, crashLoop, printer, printing);
    }

    Condition cards(boolean now) {
        return new Condition(online, reader, now, journal, crashLoop, printer, printing);
    }

    Condition journal(boolean now) {
        return new Condition(online, reader, cards, now, crashLoop, printer, printing);
    }

    Condition printer(Printer now) {
        return new Condition(online, reader, cards, journal, crashLoop, Optional.of(now), printing);
    }

    Condition printing(boolean now) {
        return new Condition(online, reader, cards, journal, crashLoop, printer, now);
    }
}
