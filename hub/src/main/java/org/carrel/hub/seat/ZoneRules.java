package org.carrel.hub.seat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carrel.hub.branch.Hours;
import org.carrel.hub.callqueue.CallRules;

/**
 * A zone's settings: a number for each {@link Rule}, and what is no number.
 *
 * @param meals when a leave may last as long as a meal
 * @param counted what is a violation
 * @param excluded patrons' categories that may not sit here
 * @param opensAt when the last day that can be booked becomes so
 */
public record ZoneRules(
        Map<Rule, Integer> numbers,
        List<Hours> meals,
        SortedSet<Violation.Kind> counted,
        SortedSet<String> excluded,
        LocalTime opensAt) {
    private static final String MEALS = "leave.meals";
    private static final String COUNTED = "penalty.counted";
    private static final String EXCLUDED = "who.excluded";
    private static final String OPENS_AT = "book.opens-at";
    private static final int FLAG = 1;
    private static final int DIGITS_MAX = 6;

    /** NLPI's rules: at meals as at Wuhan Business University; from 12 years on, which a library's category {@code child} stands for. */
    public static final ZoneRules NLPI = new ZoneRules(
            Map.of(),
            List.of(Hours.parse("11:30-13:00"), Hours.parse("17:00-18:30")),
            new TreeSet<>(List.of(Violation.Kind.NO_SHOW)),
            new TreeSet<>(List.of("child")),
            LocalTime.MIDNIGHT);

    public ZoneRules {
        EnumMap<Rule, Integer> all = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.ALL) {
            int number = numbers.getOrDefault(rule, rule.usual());
            if (number < rule.least() || number > rule.most()) {
                throw new IllegalArgumentException(
                        rule.key() + " must be " + rule.least() + " to " + rule.most() + ", was " + number);
            }
            all.put(rule, number);
        }
        numbers = Collections.unmodifiableMap(all);
        meals = List.copyOf(meals);
        counted = Collections.unmodifiableSortedSet(new TreeSet<>(counted));
        excluded = Collections.unmodifiableSortedSet(new TreeSet<>(excluded));
    }

    /** What reading gave. */
    public sealed interface Reading {
        record Good(ZoneRules rules) implements Reading {}

        /** @param troubles all of them */
        record Bad(List<Trouble> troubles) implements Reading {
            public Bad {
                troubles = List.copyOf(troubles);
            }
        }
    }

    /**
     * What is wrong with one setting.
     *
     * @param key as it was given
     * @param limits what it may be, such as {@code 0–120}; empty where the word says it
     */
    public record Trouble(String key, Unusable what, String limits) {}

    /** Why a value cannot be used. */
    public enum Unusable {
        SETTING_UNKNOWN,
        SETTING_NOT_A_NUMBER,
        SETTING_OUT_OF_RANGE,
        SETTING_NOT_HOURS,
        SETTING_NOT_A_TIME,
        SETTING_NOT_A_VIOLATION
    }

    /** Takes settings from keys and values; what is not given is NLPI's. */
    public static Reading read(Map<String, String> values) {
        EnumMap<Rule, Integer> numbers = new EnumMap<>(Rule.class);
        List<Hours> meals = new ArrayList<>(NLPI.meals);
        SortedSet<Violation.Kind> counted = new TreeSet<>(NLPI.counted);
        SortedSet<String> excluded = new TreeSet<>(NLPI.excluded);
        List<LocalTime> opensAt = new ArrayList<>(List.of(NLPI.opensAt));
        List<Trouble> troubles = new ArrayList<>();
        values.forEach((key, value) -> {
            try {
                switch (key) {
                    case MEALS -> replace(meals, parts(value).map(Hours::parse).toList());
                    case COUNTED ->
                        replace(counted, parts(value).map(Violation.Kind::of).toList());
                    case EXCLUDED -> replace(excluded, parts(value).toList());
                    case OPENS_AT -> replace(opensAt, List.of(time(value.strip())));
                    default ->
                        Rule.ALL.stream()
                                .filter(rule -> rule.key().equals(key))
                                .findFirst()
                                .ifPresentOrElse(
                                        rule -> number(rule, value.strip(), numbers, troubles),
                                        () -> troubles.add(new Trouble(key, Unusable.SETTING_UNKNOWN, "")));
                }
            } catch (IllegalArgumentException bad) {
                troubles.add(new Trouble(key, unusable(key), ""));
            }
        });
        return troubles.isEmpty()
                ? new Reading.Good(new ZoneRules(numbers, meals, counted, excluded, opensAt.getFirst()))
                : new Reading.Bad(troubles);
    }

    private static void number(Rule rule, String value, Map<Rule, Integer> numbers, List<Trouble> troubles) {
        String limits = rule.least() + "–" + rule.most();
        if (!value.matches("-?[0-9]+")) {
            troubles.add(new Trouble(rule.key(), Unusable.SETTING_NOT_A_NUMBER, limits));
        } else if (value.length() > DIGITS_MAX
                || Integer.parseInt(value) < rule.least()
                || Integer.parseInt(value) > rule.most()) {
            troubles.add(new Trouble(rule.key(), Unusable.SETTING_OUT_OF_RANGE, limits));
        } else {
            numbers.put(rule, Integer.valueOf(value));
        }
    }

    private static Unusable unusable(String key) {
        return switch (key) {
            case MEALS -> Unusable.SETTING_NOT_HOURS;
            case OPENS_AT -> Unusable.SETTING_NOT_A_TIME;
            default -> Unusable.SETTING_NOT_A_VIOLATION;
        };
    }

    private static <T> void replace(Collection<T> all, List<T> by) {
        all.clear();
        all.addAll(by);
    }

    private static Stream<String> parts(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static LocalTime time(String value) {
        if (!value.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw new IllegalArgumentException(OPENS_AT + " must be a time such as 12:00, not '" + value + "'");
        }
        return LocalTime.parse(value);
    }

    /** Two settings of which each is possible, and which leave nothing to give when they stand together. */
    public enum Contradiction {
        SHORTEST_STAY_ABOVE_LONGEST,
        SHORTEST_STAY_ABOVE_SLOT,
        SHORTEST_STAY_ABOVE_MINUTES_PER_DAY,
        LAST_BOOKING_DAY_BEFORE_FIRST
    }

    /** All of them; empty for rules that go together. */
    public List<Contradiction> contradictions() {
        List<Contradiction> found = new ArrayList<>();
        int shortest = number(Rule.SHORTEST_MINUTES);
        if (shortest > number(Rule.LONGEST_MINUTES)) {
            found.add(Contradiction.SHORTEST_STAY_ABOVE_LONGEST);
        }
        if (shortest > number(Rule.SLOT_MINUTES)) {
            found.add(Contradiction.SHORTEST_STAY_ABOVE_SLOT);
        }
        if (shortest > number(Rule.MINUTES_PER_DAY)) {
            found.add(Contradiction.SHORTEST_STAY_ABOVE_MINUTES_PER_DAY);
        }
        // Through day 0 says on purpose that nothing can be booked.
        int through = number(Rule.BOOK_THROUGH_DAYS);
        if (through > 0 && through < number(Rule.BOOK_FROM_DAYS)) {
            found.add(Contradiction.LAST_BOOKING_DAY_BEFORE_FIRST);
        }
        return found;
    }

    /** As {@link #read} takes them, every one. */
    public SequencedMap<String, String> written() {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        numbers.forEach((rule, number) -> all.put(rule.key(), Integer.toString(number)));
        all.put(MEALS, String.join(", ", meals.stream().map(Hours::toString).toList()));
        all.put(
                COUNTED,
                String.join(", ", counted.stream().map(Violation.Kind::word).toList()));
        all.put(EXCLUDED, String.join(", ", excluded));
        all.put(OPENS_AT, opensAt.toString());
        return all;
    }

    public ZoneRules with(Rule rule, int number) {
        EnumMap<Rule, Integer> changed = new EnumMap<>(numbers);
        changed.put(rule, number);
        return new ZoneRules(changed, meals, counted, excluded, opensAt);
    }

    public ZoneRules opensAt(LocalTime time) {
        return new ZoneRules(numbers, meals, counted, excluded, time);
    }

    public int number(Rule rule) {
        return numbers.getOrDefault(rule, rule.usual());
    }

    public Duration minutes(Rule rule) {
        return Duration.ofMinutes(number(rule));
    }

    public boolean is(Rule rule) {
        return number(rule) == FLAG;
    }

    public CallRules calls() {
        return new CallRules(
                minutes(Rule.CALL_HOLD_MINUTES),
                number(Rule.CALL_RECALLS),
                number(Rule.CALL_COURTESY),
                is(Rule.CALL_AVOID_FOUR),
                is(Rule.CALL_BY_STAFF),
                number(Rule.WAITING_MAX));
    }
}
