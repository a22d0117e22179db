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

        /**
         * A number to wait with.
         *
         * @param number as it is called
         * @param ahead how many waited before when it was given
         * @param page address of its page for a phone, or empty; whoever has it has the number
         */
        record Waiting(String number, Name zone, Name where, int ahead, String page) implements Content {
            /** Without the page. */
            @Override
            public String toString() {
                return "Waiting[" + number + "]";
            }
        }

        /** @param reference with which whoever applied for a card looks up what became of it */
        record Application(String reference) implements Content {
            /** Without the reference. */
            @Override
            public String toString() {
                return "Application[****]";
            }
        }
    }

    /** What has a name in each language. */
    public record Name(String zh, String en) {
        String in(String bcp47) {
            return bcp47.startsWith("zh") ? zh : en;
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
