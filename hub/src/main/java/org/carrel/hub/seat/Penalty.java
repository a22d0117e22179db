package org.carrel.hub.seat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a person's violations come to at a moment. Computed anew each time from the log; nothing is counted up anywhere. */
public sealed interface Penalty {
    /** How many count towards the next suspension. */
    int counted();

    record Clear(int counted) implements Penalty {}

    /** May not book ahead until then; may walk in. */
    record Suspended(int counted, Instant until) implements Penalty {}

    /** @param violations in any order, forgiven ones left out */
    static Penalty of(List<Violation> violations, ZoneRules rules, ZoneId zone, Instant now) {
        int limit = rules.number(Rule.PENALTY_COUNT);
        List<Violation> counting = new ArrayList<>();
        Instant suspended = Instant.MIN;
        List<Violation> inOrder = violations.stream()
                .filter(violation -> rules.counted().contains(violation.kind()))
                .filter(violation -> !violation.member() || rules.is(Rule.PENALTY_ALL_MEMBERS))
                .filter(violation -> !violation.at().isAfter(now))
                .sorted(Comparator.comparing(Violation::at).thenComparing(Violation::booking))
                .toList();
        for (Violation violation : inOrder) {
            counting.removeIf(before -> !within(before.at(), violation.at(), rules, zone));
            counting.add(violation);
            if (limit > 0 && counting.size() >= limit) {
                // The count begins anew with the suspension: one more violation is not the next one.
                counting.clear();
                suspended = violation
                        .at()
                        .atZone(zone)
                        .plusDays(rules.number(Rule.PENALTY_DAYS))
                        .toInstant();
            }
        }
        counting.removeIf(before -> !within(before.at(), now, rules, zone));
        return now.isBefore(suspended) ? new Suspended(counting.size(), suspended) : new Clear(counting.size());
    }

    private static boolean within(Instant before, Instant later, ZoneRules rules, ZoneId zone) {
        int days = rules.number(Rule.PENALTY_WINDOW_DAYS);
        return days == 0
                ? before.atZone(zone).getYear() == later.atZone(zone).getYear()
                : before.atZone(zone).plusDays(days).toInstant().isAfter(later);
    }
}
