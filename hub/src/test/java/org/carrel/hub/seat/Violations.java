package org.carrel.hub.seat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.PatronId;

/** A second reckoning of what a person is charged with, from the log's lines alone. */
final class Violations {
    static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private Violations() {}

    static List<String> of(PatronId patron, List<SeatLog.Line> log) {
        List<String> charged = new ArrayList<>();
        for (SeatLog.Line line : log) {
            String what = line.subject() + " " + line.what() + " " + line.at() + " " + line.member();
            switch (line.what()) {
                case "no-show", "left-too-long", "too-few-people" -> {
                    if (line.patron().equals(patron)) {
                        charged.add(what);
                    }
                }
                default -> {
                    // Not charged.
                }
            }
        }
        charged.sort(null);
        return charged;
    }

    static List<String> told(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.booking() + " " + violation.kind().word() + " " + violation.at() + " "
                        + violation.member())
                .sorted()
                .toList();
    }
}
