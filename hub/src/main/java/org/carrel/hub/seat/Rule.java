package org.carrel.hub.seat;

import java.util.List;

/**
 * Everything that can be set about a zone. What the National Library of Public Information (NLPI) publishes for its group rooms is
 * the usual value; where it says nothing, another library's rule is, and {@link #source} says whose.
 */
public enum Rule {
    BOOK_FROM_DAYS("book.from-days", 1, 0, 365, "earliest day that can be booked, counted from today", "NLPI"),
    BOOK_THROUGH_DAYS("book.through-days", 14, 0, 365, "last day that can be booked; 0 with from-days 1: none", "NLPI"),
    OPEN_BOOKINGS(
            "book.open-bookings",
            0,
            0,
            100,
            "bookings that a person may have before them in this zone; 0: any number",
            "NLPI: none; LibCal"),
    PADDING_MINUTES(
            "book.padding-minutes", 0, 0, 240, "a seat is left empty so long before a booking", "NLPI: none; LibCal"),
    CANCEL_MINUTES("book.cancel-minutes", 10, 0, 1_440, "a booking can be cancelled until so long before it", "NLPI"),
    CHECK_IN_EARLY_MINUTES("check-in.early-minutes", 15, 0, 120, "check-in opens so long before", "NLB Singapore"),
    CHECK_IN_GRACE_MINUTES("check-in.grace-minutes", 30, 1, 720, "and is over so long after the beginning", "NLPI"),
    SLOT_MINUTES(
            "stay.slot-minutes", 180, 15, 1_440, "the day is cut into slots of this length from opening on", "NLPI"),
    SHORTEST_MINUTES(
            "stay.shortest-minutes", 30, 1, 720, "nothing shorter is given; no start later before closing", "ours"),
    LONGEST_MINUTES("stay.longest-minutes", 180, 1, 1_440, "one stay with its extensions", "NLPI"),
    STAYS_PER_DAY("stay.per-day", 1, 1, 50, "stays of a person a day in this zone", "NLPI"),
    MINUTES_PER_DAY("stay.minutes-per-day", 180, 1, 1_440, "minutes of a person a day in this zone", "NLPI"),
    EXTEND_WITHIN_MINUTES(
            "stay.extend-within-minutes", 30, 1, 720, "extending opens so long before the end", "NTU medical"),
    EXTENSIONS("stay.extensions", 1, 0, 20, "extensions of one stay, never while somebody waits", "NLPI, NTPU"),
    WARN_MINUTES("stay.warn-minutes", 10, 0, 120, "the end is told so long before; 0: not", "PCCU"),
    WARN_AGAIN_MINUTES("stay.warn-again-minutes", 5, 0, 120, "and told again so long before; 0: not", "PCCU"),
    SHORT_MINUTES("stay.short-of-people-minutes", 30, 1, 720, "so long a room may be used by too few", "NLPI"),
    LEAVE_MINUTES("leave.minutes", 30, 1, 720, "temporary leave", "Keelung, Wuhan Business Univ."),
    LEAVE_MEAL_MINUTES("leave.meal-minutes", 90, 1, 720, "leave that begins at a meal time", "Wuhan Business Univ."),
    LEAVES("leave.times", 3, 0, 50, "leaves of one stay", "ours"),
    ACCESSIBLE_MINUTES(
            "accessible.kept-minutes", 15, 0, 1_440, "until then before a slot kept for who needs it", "Carrel"),
    WALK_IN_PERCENT(
            "walk-in.kept-percent",
            0,
            0,
            100,
            "of a hundred seats so many cannot be booked, for whoever walks in",
            "NLPI: none"),
    PENALTY_COUNT("penalty.count", 3, 0, 100, "violations that suspend booking; 0 never", "NLPI"),
    PENALTY_WINDOW_DAYS("penalty.window-days", 0, 0, 730, "within so many days; 0 within the calendar year", "NLPI"),
    PENALTY_DAYS("penalty.days", 60, 1, 365, "so long; walking in stays allowed", "NLPI"),
    PENALTY_ALL_MEMBERS(
            "penalty.all-members", 0, 0, 1, "1: all members are charged, 0: the applicant", "NLPI; Taoyuan: 1"),
    CALL_HOLD_MINUTES("call.hold-minutes", 20, 1, 240, "a called party's place is kept so long", "NLPI"),
    CALL_RECALLS("call.recalls", 2, 0, 20, "times a party is called again within it", "ours"),
    CALL_COURTESY("call.courtesy-after", 0, 0, 50, "missed once: again behind so many; 0 forfeits", "NLPI: 0"),
    CALL_AVOID_FOUR("call.avoid-four", 0, 0, 1, "1: no numbers that end in 4", "custom; off"),
    CALL_BY_STAFF("call.by-staff", 0, 0, 1, "1: staff call the next, 0: a free place calls by itself", "NLPI: system"),
    WAITING_MAX("call.waiting-max", 2_000, 0, 9_000, "so many may wait; 0: no waiting list", "ours"),
    PATRON_CHOOSES("seat.patron-chooses", 0, 0, 1, "1: a patron may name the seat", "NLPI: the system");

    private final String key;
    private final int usual;
    private final int least;
    private final int most;
    private final String meaning;
    private final String source;

    Rule(String key, int usual, int least, int most, String meaning, String source) {
        this.key = key;
        this.usual = usual;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
        this.source = source;
    }

    public static final List<Rule> ALL = List.of(values());

    public String key() {
        return key;
    }

    public int usual() {
        return usual;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    public String meaning() {
        return meaning;
    }

    public String source() {
        return source;
    }
}
