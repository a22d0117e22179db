package org.carrel.kiosk.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.kiosk.CopyLine;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.contract.message.kiosk.TitleLine;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.flow.FindScreen;
import org.carrel.kiosk.flow.FindScreen.Wish;
import org.carrel.kiosk.text.Page.Row;

/** What is said of each title that was found, and of its copies. */
final class FindRows {
    private final Words words;
    private final ScreenLanguage language;
    private final SortedMap<SiteId, Place> places;
    private final BookRows books;

    FindRows(Words words, ScreenLanguage language, SortedMap<SiteId, Place> places) {
        this.words = words;
        this.language = language;
        this.places = places;
        this.books = new BookRows(words, language);
    }

    /** One of a list, to be opened. */
    Row found(TitleLine title, int index) {
        int copies = 0;
        int onShelf = 0;
        for (TitleLine.AtBranch at : title.availability()) {
            copies += at.copies();
            onShelf += at.onShelf();
        }
        String key = copies == 0 ? "none" : onShelf == 0 ? "out" : "there";
        List<String> details = about(title);
        details.add(say("find.row." + key, "number", onShelf));
        if (!title.callNumber().isEmpty()) {
            details.add(title.callNumber());
        }
        return books.row(
                onShelf > 0 ? "tick" : copies > 0 ? "waiting" : "never",
                onShelf > 0 ? "calm" : "quiet",
                title.work(),
                String.join(" · ", details),
                List.of(FindPages.choice(new Wish.Nth(Wish.Of.TITLE, index), say("find.action.TITLE"), "next", "")));
    }

    /** The one that is looked at. */
    Row work(TitleLine title) {
        return books.row("book", "quiet", title.work(), String.join(" · ", about(title)));
    }

    private List<String> about(TitleLine title) {
        List<String> details = new ArrayList<>();
        if (!title.work().author().isEmpty()) {
            details.add(title.work().author());
        }
        if (!title.year().isEmpty()) {
            details.add(title.year());
        }
        if (!title.material().equals("book")) {
            details.add(words.maybe(language, "find.kind." + title.material()));
        }
        return details;
    }

    Row copy(CopyLine copy) {
        String state = copy.due().isEmpty()
                ? say("find.copy." + copy.state())
                : say("find.copy.due", "date", words.date(language, copy.due().getFirst()));
        boolean there = copy.state() == CopyLine.State.ON_SHELF;
        return new Row(
                icon(copy.state()),
                there ? "calm" : "quiet",
                BookRows.place(language, places, copy.branch()),
                language.tag(),
                copy.callNumber().isEmpty() ? state : state + " · " + copy.callNumber(),
                List.of());
    }

    private static String icon(CopyLine.State state) {
        return switch (state) {
            case ON_SHELF -> "tick";
            case FOR_READING_HERE -> "here";
            case ON_LOAN -> "person";
            case KEPT -> "reserved";
            case ON_ITS_WAY -> "send";
            case ASK_AT_DESK -> "help";
        };
    }

    /** How the title stands, as the end of a key. */
    String standing(FindScreen.Title it) {
        if (it.told().copies().isEmpty()) {
            return "none";
        }
        if (some(it, CopyLine.State.ON_SHELF, true)) {
            return "here";
        }
        if (some(it, CopyLine.State.FOR_READING_HERE, true)) {
            return "reading";
        }
        return some(it, CopyLine.State.ON_SHELF, false) ? "elsewhere" : "out";
    }

    private static boolean some(FindScreen.Title it, CopyLine.State state, boolean here) {
        return it.told().copies().stream()
                .anyMatch(
                        copy -> copy.state() == state && (!here || copy.branch().equals(it.here())));
    }

    /** The language that a text of the catalogue is read in. */
    static String tag(String text, ScreenLanguage otherwise) {
        return text.chars().anyMatch(Character::isLetter) ? BookRows.languageOf(text) : otherwise.tag();
    }

    private String say(String key, Object... values) {
        return words.of(language, key, values);
    }
}
