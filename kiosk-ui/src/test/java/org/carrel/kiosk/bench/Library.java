package org.carrel.kiosk.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.CopyLine;
import org.carrel.contract.message.kiosk.Facet;
import org.carrel.contract.message.kiosk.Leg;
import org.carrel.contract.message.kiosk.Plan;
import org.carrel.contract.message.kiosk.Plan.Outline;
import org.carrel.contract.message.kiosk.Plan.Spot;
import org.carrel.contract.message.kiosk.Suggested;
import org.carrel.contract.message.kiosk.TitleLine;
import org.carrel.contract.message.kiosk.Work;

/** A catalogue and a building of two floors, as the hub would tell them. */
public final class Library {
    public static final SiteId MAIN = new SiteId("main");
    public static final SiteId NORTH = new SiteId("north");
    private static final int TITLES = 45;

    private Library() {}

    public static TitleLine line(int number) {
        Work work = switch (number % 3) {
            case 0 -> new Work("紅樓夢", "曹雪芹");
            case 1 -> new Work("The Left Hand of Darkness", "Ursula K. Le Guin");
            default -> new Work("天橋上的魔術師圖像版：小莊", "吳明益");
        };
        return new TitleLine(
                new BibId("bib-" + number),
                work,
                Integer.toString(1970 + number % 50),
                number % 3 == 1 ? "813.54 LEG" : "857.49 5514",
                number % 4 == 3 ? "film" : "book",
                number % 5 == 4
                        ? List.of(new TitleLine.AtBranch(MAIN, 1, 0))
                        : List.of(new TitleLine.AtBranch(MAIN, 2, 1), new TitleLine.AtBranch(NORTH, 1, 1)));
    }

    public static KioskAnswer.Suggestions suggest(String typed) {
        return new KioskAnswer.Suggestions(List.of(
                new Suggested(Suggested.Kind.TITLE, typed + "樓夢"),
                new Suggested(Suggested.Kind.AUTHOR, "Ursula K. Le Guin"),
                new Suggested(Suggested.Kind.SUBJECT, "中國文學史與章回小說研究導論")));
    }

    /** Everything is found but what begins with {@code zz}; the cursor is the number of the next. */
    static KioskAnswer.Found search(KioskAsk.Search ask) {
        int all = ask.words().startsWith("zz") ? 0 : ask.only().availableNow() ? 2 : TITLES;
        int from = ask.cursor().isEmpty() ? 0 : Integer.parseInt(ask.cursor());
        int to = Math.min(all, from + ask.limit());
        List<TitleLine> titles = new ArrayList<>();
        for (int number = from; number < to; number++) {
            titles.add(line(number));
        }
        return new KioskAnswer.Found(
                titles,
                all,
                true,
                to < all ? Integer.toString(to) : "",
                List.of(new Facet(
                        Facet.Kind.MATERIAL, List.of(new Facet.Count("book", 40), new Facet.Count("film", 5)))));
    }

    public static KioskAnswer.TitleTold title(BibId bib) {
        return new KioskAnswer.TitleTold(
                line(Integer.parseInt(bib.value().substring(4))),
                4,
                List.of(
                        copy(1, NORTH, CopyLine.State.ON_SHELF, List.of()),
                        copy(2, MAIN, CopyLine.State.ON_LOAN, List.of(LocalDate.of(2026, 12, 24))),
                        copy(3, MAIN, CopyLine.State.ON_SHELF, List.of()),
                        copy(4, MAIN, CopyLine.State.ASK_AT_DESK, List.of())),
                2);
    }

    public static CopyLine copy(int number, SiteId branch, CopyLine.State state, List<LocalDate> due) {
        return new CopyLine(new ItemId("3000000000%04d".formatted(number)), branch, "857.49 5514", state, due);
    }

    public static KioskAnswer way(KioskAsk.WayTo ask) {
        return new KioskAnswer.WayShown(
                "857.49 5514",
                List.of(
                        new Leg.Walk("1F", outline(1000, 2000, 1550, 1300, 1550, 300)),
                        new Leg.Change(ask.stepFree() ? Leg.Passage.LIFT : Leg.Passage.STAIRS, "1F", "2F"),
                        new Leg.Walk("2F", outline(1550, 300, 1550, 1000, 700, 1000))),
                "2F",
                "B2",
                new Spot(700, 960),
                38);
    }

    public static KioskAnswer plan(String level) {
        return new KioskAnswer.PlanShown(floor(level), List.of("1F", "2F"));
    }

    public static Plan floor(String level) {
        boolean ground = level.equals("1F");
        List<Plan.Shelf> shelves = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 2; column++) {
                int x = 200 + 1800 * column;
                int y = 600 + 300 * row;
                shelves.add(new Plan.Shelf(
                        (ground ? "A" : "B") + (3 * column + row + 1),
                        outline(x, y, x + 1100, y, x + 1100, y + 60, x, y + 60)));
            }
        }
        return new Plan(
                level,
                ground ? "一樓" : "二樓",
                ground ? "First floor" : "Second floor",
                outline(0, 0, 4000, 0, 4000, 2400, 2600, 2400, 2600, 2200, 1400, 2200, 1400, 2400, 0, 2400),
                List.of(outline(1700, 1700, 2300, 1700, 2300, 1820, 1700, 1820)),
                shelves,
                ground
                        ? List.of(
                                new Plan.Mark("entrance", "入口", "Entrance", new Spot(2000, 2100)),
                                new Plan.Mark("desk", "服務檯", "Desk", new Spot(2000, 1920)),
                                new Plan.Mark("kiosk-1", "自助借還機", "Kiosk", new Spot(1000, 2000)))
                        : List.of(new Plan.Mark("reading-room", "閱覽室", "Reading room", new Spot(3500, 1900))));
    }

    private static Outline outline(int... numbers) {
        List<Spot> corners = new ArrayList<>();
        for (int index = 0; index < numbers.length; index += 2) {
            corners.add(new Spot(numbers[index], numbers[index + 1]));
        }
        return new Outline(corners);
    }
}
