package org.carrel.hub.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Which Chinese characters people type for each other: traditional and simplified forms, 臺 and 台, the printing forms of old title
 * pages and the forms of Japanese books. One of each group stands for all of it. Groups are made by the character alone, so that any
 * part of a text folds as it does within the whole; 后 and 後 are therefore one, which finds a little more and never less.
 *
 * <p>The traditional and simplified forms are those of the Unicode project's ICU, transform {@code Traditional-Simplified}; a test
 * computes the file anew from it.
 */
final class HanForms {
    private static final String FILE = "han-forms.txt";
    private static final int PLANES_END = 0x40000;

    /** Pairs that ICU leaves apart: the second is folded as the first is. */
    private static final String FURTHER = "峰峯群羣真眞教敎值値研硏姊姉戶戸青靑清淸飲飮查査隸隷吳呉即卽既旣館舘周週污汙"
            + "國囯圖図廣広澤沢黑黒每毎氣気戰戦歷歴讀読驛駅價価傳伝賣売變変實実歸帰檢検權権邊辺濱浜齋斎覽覧對対勞労應応"
            + "樂楽總総經経藥薬譯訳發発縣県龍竜圓円佛仏櫻桜關関鐵鉄轉転釋釈雜雑靜静顏顔默黙步歩德徳緣縁繪絵聽聴豐豊";

    private static final int[] FOLDED = read();

    private HanForms() {}

    /** What stands for a character's group; the character itself when it has none. */
    static int fold(int point) {
        return point < PLANES_END ? FOLDED[point] : point;
    }

    private static int[] read() {
        int[] folded = new int[PLANES_END];
        for (int point = 0; point < PLANES_END; point++) {
            folded[point] = point;
        }
        try (InputStream in = HanForms.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int[] group = line.codePoints().toArray();
                for (int point : group) {
                    folded[point] = group[0];
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        int[] pairs = FURTHER.codePoints().toArray();
        for (int index = 0; index < pairs.length; index += 2) {
            folded[pairs[index + 1]] = folded[pairs[index]];
        }
        return folded;
    }
}
