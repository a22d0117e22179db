package org.carrel.hub.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a program may do. Each stands for itself: none holds another, and a program gets those that it needs. */
public enum Scope {
    CATALOGUE("titles, copies, places, ways and branches: nothing about any patron"),
    EVENTS("the stream of what becomes true: keys of titles, holds and devices, no patron"),
    DEVICES("devices, shelves, alarms and commands as they are"),
    DEVICE_CONTROL("commands to devices"),
    APPLICATIONS("sending in an application for a card, and looking it up by its reference"),
    SEATS("seats and numbers of patrons who are named by key or card"),
    CIRCULATION("loans, holds, fees and PINs of patrons who are named by key or card"),
    PATRONS("patrons' names, addresses, cards, debts and blocks, decisions on applications, export and erasure"),
    FLOOR("what staff put right: conflicts, oddities, calls for help, alarms, numbers called, seats out of order"),
    STOCK("adding, changing and withdrawing titles and copies"),
    SETTINGS("branches, calendars, maps, zones, seats, devices and their configuration"),
    ADMINISTRATION(
            "tokens, imports, webhooks, backups, failed notices and the audit trail; whoever makes tokens may do all");

    /** Every one, for who stands in for a member of staff. */
    public static final SortedSet<Scope> ALL = Collections.unmodifiableSortedSet(new TreeSet<>(List.of(values())));

    /** All words, for people who have to choose. */
    public static final String WORDS = ALL.stream().map(Scope::word).collect(Collectors.joining(","));

    private final String meaning;

    Scope(String meaning) {
        this.meaning = meaning;
    }

    /**
     * Words with commas between them, such as {@code catalogue,seats}.
     *
     * @throws IllegalArgumentException for any other
     */
    public static SortedSet<Scope> parse(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(word -> ALL.stream()
                        .filter(scope -> scope.word().equals(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of " + WORDS)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As programs and people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it lets do, in one line. */
    public String meaning() {
        return meaning;
    }
}
