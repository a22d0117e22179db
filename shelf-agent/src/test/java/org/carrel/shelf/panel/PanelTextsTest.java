package org.carrel.shelf.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.shelf.panel.PanelScreen.Trouble;
import org.junit.jupiter.api.Test;

/** Every screen speaks both languages, and every refusal says what happened, what to do and where help is. */
class PanelTextsTest {
    private static final List<CompartmentId> PLACES = EveryScreen.PLACES;
    private final PanelTexts texts = new PanelTexts();
    private final PanelJson json = new PanelJson(texts);

    @Test
    void everyScreenHasWordsInEveryLanguage() {
        for (PanelScreen screen : EveryScreen.in(ScreenLanguage.EVERYWHERE)) {
            PanelText text = texts.of(screen);
            assertFalse(text.title().isBlank(), screen::toString);
            for (String part : List.of(text.title(), text.todo(), text.help(), text.note())) {
                assertFalse(part.contains("{") || part.contains("!") || part.contains("！"), () -> screen + ": " + part);
                assertFalse(part.contains(": .") || part.contains("：。"), () -> screen + " names no place: " + part);
            }
            for (PanelAction action : screen.actions()) {
                assertFalse(texts.caption(action, screen.language()).isBlank());
            }
        }
    }

    @Test
    void everyRefusalAndTroubleHasThreeParts() {
        for (PanelScreen screen : EveryScreen.in(ScreenLanguage.EVERYWHERE)) {
            if (screen instanceof PanelScreen.Refused || screen instanceof PanelScreen.GoToDesk) {
                PanelText text = texts.of(screen);
                assertFalse(text.todo().isBlank(), screen::toString);
                assertFalse(text.help().isBlank(), screen::toString);
            }
        }
    }

    @Test
    void booksAreCountedInPlainWords() {
        assertEquals(
                "Your book is waiting for you",
                texts.of(new PanelScreen.Welcome(ScreenLanguage.EN, PLACES, 1, 0, false, false))
                        .title());
        assertEquals(
                "3 books are waiting for you",
                texts.of(new PanelScreen.Welcome(ScreenLanguage.EN, PLACES, 3, 0, false, false))
                        .title());
        assertEquals(
                "請取走亮燈處的書：A1、B2。取書即完成借閱。",
                texts.of(new PanelScreen.Welcome(ScreenLanguage.ZH_HANT, PLACES, 3, 0, false, false))
                        .todo());
    }

    @Test
    void doorsAreCountedInPlainWords() {
        PanelText one = texts.of(new PanelScreen.CloseDoors(ScreenLanguage.EN, PLACES.subList(0, 1)));
        assertEquals("A door is open", one.title());
        assertEquals("Please close door A1.", one.todo());
        PanelText two = texts.of(new PanelScreen.CloseDoors(ScreenLanguage.EN, PLACES));
        assertEquals("2 doors are open", two.title());
        assertEquals("Please close doors A1, B2.", two.todo());
    }

    @Test
    void aSentenceNamesAFewPlacesOfMany() {
        List<CompartmentId> many = new ArrayList<>();
        for (int place = 1; place <= 8; place++) {
            many.add(new CompartmentId("A" + place));
        }
        assertEquals(
                "Take the rest at the lit places: A1, A2, A3, A4, A5, A6 and others.",
                texts.of(new PanelScreen.TakeYours(ScreenLanguage.EN, many, 1, 9, 0, false))
                        .todo());
    }

    @Test
    void atRestItIsSaidInBothLanguagesThatTheHubIsOutOfReach() {
        String page = json.render(new PanelScreen.Idle(ScreenLanguage.ZH_HANT, true));
        assertTrue(page.contains("目前連不上系統"), page);
        assertTrue(page.contains("The library system cannot be reached"), page);
    }

    @Test
    void onlyWhatNeedsAPersonLooksLikeAnAlarm() {
        for (PanelScreen screen : EveryScreen.in(ScreenLanguage.EVERYWHERE)) {
            boolean calls = screen instanceof PanelScreen.WrongBook
                    || screen instanceof PanelScreen.DoorsStuck
                    || (screen instanceof PanelScreen.GoToDesk desk && desk.trouble() != Trouble.UNSETTLED);
            assertEquals(calls, json.render(screen).contains("\"tone\":\"alarm\""), screen::toString);
        }
    }

    @Test
    void whereThereAreNoDoorsNothingIsOpened() {
        for (ScreenLanguage in : ScreenLanguage.EVERYWHERE) {
            String opens = texts.caption(PanelAction.OPEN_AGAIN, in);
            String lights = texts.caption(PanelAction.LIGHT_AGAIN, in);
            assertTrue(json.render(new PanelScreen.Welcome(in, PLACES, 2, 0, false, true))
                    .contains(opens));
            for (PanelScreen open : List.of(
                    new PanelScreen.Welcome(in, PLACES, 2, 0, false, false),
                    new PanelScreen.TakeYours(in, PLACES, 1, 3, 0, false))) {
                String page = json.render(open);
                assertTrue(page.contains(lights) && !page.contains(opens), page);
            }
        }
    }

    @Test
    void staffAreOfferedNoLightWhereNothingIsLeftToPull() {
        PanelScreen.Staff busy = new PanelScreen.Staff(ScreenLanguage.EN, PLACES, 1, 3, false, true);
        PanelScreen.Staff through = new PanelScreen.Staff(ScreenLanguage.EN, List.of(), 3, 3, false, true);
        assertTrue(busy.actions().contains(PanelAction.ALL_OR_ONE));
        assertFalse(through.actions().contains(PanelAction.ALL_OR_ONE));
    }

    @Test
    void aPatronsLanguageIsMetAsCloselyAsCanBe() {
        assertEquals(ScreenLanguage.ZH_HANT, ScreenLanguage.closestTo("zh-Hant-TW"));
        assertEquals(ScreenLanguage.ZH_HANT, ScreenLanguage.closestTo("zh"));
        assertEquals(ScreenLanguage.EN, ScreenLanguage.closestTo("vi"));
    }

    @Test
    void theJsonIsStable() {
        assertEquals(
                "{\"kind\":\"still-there\",\"tone\":\"lantern\",\"language\":\"en\",\"title\":\"Are you still there?\","
                        + "\"todo\":\"Touch the screen or take your books at A1, B2. This ends in 20 seconds.\","
                        + "\"help\":\"Your books stay reserved for you.\",\"note\":\"\",\"lit\":[\"A1\",\"B2\"],"
                        + "\"places\":[],\"actions\":[{\"action\":\"MORE_TIME\",\"caption\":\"I need more time\"},"
                        + "{\"action\":\"DONE\",\"caption\":\"I am done\"},{\"action\":\"LANGUAGE\",\"caption\":\"中文\"}],"
                        + "\"secondsLeft\":20,\"also\":[]}",
                json.render(new PanelScreen.StillThere(ScreenLanguage.EN, PLACES, 20)));
        for (PanelScreen screen : EveryScreen.in(ScreenLanguage.EVERYWHERE)) {
            assertTrue(json.render(screen).startsWith("{\"kind\":\""));
        }
    }
}
