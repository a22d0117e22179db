package org.carrel.shelf.bookdrop.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.carrel.device.agent.ScreenLanguage;
import org.junit.jupiter.api.Test;

/** Every screen has its words in every language, none of them with a hole or in the tone of a machine. */
class DropTextsTest {
    private static final List<DropScreen> ALL = List.of(
            new DropScreen.Starting(),
            new DropScreen.Open(false),
            new DropScreen.Open(true),
            new DropScreen.PutIn(),
            new DropScreen.Working(),
            new DropScreen.Received(1, 1, true),
            new DropScreen.Received(3, 2, false),
            new DropScreen.Closed(DropScreen.Reason.FULL),
            new DropScreen.Closed(DropScreen.Reason.OUT_OF_ORDER));

    private final DropTexts texts = new DropTexts(Map.of(ScreenLanguage.EN, "the desk in the hall"));

    @Test
    void everyScreenSaysSomethingInEveryLanguage() {
        for (DropScreen screen : ALL) {
            for (ScreenLanguage language : ScreenLanguage.EVERYWHERE) {
                DropTexts.Text text = texts.of(screen, language);
                String all = text.title() + text.todo() + text.note();
                assertFalse(text.title().isEmpty() || text.todo().isEmpty(), screen + " in " + language);
                assertFalse(all.contains("{") || all.contains("!") || all.contains("！"), all);
            }
        }
    }

    @Test
    void itCountsAndSaysWhereElseToGo() {
        assertEquals(
                "3 books received",
                english(new DropScreen.Received(3, 0, false)).title());
        assertEquals(
                "1 book received", english(new DropScreen.Received(1, 0, false)).title());
        assertEquals("", english(new DropScreen.Received(1, 0, false)).note());
        assertTrue(english(new DropScreen.Received(3, 1, false)).note().startsWith("1 of them"));
        assertEquals(
                "Please use the desk in the hall.",
                english(new DropScreen.Closed(DropScreen.Reason.FULL)).todo());
        assertEquals(
                "請改用服務檯或其他還書箱。",
                texts.of(new DropScreen.Closed(DropScreen.Reason.FULL), ScreenLanguage.ZH_HANT)
                        .todo());
    }

    @Test
    void thePageGetsBothLanguages() {
        String json = new DropJson(texts, ScreenLanguage.ZH_HANT).render(new DropScreen.Received(2, 0, false));
        assertTrue(
                json.startsWith("{\"kind\":\"received\",\"tone\":\"calm\",\"texts\":[{\"language\":\"zh-Hant\""), json);
        assertTrue(json.contains("\"language\":\"en\",\"title\":\"2 books received\""), json);
    }

    private DropTexts.Text english(DropScreen screen) {
        return texts.of(screen, ScreenLanguage.EN);
    }
}
