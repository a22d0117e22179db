package org.carrel.kiosk.text;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.agent.ScreenLanguage;

/**
 * A screen in the words of one language: all that a page draws and all that a voice says.
 *
 * @param kind names the arrangement
 * @param tone one of quiet, lantern, calm, alarm
 * @param blank nothing of it is to be seen
 * @param progress where in the visit this is, or empty
 * @param todo what to do, or empty
 * @param also the same in other languages, while nobody's is known
 * @param picture names a drawing
 * @param count of books on the pad or seconds left, -1 for none; {@code unit} says what is counted
 * @param more how many rows are not shown, in words, or empty
 * @param code rows of a code for a phone in the place of the picture, a 1 for each dark square; none where there is none
 * @param plan the seats of a plan, in the order of the furniture
 * @param filled digits keyed in, -1 where there is no keypad
 * @param find for finding a title; none or one
 */
public record Page(
        String kind,
        String tone,
        ScreenLanguage language,
        SortedSet<Display> modes,
        boolean blank,
        String progress,
        String title,
        String todo,
        String note,
        List<Also> also,
        String picture,
        int count,
        String unit,
        List<Row> rows,
        String more,
        int filled,
        List<Choice> keys,
        List<Choice> choices,
        List<Choice> foot,
        List<FindPart> find,
        List<Spot> plan,
        List<String> code) {
    /** The same in another language. */
    public record Also(ScreenLanguage language, String title, String todo, String note) {}

    /**
     * A line of a list.
     *
     * @param tone one of quiet, lantern, calm, alarm
     * @param language BCP 47 tag of the title
     * @param touch with its caption, none or one
     */
    public record Row(String icon, String tone, String title, String language, String detail, List<Choice> touch) {
        public Row {
            touch = List.copyOf(touch);
        }
    }

    /**
     * Something to be touched.
     *
     * @param touch the word that is posted
     * @param icon or empty
     * @param style one of main, out, lit, empty
     * @param pressed for what is on or off
     */
    public record Choice(String touch, String caption, String icon, String style, Pressed pressed, String language) {}

    /**
     * A place on a plan.
     *
     * @param touch the word that is posted, or empty where it cannot be had
     * @param state names the drawing
     * @param word the state in a word
     * @param signs icons of what it has
     * @param spoken all of it in words
     */
    public record Spot(String touch, String label, String state, String word, List<String> signs, String spoken) {
        public Spot {
            signs = List.copyOf(signs);
        }
    }

    /** Whether a choice is on. */
    public enum Pressed {
        ON,
        OFF,
        /** It is nothing to be on or off. */
        NEITHER
    }

    public Page {
        modes = Collections.unmodifiableSortedSet(new TreeSet<>(modes));
        also = List.copyOf(also);
        rows = List.copyOf(rows);
        keys = List.copyOf(keys);
        choices = List.copyOf(choices);
        foot = List.copyOf(foot);
        find = List.copyOf(find);
        plan = List.copyOf(plan);
        code = List.copyOf(code);
    }
}
