package org.carrel.device.receipt;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a person takes home on paper. There is no room in it for a name or a whole card number.
 *
 * @param language BCP 47 tag, the patron's
 * @param branch where, in that language
 * @param card empty when nobody showed one
 * @param at the library's time; empty where no clock can be trusted
 * @param contents what was done, in the order in which it is told
 */
public record Receipt(
        String language, String branch, Optional<MaskedCard> card, Optional<LocalDateTime> at, List<Content> contents) {
    private static final int LINES_MAX = 200;

    /** What it is about. */
    public sealed interface Content {
        record Borrowed(List<Loan> loans) implements Content {
            public Borrowed {
                loans = bounded(loans);
            }
        }

        record Renewed(List<Loan> loans) implements Content {
            public Renewed {
                loans = bounded(loans);
            }
        }

        /** @param titles as on the books */
        record Returned(List<String> titles) implements Content {
            public Returned {
                titles = bounded(titles);
            }
        }
    }

    /** @param due empty while only the library system can tell, and cannot be reached */
    public record Loan(String title, Optional<LocalDate> due) {}

    public Receipt {
        if (branch.isBlank()) {
            throw new IllegalArgumentException("a receipt says where it is from");
        }
        contents = bounded(contents);
    }

    private static <T> List<T> bounded(List<T> lines) {
        if (lines.isEmpty() || lines.size() > LINES_MAX) {
            throw new IllegalArgumentException("a receipt has 1 to " + LINES_MAX + " lines, not " + lines.size());
        }
        return List.copyOf(lines);
    }
}
