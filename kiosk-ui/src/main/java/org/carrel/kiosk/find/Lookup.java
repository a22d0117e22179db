package org.carrel.kiosk.find;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.kiosk.Facet;
import org.carrel.contract.message.kiosk.Narrowing;
import org.carrel.contract.message.kiosk.Suggested;
import org.carrel.contract.message.kiosk.TitleLine;

/**
 * What the hub said to some words.
 *
 * @param words blank for none yet
 * @param kinds of the words alone, before anything was narrowed, so that what was chosen can be unchosen
 * @param suggested of what was typed
 */
public record Lookup(
        State state,
        String words,
        Narrowing only,
        List<TitleLine> titles,
        int total,
        boolean exactly,
        String cursor,
        List<Facet.Count> kinds,
        List<Suggested> suggested) {
    public static final Lookup NONE =
            new Lookup(State.NOTHING_ASKED, "", Narrowing.NONE, List.of(), 0, true, "", List.of(), List.of());

    /** How far it is. */
    public enum State {
        NOTHING_ASKED,
        ASKING,
        ANSWERED,
        /** No answer came. */
        UNANSWERED
    }

    public Lookup {
        titles = List.copyOf(titles);
        kinds = List.copyOf(kinds);
        suggested = List.copyOf(suggested);
    }

    public Lookup in(State next) {
        return new Lookup(next, words, only, titles, total, exactly, cursor, kinds, suggested);
    }

    /** While these words are asked for, with what is left out: a second touch meanwhile goes on from there. */
    public Lookup asking(String asked, Narrowing narrowed) {
        return new Lookup(State.ASKING, asked, narrowed, titles, total, exactly, cursor, kinds, suggested);
    }

    public Lookup with(List<Suggested> told) {
        return new Lookup(state, words, only, titles, total, exactly, cursor, kinds, told);
    }

    /** The first titles for these words. */
    public Lookup found(String asked, Narrowing narrowed, KioskAnswer.Found found) {
        boolean same = asked.equals(words) && !narrowed.equals(Narrowing.NONE) && !kinds.isEmpty();
        List<Facet.Count> told = found.facets().stream()
                .filter(facet -> facet.kind() == Facet.Kind.MATERIAL)
                .flatMap(facet -> facet.counts().stream())
                .toList();
        return new Lookup(
                State.ANSWERED,
                asked,
                narrowed,
                found.titles(),
                found.total(),
                found.exactly(),
                found.cursor(),
                same ? kinds : told,
                suggested);
    }

    /** More titles for the same words. */
    public Lookup more(KioskAnswer.Found found) {
        List<TitleLine> all = new ArrayList<>(titles);
        all.addAll(found.titles());
        return new Lookup(State.ANSWERED, words, only, all, total, exactly, found.cursor(), kinds, suggested);
    }

    public boolean nothing() {
        return state == State.ANSWERED && titles.isEmpty();
    }
}
