package org.carrel.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.bench.Screens;
import org.carrel.kiosk.bench.Showing;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.View;
import org.junit.jupiter.api.Test;

/** Every screen speaks each language, says what to do, and can be heard as well as seen. */
class PagesTest {
    private static final int ROWS = 8;
    private final Pages pages = new Pages(ZoneId.of("Asia/Taipei"));

    @Test
    void everyLanguageHasTheSameWordsButForOnes() {
        SortedSet<String> chinese = withoutOnes(pages.keys(ScreenLanguage.ZH_HANT));
        assertTrue(Languages.SPOKEN.size() >= 3, "a third language shows that the parts are in place");
        for (ScreenLanguage language : Languages.SPOKEN) {
            assertEquals(chinese, withoutOnes(pages.keys(language)), language.tag());
        }
    }

    /** Dates and the like are put together otherwise in each language; sentences say the same. */
    @Test
    void everyLanguagePutsTheSameIntoItsSentences() {
        Words words = new Words(ZoneId.of("Asia/Taipei"));
        List<String> otherwise = new ArrayList<>();
        for (String key : withoutOnes(pages.keys(ScreenLanguage.ZH_HANT))) {
            for (ScreenLanguage language : key.startsWith("format.") ? List.<ScreenLanguage>of() : Languages.SPOKEN) {
                SortedSet<String> wanted = places(words.of(ScreenLanguage.ZH_HANT, key));
                SortedSet<String> found = places(words.of(language, key));
                if (!found.equals(wanted)) {
                    otherwise.add(language + " " + key + " " + found + " instead of " + wanted);
                }
            }
        }
        assertEquals("", String.join("\n", otherwise));
    }

