package org.carrel.kiosk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.carrel.contract.id.BibId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.Narrowing;
import org.carrel.kiosk.ZhuyinFile;
import org.carrel.kiosk.find.Guide;
import org.carrel.kiosk.find.Layout;
import org.carrel.kiosk.find.Lookup;
import org.carrel.kiosk.find.Quest;
import org.carrel.kiosk.find.Typing;
import org.carrel.kiosk.flow.FindScreen;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.View;
import org.carrel.kiosk.help.HelpOffer;

/** Every screen of finding, by a name for its picture. */
final class FindScreens {
    private static final ZhuyinFile ZHUYIN = new ZhuyinFile();

    private FindScreens() {}

    /** @param rows so many lines fit */
    static void put(SortedMap<String, Screen> all, View view, int rows) {
        boolean small = rows <= 1;
        Layout layout = view.language().chinese() ? Layout.ZHUYIN : Layout.LETTERS;
        all.put("80-find-empty", keys(Typing.in(layout), Lookup.NONE, rows, true));
        Typing syllable = type(Typing.in(Layout.ZHUYIN).replaced("紅樓"), "u");
        all.put("81-find-syllable", keys(syllable, found("紅樓"), rows, true));
        all.put("82-find-suggested", keys(Typing.in(layout).replaced("紅樓"), found("紅樓"), rows, true));
        all.put("83-find-nothing", keys(Typing.in(Layout.NUMBERS).replaced("978-7"), nothing(), rows, true));
        all.put(
                "84-find-offline",
                keys(Typing.in(layout).replaced("left"), found("left").in(Lookup.State.UNANSWERED), rows, false));
        int kinds = Math.min(rows, FindScreen.KINDS_MAX);
        Lookup lookup = found("紅樓");
        all.put("85-find-results", new FindScreen.Results(lookup, 0, rows, true, kinds, true));
        Lookup narrowed = lookup.found("紅樓", new Narrowing("film", "", 0, 0, "", "", "main", true), page(20));
        all.put("86-find-narrowed", new FindScreen.Results(narrowed, rows, rows, true, kinds, true));
        all.put("87-find-no-results", new FindScreen.Results(nothing(), 0, rows, true, kinds, true));
        KioskAnswer.TitleTold told = Library.title(new BibId("bib-1"));
        all.put("88-find-title", new FindScreen.Title(told, Library.MAIN, 0, Math.max(1, rows - 1), true, true));
        KioskAnswer.WayShown way = (KioskAnswer.WayShown) Library.way(new KioskAsk.WayTo(new BibId("bib-1"), "", true));
        Guide guide = new Guide(way, List.of(Library.floor("1F"), Library.floor("2F")), true, 0);
        all.put("89-find-way", new FindScreen.Way(told, guide, false, rows, true));
        all.put("90-find-way-on", new FindScreen.Way(told, guide.further(), false, rows, true));
        all.put("91-find-way-drawing", new FindScreen.Way(told, new Guide(way, List.of(), false, 0), true, rows, true));
        all.put("92-find-card", new FindScreen.CardFirst(true));
        all.put("93-find-no-cards", new FindScreen.CardFirst(false));
        all.put(
                "94-find-pickup",
                new FindScreen.Pickup(told, List.copyOf(Screens.places().values()), 0, rows));
        all.put("95-find-held", new FindScreen.Held(3, Library.NORTH));
        all.put(
                "96-find-refused",
                new FindScreen.NotHeld(List.of(HoldRefusal.ALREADY_HELD, HoldRefusal.HOLD_LIMIT_REACHED)));
        for (Quest.Snag snag : List.of(Quest.Snag.NOT_ON_PLAN, Quest.Snag.HOLD_UNSURE)) {
            all.put("97-find-stuck-" + snag, new FindScreen.Stuck(snag));
        }
        all.put("98-find-busy", new FindScreen.Busy(small));
        all.put("99-help-find", new Screen.Help(all.get("80-find-empty"), HelpOffer.OFFERED));
    }

    private static FindScreen keys(Typing typing, Lookup lookup, int rows, boolean online) {
        boolean small = rows <= FindScreen.SMALL;
        List<String> characters = typing.candidates(ZHUYIN);
        return new FindScreen.Keys(
                typing,
                characters.subList(0, Math.min(characters.size(), small ? 6 : 10)),
                0,
                characters.size(),
                lookup,
                small ? 1 : 3,
                small ? 0 : rows * 2 / 3,
                online);
    }

    private static Typing type(Typing typing, String keys) {
        Typing all = typing;
        for (char key : keys.toCharArray()) {
            all = all.key(key);
        }
        return all;
    }

    private static Lookup found(String words) {
        return Lookup.NONE.with(Library.suggest(words).suggested()).found(words, Narrowing.NONE, page(20));
    }

    private static Lookup nothing() {
        return Lookup.NONE.found("978-7", Narrowing.NONE, new KioskAnswer.Found(List.of(), 0, true, "", List.of()));
    }

    private static KioskAnswer.Found page(int titles) {
        KioskAnswer.Found whole = Library.search(
                new KioskAsk.Search("", KioskAsk.Field.ANY, Narrowing.NONE, KioskAsk.Order.RELEVANCE, titles, ""));
        return new KioskAnswer.Found(
                new ArrayList<>(
                        IntStream.range(1, titles + 1).mapToObj(Library::line).toList()),
                whole.total(),
                false,
                whole.cursor(),
                whole.facets());
    }
}
