package org.carrel.device.receipt;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What a person takes home on paper. There is no room in it for a name or a whole card number.
 *
 * @param language BCP 47 tag, the patron's
 * @param branch where, in that language
 * @param at the library's time
 */
public record Receipt(String language, String branch, MaskedCard card, LocalDateTime at, Content content) {
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

    public record Loan(String title, LocalDate due) {}

    public Receipt {
        if (branch.isBlank()) {
            throw new IllegalArgumentException("a receipt says where it is from");
        }
    }

    private static <T> List<T> bounded(List<T> lines) {
        if (lines.isEmpty() || lines.size() > LINES_MAX) {
            throw new IllegalArgumentException("a receipt has 1 to " + LINES_MAX + " lines, not " + lines.size());
        }
        return List.copyOf(lines);
    }
}
