package org.carrel.hub.ledger;

import java.time.LocalDate;
import java.util.List;

/** Whether a patron's late returns keep them from borrowing; nothing but a function of the penalties. */
public sealed interface Suspension {
    record None() implements Suspension {}

    /** @param last the last day without borrowing */
    record Through(LocalDate last) implements Suspension {}

    /** How the days of several late returns count. */
    enum Counting {
        /** One after the other. */
        ADDED,
        /** At the same time: the longest decides. */
        LONGEST
    }

    /**
     * A penalty begins on the day after the return, or after the one before it where they are added.
     *
     * @param penalties in the order of returning
     */
    static Suspension of(List<Penalty> penalties, Counting counting, LocalDate today) {
        LocalDate last = LocalDate.MIN;
        for (Penalty penalty : penalties) {
            LocalDate before = penalty.returned();
            LocalDate from = counting == Counting.ADDED && last.isAfter(before) ? last : before;
            LocalDate end = from.plusDays(penalty.days());
            last = end.isAfter(last) ? end : last;
        }
        return last.isBefore(today) ? new None() : new Through(last);
    }
}
