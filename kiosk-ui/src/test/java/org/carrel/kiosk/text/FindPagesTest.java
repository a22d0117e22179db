package org.carrel.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.bench.Screens;
import org.carrel.kiosk.bench.Showing;
import org.carrel.kiosk.find.Quest;
import org.carrel.kiosk.flow.FindScreen;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.View;
import org.carrel.kiosk.help.HelpOffer;
import org.junit.jupiter.api.Test;

/** The screens of finding in words: everything that can be touched is said, and every refusal and snag has its own text. */
class FindPagesTest {
    private static final int ROWS = 8;
    private final Pages pages = new Pages(ZoneId.of("Asia/Taipei"));

    @Test
    void everyKeyAndEveryCharacterIsSaid() {
        View view = new View(ScreenLanguage.ZH_HANT, new TreeSet<>(List.of(Display.SPOKEN)));
        SortedMap<String, Screen> all = Screens.all(view, ROWS);
        Page empty = page(all.get("80-find-empty"), view);
        List<String> said =
                pages.spoken(empty).stream().map(Speech.Utterance::text).toList();
        FindPart part = empty.find().getFirst();
        assertEquals(44, part.keys().size());
        part.keys().forEach(key -> assertTrue(said.contains(key.caption()), key::toString));
        Page typing = page(all.get("81-find-syllable"), view);
        String spoken = said(typing);
        assertTrue(spoken.contains("紅樓 ㄧ"), spoken);
        List<Page.Choice> strip = typing.find().getFirst().strip();
        for (int index = 0; index < strip.size(); index++) {
            assertTrue(spoken.contains((index + 1) + "：" + strip.get(index).caption()), spoken);
        }
    }

    @Test
    void everyRefusalAndSnagHasWordsOfItsOwn() {
        for (ScreenLanguage language : Languages.SPOKEN) {
            View view = View.usual(language);
            List<Page.Row> rows = pages.of(
                            Showing.of(new FindScreen.NotHeld(Arrays.asList(HoldRefusal.values())), view, 99))
                    .rows();
            assertEquals(
                    HoldRefusal.values().length,
                    rows.stream().map(Page.Row::title).distinct().count());
            assertEquals(
                    rows.size(), rows.stream().map(Page.Row::icon).distinct().count());
            rows.forEach(row -> assertFalse(row.detail().isBlank(), row::toString));
            for (Quest.Snag snag : Quest.Snag.values()) {
                Page page = page(new FindScreen.Stuck(snag), view);
                assertFalse(page.todo().isBlank() || page.note().isBlank(), snag::toString);
            }
        }
    }

    @Test
    void everyScreenOfFindingHasHelpAndAWayBack() {
        View view = View.usual(ScreenLanguage.EN);
        Screens.all(view, ROWS).values().stream()
                .filter(FindScreen.class::isInstance)
                .forEach(screen -> {
                    Page help = page(new Screen.Help(screen, HelpOffer.DESK), view);
                    boolean own = !help.todo().startsWith("The screen says what happens now");
                    assertEquals(!(screen instanceof FindScreen.Stuck || screen instanceof FindScreen.Busy), own);
                    boolean back = page(screen, view).foot().stream()
                            .anyMatch(each -> each.touch().equals("BACK"));
                    assertEquals(!screen.equals(new FindScreen.Busy(true)), back, screen::toString);
                });
    }

    @Test
    void aWayIsToldLevelByLevelAndDrawnFromHere() {
        View view = View.usual(ScreenLanguage.EN);
        Page page = page(Screens.all(view, ROWS).get("89-find-way"), view);
        assertEquals(
                List.of("First floor: to the lift, then to Second floor", "Second floor: to shelf B2"),
                page.rows().stream().map(Page.Row::title).toList());
        FindPart.Drawing drawing = page.find().getFirst().plan().getFirst();
        assertEquals("You are here", drawing.pins().getFirst().name());
        assertEquals("", drawing.lit(), "the shelf stands on another level");
        Page upstairs = page(Screens.all(view, ROWS).get("90-find-way-on"), view);
        assertEquals("B2", upstairs.find().getFirst().plan().getFirst().lit());
        String json = PageJson.render(upstairs, List.of());
        assertTrue(json.contains("\"lines\":[\"1550,300 1550,1000 700,1000\"]"), json);
    }

    private Page page(Screen screen, View view) {
        return pages.of(Showing.of(screen, view, ROWS));
    }

    private String said(Page page) {
        return pages.spoken(page).stream().map(Speech.Utterance::text).collect(Collectors.joining(" "));
    }
}
