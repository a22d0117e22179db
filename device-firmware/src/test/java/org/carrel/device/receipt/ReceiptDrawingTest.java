package org.carrel.device.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.carrel.contract.id.CardNumber;
import org.carrel.device.port.Raster;
import org.carrel.sim.Octets;
import org.carrel.sim.escpos.Slip;
import org.junit.jupiter.api.Test;

/** What stands on a receipt is looked for as glyphs that are drawn here by themselves: it is there when its dots are. */
class ReceiptDrawingTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 28, 14, 5);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 12);
    private static final MaskedCard CARD = MaskedCard.of(new CardNumber("2019000123456"));

    private static final int MARGIN = 8;

    private final ReceiptDrawing wide = new ReceiptDrawing(ReceiptFont.find(), 576);
    private final ReceiptDrawing narrow = new ReceiptDrawing(ReceiptFont.find(), 384);

    private static Receipt borrowed(String language, String... titles) {
        List<Receipt.Loan> loans = List.of(titles).stream()
                .map(title -> new Receipt.Loan(title, Optional.of(DUE)))
                .toList();
        return receipt(language, "國立公共資訊圖書館 總館", new Receipt.Content.Borrowed(loans));
    }

    private static Receipt receipt(String language, String branch, Receipt.Content... contents) {
        return new Receipt(language, branch, Optional.of(CARD), Optional.of(AT), List.of(contents));
    }

    @Test
    void aVisitWithSeveralPartsTellsEachUnderItsName() {
        Raster visit = wide.draw(receipt(
                "zh-Hant",
                "總館",
                new Receipt.Content.Borrowed(List.of(new Receipt.Loan("三體", Optional.empty()))),
                new Receipt.Content.Returned(List.of("小王子"))));
        assertShows(visit, "借還明細", 48, Font.BOLD);
        assertShows(visit, "借閱", 32, Font.BOLD);
        assertShows(visit, "到期日稍後通知", 32, Font.BOLD);
        assertShows(visit, "還書", 32, Font.BOLD);
        assertShows(visit, "小王子", 28, Font.PLAIN);
        assertShows(visit, "已借 1 冊", 32, Font.BOLD);
        assertShows(visit, "已還 1 冊", 32, Font.BOLD);
    }

    @Test
    void withoutACardAndWithoutAClockNeitherIsNamed() {
        Receipt.Content back = new Receipt.Content.Returned(List.of("Emma"));
        Raster bare = wide.draw(new Receipt("en", "Main", Optional.empty(), Optional.empty(), List.of(back)));
        Raster full = wide.draw(receipt("en", "Main", back));
        assertShows(bare, "Emma", 28, Font.PLAIN);
        assertTrue(bare.rows() < full.rows(), "card and time take two lines");
    }

    @Test
    void chineseTitlesStandThereInRealGlyphs() {
        Raster receipt = wide.draw(borrowed("zh-TW", "紅樓夢", "飢餓遊戲"));
        assertShows(receipt, "借閱明細", 48, Font.BOLD);
        assertShows(receipt, "紅樓夢", 28, Font.PLAIN);
        assertShows(receipt, "飢餓遊戲", 28, Font.PLAIN);
        assertShows(receipt, "2026/12/12（六）到期", 32, Font.BOLD);
        assertShows(receipt, "已借 2 冊", 32, Font.BOLD);
    }

    @Test
    void aLanguageThatThereAreNoWordsInIsAnsweredInEnglish() {
        for (String language : List.of("en", "vi", "")) {
            Raster receipt = wide.draw(borrowed(language, "The Hunger Games"));
            assertShows(receipt, "Borrowed", 48, Font.BOLD);
            assertShows(receipt, "Due Sat 12 Dec 2026", 32, Font.BOLD);
            assertShows(receipt, "1 book borrowed", 32, Font.BOLD);
        }
    }

    @Test
    void japaneseIsAnsweredInJapanese() {
        Raster receipt = wide.draw(borrowed("ja", "The Hunger Games"));
        assertShows(receipt, "貸出レシート", 48, Font.BOLD);
        assertShows(receipt, "2026/12/12（土）まで", 32, Font.BOLD);
        assertShows(receipt, "1 冊貸出", 32, Font.BOLD);
    }

    @Test
    void returnsAndRenewalsSaySo() {
        Raster returned =
                narrow.draw(receipt("en", "Main Library", new Receipt.Content.Returned(List.of("Dune", "Emma"))));
        assertShows(returned, "Returned", 48, Font.BOLD);
        assertShows(returned, "2 books returned", 32, Font.BOLD);
        Raster renewed = narrow.draw(receipt(
                "zh-Hant", "總館", new Receipt.Content.Renewed(List.of(new Receipt.Loan("三體", Optional.of(DUE))))));
        assertShows(renewed, "續借明細", 48, Font.BOLD);
    }

    @Test
    void aCardIsShownByItsLastFourDigitsAndShortOnesByFewer() {
        assertEquals("3456", CARD.shown());
        assertEquals(
                "89", MaskedCard.of(new CardNumber("123456789".substring(2))).shown());
        assertShows(wide.draw(borrowed("en", "Emma")), "Card ending in 3456", 28, Font.PLAIN);
        assertThrows(IllegalArgumentException.class, () -> new MaskedCard("23456"));
    }

    @Test
    void aLongTitleTakesThreeLinesAtMostAndNothingReachesTheEdge() {
        String long1 = "資訊社會與公共圖書館服務品質管理之理論與實務".repeat(20);
        Raster one = narrow.draw(borrowed("zh-Hant", "短"));
        Raster many = narrow.draw(borrowed("zh-Hant", long1));
        assertTrue(many.rows() > one.rows());
        assertTrue(many.rows() < one.rows() + 3 * 60, "three lines of text at most");
        for (Raster receipt : List.of(one, many, narrow.draw(borrowed("en", "Donaudampfschifffahrt".repeat(9))))) {
            Slip slip = slip(receipt);
            for (int y = 0; y < receipt.rows(); y++) {
                assertFalse(slip.black(0, y) || slip.black(383, y), "a glyph is cut at the edge in row " + y);
            }
        }
    }

    /** 9 points at 8 dots a millimetre are 25.4 dots. */
    @Test
    void theSmallestTextIsNinePointsOrMore() {
        assertShows(wide.draw(borrowed("zh-Hant", "紅樓夢")), "請於到期日前歸還或續借。", 28, Font.PLAIN);
    }

    @Test
    void charactersOfOtherScriptsAndControlsAreNoHindrance() {
        Raster receipt = wide.draw(borrowed("en", "Truyện Kiều 翹\u0007傳\n", "", "𠮷野家"));
        assertTrue(receipt.rows() > 300);
    }

    @Test
    void withoutAChineseTypefaceItIsSaidWhatToInstall() {
        ReceiptFont.NoChineseTypeface missing = assertThrows(
                ReceiptFont.NoChineseTypeface.class, () -> ReceiptFont.among(new TreeSet<>(Set.of("DejaVu Sans"))));
        assertTrue(String.valueOf(missing.getMessage()).contains("fonts-noto-cjk"), missing.toString());
    }

    private static Slip slip(Raster picture) {
        return new Slip(
                picture.width(),
                IntStream.range(0, picture.rows())
                        .mapToObj(row -> Octets.of(picture.rows(row, row + 1).toArray()))
                        .toList());
    }

    /** Draws the text by itself and looks for its dots at every height. */
    private static void assertShows(Raster picture, String text, int size, int style) {
        BufferedImage image = new BufferedImage(picture.width(), 2 * size, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        Font font = new Font("Noto Sans CJK TC", style, size);
        new TextLayout(text, font, new FontRenderContext(null, false, false)).draw(pen, MARGIN, 3 * size / 2f);
        pen.dispose();
        Slip slip = slip(picture);
        boolean found = IntStream.range(-2 * size, picture.rows()).anyMatch(top -> matches(image, slip, top));
        assertTrue(found, "'" + text + "' stands nowhere at " + size + " dots");
    }

    private static boolean matches(BufferedImage image, Slip slip, int top) {
        int ink = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFF) != 0) {
                    ink++;
                    boolean inside = top + y >= 0 && top + y < slip.rows().size();
                    if (!inside || !slip.black(x, top + y)) {
                        return false;
                    }
                }
            }
        }
        return ink > 50;
    }
}