    private static SortedSet<String> places(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void daysAndMoneyAreAsEachLanguageWritesThem() {
        Words words = new Words(ZoneId.of("Asia/Taipei"));
        ScreenLanguage japanese = ScreenLanguage.named("ja", Languages.SPOKEN);
        LocalDate day = LocalDate.of(2026, 12, 1);
        Amount money = new Amount(3000, Currency.getInstance("TWD"));
        assertEquals("12月1日（火）", words.day(japanese, day));
        assertEquals("12 月 1 日 週二", words.day(ScreenLanguage.ZH_HANT, day));
        assertEquals("Tue 1 December", words.day(ScreenLanguage.EN, day));
        assertEquals(
                List.of("30 元", "NT$30", "30元"),
                Languages.SPOKEN.stream()
                        .map(language -> words.amount(language, money))
                        .toList());
        assertEquals("民國 56 年 3 月 12 日（1967 年）", words.born(ScreenLanguage.ZH_HANT, "1967-03-12"));
        assertEquals("12 March 1967", words.born(ScreenLanguage.EN, "1967-03-12"));
        assertEquals("1967年3月12日", words.born(japanese, "1967-03-12"));
    }

    @Test
    void everyScreenHasWordsWithoutGapsOrShouts() {
        for (View view : views()) {
            for (Map.Entry<String, Screen> each : Screens.all(view, ROWS).entrySet()) {
                Page page = page(each.getValue(), view);
                assertFalse(page.title().isBlank(), each.getKey());
                for (Speech.Utterance said : pages.spoken(page)) {
                    assertFalse(
                            said.text().contains("{")
                                    || said.text().contains("!")
                                    || said.text().contains("！"),
                            () -> each.getKey() + ": " + said.text());
                }
            }
        }
    }

    @Test
    void everyRefusalSaysWhatHappenedWhatToDoAndWhereHelpIs() {
        for (View view : views()) {
            for (Screen.Refusal reason : Screen.Refusal.values()) {
                Page page = page(new Screen.Refused(reason), view);
                assertFalse(page.todo().isBlank() || page.note().isBlank(), reason::toString);
            }
            for (Screen.Trouble trouble : Screen.Trouble.values()) {
                Page page = page(new Screen.Unwell(trouble), view);
                assertFalse(page.todo().isBlank() || page.note().isBlank(), trouble::toString);
            }
        }
    }

    @Test
    void everyRefusedBookHasWordsOfItsOwnAndASign() {
        for (View view : views()) {
            List<Page.Row> rows = page(new Screen.Borrow(Screens.everyRefusal(), 1, true, false), view, 99)
                    .rows();
            assertEquals(
                    rows.size(), rows.stream().map(Page.Row::detail).distinct().count());
            rows.forEach(row -> assertFalse(row.icon().isEmpty(), row::toString));
        }
    }

    @Test
    void aVoiceSaysAllThatIsToBeSeenAndDigitsAreNotAmongIt() {
        View view = View.usual(ScreenLanguage.EN);
        Page page = page(Screens.all(view, ROWS).get("23-borrow-refused"), view);
        String said = said(page);
        assertTrue(said.contains(page.title()) && said.contains("紅樓夢") && said.contains("4 books on the pad"), said);
        assertTrue(said.contains("1: Borrow for NT$30."), said);
        String pin = said(page(new Screen.EnterPin(3, false), view));
        assertTrue(pin.contains("asterisk asterisk asterisk"), pin);
        assertFalse(pin.contains("3 digits"), pin);
    }

    @Test
    void titlesAreSpokenInTheirOwnLanguage() {
        View view = View.usual(ScreenLanguage.EN);
        List<Speech.Utterance> said = pages.spoken(page(Screens.all(view, ROWS).get("22-borrow-done"), view));
        assertTrue(said.contains(new Speech.Utterance("zh-Hant", "小王子")), said::toString);
        assertTrue(said.stream()
                .anyMatch(each -> each.language().equals("en") && each.text().startsWith("An Inquiry")));
    }

    @Test
    void wordsAreShortEnoughToBeUnderstood() {
        List<String> tooLong = new ArrayList<>();
        for (View view : views()) {
            for (Screen screen : Screens.all(view, ROWS).values()) {
                Page page = page(screen, view);
                for (String sentence : (page.title() + "。" + page.todo() + "。" + page.note()).split("[。.?？，、·]")) {
                    int length = view.language().equals(ScreenLanguage.EN)
                            ? sentence.strip().split("\\s+").length
                            : sentence.length();
                    if (length > (view.language().equals(ScreenLanguage.EN) ? 20 : 30)) {
                        tooLong.add(sentence);
                    }
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void whatDoesNotFitIsCountedAndWhatNeedsAHandComesFirst() {
        View view = View.usual(ScreenLanguage.EN);
        Page page = page(Screens.all(view, ROWS).get("26-borrow-many"), view);
        assertEquals(ROWS - 1, page.rows().size());
        assertEquals("alarm", page.rows().getFirst().tone());
        assertEquals("and 7 more", page.more());
    }

    @Test
    void theJsonIsStable() {
        View view = View.usual(ScreenLanguage.EN);
        Page page = page(new Screen.StillThere(24), view);
        assertEquals(
                "{\"kind\":\"still-there\",\"tone\":\"lantern\",\"language\":\"en\",\"modes\":[],\"blank\":false,\"progress\":\"\","
                        + "\"title\":\"Are you still there?\",\"todo\":\"Touch the screen anywhere to go on. Otherwise"
                        + " everything here is closed and cleared.\",\"note\":\"\",\"also\":[],\"picture\":\"wait\","
                        + "\"count\":24,\"unit\":\"seconds left\",\"rows\":[],\"more\":\"\",\"filled\":-1,\"keys\":[],"
                        + "\"choices\":[{\"touch\":\"MORE_TIME\",\"caption\":\"I am still here\",\"icon\":\"\","
                        + "\"style\":\"main\",\"pressed\":\"neither\",\"language\":\"\"}],\"foot\":[",
                PageJson.render(page, List.of()).split("\\{\"touch\":\"HELP\"")[0]);
    }

    private static SortedSet<String> withoutOnes(SortedSet<String> keys) {
        return keys.stream().filter(key -> !key.endsWith(".1")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<View> views() {
        List<View> views = new ArrayList<>();
        for (ScreenLanguage language : Languages.SPOKEN) {
            views.add(View.usual(language));
            views.add(new View(language, new TreeSet<>(List.of(Display.CHILD))));
        }
        return views;
    }

    private Page page(Screen screen, View view) {
        return page(screen, view, ROWS);
    }

    private Page page(Screen screen, View view, int rows) {
        return pages.of(Showing.of(screen, view, rows));
    }

    private String said(Page page) {
        return pages.spoken(page).stream().map(Speech.Utterance::text).collect(Collectors.joining(" "));
    }
}
