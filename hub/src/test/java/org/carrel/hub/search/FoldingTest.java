package org.carrel.hub.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: what people type for each other is one, what they do not is two. Method: pairs, each with why it is met. */
class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "臺北, 台北",
        "圖書館, 图书馆",
        "圖書館, 図書館",
        "歷史, 歴史",
        "紅樓夢, 红楼梦",
        "皇后, 皇後",
        "裡面, 裏面",
        "群山, 羣山",
        "靑年, 青年",
        "說文, 説文",
        "ＡＢＣ, abc",
        "１２３, 123",
        "ﾃﾚﾋﾞ, テレビ",
        "Ｃ語言, c语言",
        "Café, cafe",
        "Đường, duong",
        "Straße, STRASSE",
        "Œuvre, oeuvre",
        "Ørsted, orsted",
        "神, 神",
        "葛\uDB40\uDD00, 葛"
    })
    void areOne(String one, String other) {
        assertEquals(Folding.fold(one), Folding.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"はな, ばな", "未來, 末來", "土, 士", "𠮷, 吉", "น้ำ, นำ"})
    void areTwo(String one, String other) {
        assertNotEquals(Folding.fold(one), Folding.fold(other));
    }

    @Test
    void aPartFoldsAsWithinTheWhole() {
        String whole = "國立臺灣圖書館館藏資料Ａ　Café";
        for (int start = 0; start < whole.length(); start++) {
            for (int end = start; end <= whole.length(); end++) {
                String part = whole.substring(start, end);
                assertEquals(true, Folding.fold(whole).contains(Folding.fold(part)), part);
            }
        }
    }
}
