package org.carrel.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.bench.Screens;
import org.carrel.kiosk.bench.Showing;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.flow.View;
import org.junit.jupiter.api.Test;

/** What is said of seats: to the eye and to the ear, in both languages. */
class SeatPagesTest {
    private final Pages pages = new Pages(ZoneId.of("Asia/Taipei"));

    @Test
    void everyReasonSaysInWordsOfItsOwnWhyAndWhatToDo() {
        for (ScreenLanguage language : Languages.SPOKEN) {
            SortedSet<String> titles = new TreeSet<>();
            for (SeatReason reason : SeatReason.values()) {
                Page page = page(new SeatScreen.NotDone(List.of(reason), false, false), language);
                assertTrue(titles.add(page.title()), () -> reason + " says what another one says: " + page.title());
                assertFalse(page.todo().isBlank(), reason::toString);
            }
        }
    }

    @Test
    void everyFurtherReasonIsNamed() {
        Page page = page(
                new SeatScreen.NotDone(List.of(SeatReason.ZONE_CLOSED, SeatReason.WAITS_ALREADY), false, false),
                ScreenLanguage.EN);
        assertEquals("This zone is closed", page.title());
        assertEquals("You wait with a number already", page.note());
    }

    @Test
    void aSeatIsALabelASignAndWordsAndAVoiceHearsThemAfterWhatCanBeChosen() {
        Page page = page("82-seats-plan", ScreenLanguage.EN);
        assertEquals(36, page.plan().size());
        Page.Spot first = page.plan().getFirst();
        assertEquals("SEAT-SEAT:0", first.touch());
        assertEquals("Seat 01, free until 13:00, for a wheelchair, adjustable height, with power", first.spoken());
        assertEquals(List.of("wheelchair", "power", "height"), first.signs());
        Page.Spot taken = page.plan().get(1);
        assertEquals("", taken.touch());
        String said = said(page);
        assertTrue(said.indexOf("1: Any seat.") < said.indexOf(first.spoken()), said);
        assertTrue(said.contains(taken.spoken()), said);
        assertEquals("main first", page.choices().getFirst().style());
    }

    @Test
    void aNumberTellsAnHonestRange() {
        assertEquals(
                "3 before you · about 20 to 35 minutes",
                page("91-seats-number", ScreenLanguage.EN).todo());
        assertEquals(
                "前面還有 3 組 · 約 20 到 35 分鐘",
                page("91-seats-number", ScreenLanguage.ZH_HANT).todo());
    }

    @Test
    void aPhoneFindsTheNumberUntilItIsCalled() {
        Page waiting = page("91-seats-number", ScreenLanguage.EN);
        assertFalse(waiting.code().isEmpty());
        assertTrue(waiting.note().contains("Scan"), waiting.note());
        assertEquals(
                List.of(), page("91-seats-number-called", ScreenLanguage.EN).code());
        assertEquals(List.of(), page("91-seats-number-over", ScreenLanguage.EN).code());
        assertFalse(said(waiting).contains("https"), "an address is nothing to be read aloud");
    }

    @Test
    void atHomeIsSaidWhatOneHas() {
        assertEquals(
                "Seat 12 until 13:00 · Number C012, 3 before you",
                page("12-home", ScreenLanguage.EN).note());
    }

    @Test
    void whatIsOldSaysFromWhen() {
        assertTrue(page("83-seats-plan-wish", ScreenLanguage.EN).todo().contains("10:00"));
        assertTrue(page("81-seats-zones-mine", ScreenLanguage.ZH_HANT).todo().contains("10:00"));
    }

    @Test
    void whoCannotSeeHearsWhichZoneAButtonIsFor() {
        assertTrue(said(page("80-seats-zones", ScreenLanguage.EN)).contains("1: Study room Choose."));
    }

    private Page page(String name, ScreenLanguage language) {
        View view = View.usual(language);
        return page(Screens.all(view, 8).get(name), language);
    }

    private Page page(Screen screen, ScreenLanguage language) {
        return pages.of(Showing.of(screen, View.usual(language), 8));
    }

    private String said(Page page) {
        return pages.spoken(page).stream().map(Speech.Utterance::text).collect(Collectors.joining(" "));
    }
}
