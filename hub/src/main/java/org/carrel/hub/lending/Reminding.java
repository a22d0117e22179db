package org.carrel.hub.lending;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.notice.LoanReminders;
import org.carrel.hub.notice.Notices;
import org.carrel.hub.notice.Notices.LoanNews;

/**
 * Tells patrons of loans that are due soon or late, all of one patron with one due date together. A reminder that was missed, since the
 * hub was off, is not made up for when a later one has come.
 */
public final class Reminding {
    /** One transaction's worth; the next round goes on. */
    private static final int LOT = 1_000;

    private final LoanStore loans;
    private final Notices notices;
    private final LoanReminders reminders;
    private final ZoneId zone;

    public Reminding(LoanStore loans, Notices notices, LoanReminders reminders, ZoneId zone) {
        this.loans = loans;
        this.notices = notices;
        this.reminders = reminders;
        this.zone = zone;
    }

    /** Loans that are told of together. */
    private record Together(PatronId patron, Instant due) {}

    public void tidy(Instant now) {
        if (reminders.equals(LoanReminders.NONE)) {
            return;
        }
        // The latest first, so that none is looked at twice.
        for (int told = reminders.daysLate().size(); told >= 0; told--) {
            Map<Together, List<OpenLoan>> due = new LinkedHashMap<>();
            for (OpenLoan loan : loans.toRemind(told, dueAt(told + 1, now), LOT)) {
                int reached = reached(loan, now);
                loans.reminded(loan.id(), reached);
                if (reached > 1 || isWorthIt(loan)) {
                    due.computeIfAbsent(new Together(loan.patron(), loan.due()), first -> new ArrayList<>())
                            .add(loan);
                }
            }
            due.values().forEach(together -> tell(together, now));
        }
    }

    private void tell(List<OpenLoan> together, Instant now) {
        OpenLoan first = together.getFirst();
        int reached = reached(first, now);
        LoanNews news = new LoanNews(
                first.patron(),
                first.lentAt(),
                first.due(),
                reached == 1 ? 0 : reminders.daysLate().get(reached - 2),
                together.stream()
                        .map(loan -> new LoanNews.Lent(loan.id(), loan.item()))
                        .toList());
        if (reached == 1) {
            notices.loanDueSoon(news, now);
        } else {
            notices.loanOverdue(news, now);
        }
    }

    /** A loan that is as short as the reminder is early would be told of at once. */
    private boolean isWorthIt(OpenLoan loan) {
        return reminders.daysBefore() > 0 && loan.since().isBefore(shifted(loan.due(), -reminders.daysBefore() - 1));
    }

    /** The latest reminder whose time has come: 1 for due soon, 2 for the first one late; at least 1. */
    private int reached(OpenLoan loan, Instant now) {
        int latest = 1;
        while (latest <= reminders.daysLate().size() && !loan.due().isAfter(dueAt(latest + 1, now))) {
            latest++;
        }
        return latest;
    }

    /** Up to which due date a reminder's time has come. */
    private Instant dueAt(int reminder, Instant now) {
        return reminder == 1
                ? shifted(now, reminders.daysBefore() + 1)
                : shifted(now, 1 - reminders.daysLate().get(reminder - 2));
    }

    /** By days of the calendar, however long they are. */
    private Instant shifted(Instant from, int days) {
        return from.atZone(zone).plusDays(days).toInstant();
    }
}
