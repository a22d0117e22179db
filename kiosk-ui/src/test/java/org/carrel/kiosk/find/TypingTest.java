package org.carrel.kiosk.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carrel.kiosk.ZhuyinFile;
import org.junit.jupiter.api.Test;

/** Typing: what each key does in each layout. */
class TypingTest {
    private final ZhuyinFile dictionary = new ZhuyinFile();

    @Test
    void everyLayoutFillsItsRowsAndZhuyinHasAllSigns() {
        for (Layout layout : Layout.values()) {
            int cells = layout.keys().stream().mapToInt(Layout.Key::span).sum();
            assertEquals(4 * Layout.COLUMNS, cells, layout::toString);
        }
        String signs = Layout.ZHUYIN.keys().stream()
                .filter(Layout.Key.Sign.class::isInstance)
                .map(key -> ((Layout.Key.Sign) key).sign())
                .filter(sign -> !sign.equals(" "))
                .sorted()
                .reduce("", String::concat);
        assertEquals(41, signs.length());
        assertEquals(41, signs.chars().distinct().count());
    }

    @Test
    void aSyllableIsTypedInAnyOrderAndPicked() {
        Typing typing = type(Typing.in(Layout.ZHUYIN), "/cj6");
        assertEquals("ㄏㄨㄥˊ", typing.syllable().text());
        assertEquals("紅", typing.candidates(dictionary).getFirst());
        Typing picked = typing.picked("紅");
        assertEquals("紅", picked.text());
        assertTrue(picked.syllable().empty());
    }

    @Test
    void withoutAToneEachToneIsOfferedAndABlankMeansTheFirst() {
        Typing any = type(Typing.in(Layout.ZHUYIN), "gj");
        List<String> characters = any.candidates(dictionary);
        assertTrue(characters.subList(0, 4).containsAll(List.of("書", "數")), characters::toString);
        List<String> first = type(any, " ").candidates(dictionary);
        assertEquals(dictionary.of("ㄕㄨ"), first);
    }

    @Test
    void aWrongSignIsReplacedAndErasingGoesSignBySignThenCharacterByCharacter() {
        Typing typing = type(Typing.in(Layout.ZHUYIN).replaced("紅樓"), "al/4");
        assertEquals("ㄇㄥˋ", typing.syllable().text());
        typing = typing.erased();
        assertEquals("ㄇㄥ", typing.syllable().text());
        typing = typing.erased().erased();
        assertTrue(typing.syllable().empty());
        assertEquals("紅樓", typing.text());
        assertEquals("紅", typing.erased().text());
        assertEquals("", typing.erased().erased().erased().text());
    }

    @Test
    void aToneAloneIsNothing() {
        assertTrue(type(Typing.in(Layout.ZHUYIN), "6").empty());
    }

    @Test
    void lettersAndDigitsAreTypedAsTheyAreAndBlanksOnce() {
        assertEquals("left hand", type(Typing.in(Layout.LETTERS), " left  hand").text());
        assertEquals("978-986", type(Typing.in(Layout.NUMBERS), "978-986").text());
        assertEquals("ab", type(Typing.in(Layout.LETTERS), "a<b").text(), "what no layout has is nothing");
    }

    @Test
    void whatIsTooLongIsNotTyped() {
        Typing typing = type(Typing.in(Layout.LETTERS), "x".repeat(2 * Typing.LENGTH_MAX));
        assertEquals(Typing.LENGTH_MAX, typing.text().length());
        assertEquals(Typing.LENGTH_MAX, typing.replaced("字".repeat(200)).text().length());
    }

    @Test
    void aCharacterBeyondTheBasicPlaneIsErasedWhole() {
        assertEquals("", Typing.in(Layout.ZHUYIN).replaced("𠮷").erased().text());
    }

    private static Typing type(Typing typing, String keys) {
        Typing all = typing;
        for (char key : keys.toCharArray()) {
            all = all.key(key);
        }
        return all;
    }
}
