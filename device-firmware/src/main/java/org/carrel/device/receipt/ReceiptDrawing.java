package org.carrel.device.receipt;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.Raster;

/**
 * Draws a receipt as dots. Text is drawn here and not by the printer, whose character sets for Chinese depend on its firmware. Sizes are those of
 * print heads with 8 dots a millimetre: the smallest text is 28 dots, 10 points.
 */
public final class ReceiptDrawing {
    private static final int BODY = 28;
    private static final int DUE = 32;
    private static final int TITLE = 48;
    private static final int NUMBER = 120;
    private static final int MARGIN = 8;
    private static final int GAP = 12;
    private static final int RULE = 3;
    private static final int TITLE_LINES_MAX = 3;

    /** Wide enough for a phone at arm's length: 5 or 6 dots a square, 0.7 mm. */
    private static final int CODE_DOTS = 280;

    /** Beyond it a printer's paper would run out before its patience does. */
    private static final int ROWS_MAX = 24_000;

    /** Sharp dots: a thermal head knows no grey. */
    private static final FontRenderContext SHARP = new FontRenderContext(null, false, false);

    private final ReceiptFont font;
    private final int dots;

    /** @param dots across the paper, a multiple of 8 */
    public ReceiptDrawing(ReceiptFont font, int dots) {
        this.font = font;
        this.dots = dots;
    }

    private sealed interface Block {
        record Text(String text, int size, boolean bold, int linesMax) implements Block {}

        record Rule() implements Block {}

        record Code(QrCode code) implements Block {}

        record Gap() implements Block {}
    }

    private record Placed(TextLayout layout, int baseline) {}

    private record PlacedCode(QrCode code, int top) {}

    public Raster draw(Receipt receipt) {
        List<Placed> lines = new ArrayList<>();
        List<Integer> rules = new ArrayList<>();
        List<PlacedCode> codes = new ArrayList<>();
        int y = GAP;
        for (Block block : blocks(receipt)) {
            switch (block) {
                case Block.Gap() -> y += GAP;
                case Block.Rule() -> {
                    rules.add(y + GAP / 2);
                    y += GAP + RULE;
                }
                case Block.Code(QrCode code) -> {
                    y += QrCode.QUIET * square(code);
                    codes.add(new PlacedCode(code, y));
                    y += (code.side() + QrCode.QUIET) * square(code);
                }
                case Block.Text text -> {
                    for (TextLayout layout : wrapped(text)) {
                        int ascent = (int) Math.ceil(layout.getAscent());
                        lines.add(new Placed(layout, y + ascent));
                        y += ascent + (int) Math.ceil(layout.getDescent());
                    }
                }
            }
        }
        return raster(lines, rules, codes, Math.min(ROWS_MAX, y + GAP));
    }

    private static int square(QrCode code) {
        return Math.max(1, CODE_DOTS / (code.side() + 2 * QrCode.QUIET));
    }

    private static List<Block> blocks(Receipt receipt) {
        ReceiptWords words = ReceiptWords.closestTo(receipt.language());
        List<Block> blocks = new ArrayList<>();
        List<Receipt.Content> contents = receipt.contents();
        boolean several = contents.size() > 1;
        String about = several ? "visit" : kind(contents.getFirst());
        blocks.add(new Block.Text(receipt.branch(), BODY, false, 2));
        blocks.add(new Block.Text(words.text("title." + about), TITLE, true, 2));
        receipt.card()
                .ifPresent(card ->
                        blocks.add(new Block.Text(words.text("card").replace("{card}", card.shown()), BODY, false, 1)));
        receipt.at().ifPresent(at -> blocks.add(new Block.Text(words.time(at), BODY, false, 1)));
        List<Block> counts = new ArrayList<>();
        for (Receipt.Content content : contents) {
            blocks.add(new Block.Rule());
            if (several) {
                blocks.add(new Block.Text(words.text("part." + kind(content)), DUE, true, 1));
                blocks.add(new Block.Gap());
            }
            int count = lines(content, receipt.language(), words, blocks);
            if (count > 0) {
                counts.add(new Block.Text(words.counted("count." + kind(content), count), DUE, true, 1));
            }
        }
        blocks.add(new Block.Rule());
        blocks.addAll(counts);
        blocks.add(new Block.Text(words.text("foot." + kind(contents.getFirst())), BODY, false, 3));
        return blocks;
    }

    private static String kind(Receipt.Content content) {
        return switch (content) {
            case Receipt.Content.Borrowed ignored -> "borrowed";
            case Receipt.Content.Renewed ignored -> "renewed";
            case Receipt.Content.Returned ignored -> "returned";
            case Receipt.Content.Waiting ignored -> "number";
            case Receipt.Content.Application ignored -> "application";
        };
    }

    /** @return how many were told, 0 for what is not counted */
    private static int lines(Receipt.Content content, String language, ReceiptWords words, List<Block> blocks) {
        return switch (content) {
            case Receipt.Content.Borrowed(List<Receipt.Loan> loans) -> loans(loans, words, blocks);
            case Receipt.Content.Renewed(List<Receipt.Loan> loans) -> loans(loans, words, blocks);
            case Receipt.Content.Returned(List<String> titles) -> {
                titles.forEach(title -> {
                    blocks.add(new Block.Text(title, BODY, false, TITLE_LINES_MAX));
                    blocks.add(new Block.Gap());
                });
                yield titles.size();
            }
            case Receipt.Content.Application it -> {
                blocks.add(new Block.Text(inFours(it.reference()), DUE, true, 2));
                blocks.add(new Block.Text(words.text("application"), BODY, false, 4));
                yield 0;
            }
            case Receipt.Content.Waiting it -> {
                number(it, language, words, blocks);
                yield 0;
            }
        };
    }

    private static void number(Receipt.Content.Waiting it, String language, ReceiptWords words, List<Block> blocks) {
        blocks.add(new Block.Text(it.number(), NUMBER, true, 1));
        blocks.add(new Block.Text(it.zone().in(language), DUE, true, 2));
        if (!it.where().in(language).isEmpty()) {
            blocks.add(new Block.Text(it.where().in(language), BODY, false, 2));
        }
        blocks.add(new Block.Text(
                it.ahead() == 0 ? words.text("ahead.none") : words.counted("ahead", it.ahead()), BODY, false, 2));
        if (!it.page().isEmpty()) {
            blocks.add(new Block.Code(QrCode.of(it.page())));
            blocks.add(new Block.Text(words.text("page"), BODY, false, 3));
        }
    }

    /** As people read numbers. */
    private static String inFours(String text) {
        return String.join("-", text.split("(?<=\\G.{4})"));
    }

    private static int loans(List<Receipt.Loan> loans, ReceiptWords words, List<Block> blocks) {
        for (Receipt.Loan loan : loans) {
            blocks.add(new Block.Text(loan.title(), BODY, false, TITLE_LINES_MAX));
            String due = loan.due()
                    .map(date -> words.text("due").replace("{date}", words.date(date)))
                    .orElseGet(() -> words.text("due.later"));
            blocks.add(new Block.Text(due, DUE, true, 2));
            blocks.add(new Block.Gap());
        }
        return loans.size();
    }

    /** The text in lines as wide as the paper; what is too long ends in an ellipsis. */
    private List<TextLayout> wrapped(Block.Text block) {
        String text = block.text().isBlank() ? " " : printable(block.text());
        AttributedString attributed = attributed(text, block);
        LineBreakMeasurer measurer = new LineBreakMeasurer(attributed.getIterator(), SHARP);
        List<TextLayout> lines = new ArrayList<>();
        float width = dots - 2f * MARGIN;
        while (measurer.getPosition() < text.length()) {
            int from = measurer.getPosition();
            boolean last = lines.size() + 1 == block.linesMax();
            TextLayout line = measurer.nextLayout(width);
            if (last && measurer.getPosition() < text.length()) {
                lines.add(shortened(text.substring(from, measurer.getPosition()), block, width));
                return lines;
            }
            lines.add(line);
        }
        return lines;
    }

    private TextLayout shortened(String text, Block.Text block, float width) {
        String rest = text.strip();
        TextLayout line = layout(rest + "…", block);
        while (line.getAdvance() > width && !rest.isEmpty()) {
            rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
            line = layout(rest + "…", block);
        }
        return line;
    }

    private TextLayout layout(String text, Block.Text block) {
        return new TextLayout(attributed(text, block).getIterator(), SHARP);
    }

    /** In the typeface of receipts; characters that it lacks in whichever the system has for them. */
    private AttributedString attributed(String text, Block.Text block) {
        AttributedString attributed = new AttributedString(text);
        Font own = font.at(block.size(), block.bold());
        Font other = new Font(Font.SANS_SERIF, block.bold() ? Font.BOLD : Font.PLAIN, block.size());
        int length;
        for (int at = 0; at < text.length(); at += length) {
            int character = text.codePointAt(at);
            length = Character.charCount(character);
            attributed.addAttribute(TextAttribute.FONT, own.canDisplay(character) ? own : other, at, at + length);
        }
        return attributed;
    }

    /** Titles come from catalogues: control characters among them are blanks. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return out.toString();
    }

    private Raster raster(List<Placed> lines, List<Integer> rules, List<PlacedCode> codes, int rows) {
        BufferedImage image = new BufferedImage(dots, rows, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, dots, rows);
        pen.setColor(Color.BLACK);
        rules.forEach(y -> pen.fillRect(MARGIN, y, dots - 2 * MARGIN, RULE));
        lines.forEach(line -> line.layout().draw(pen, MARGIN, line.baseline()));
        codes.forEach(code -> draw(code, pen));
        pen.dispose();
        byte[] out = new byte[dots / 8 * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < dots; x++) {
                if ((image.getRGB(x, y) & 0xFF_FFFF) == 0) {
                    out[y * (dots / 8) + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return new Raster(dots, Bytes.of(out));
    }

    private static void draw(PlacedCode placed, Graphics2D pen) {
        QrCode code = placed.code();
        int square = square(code);
        int left = MARGIN + QrCode.QUIET * square;
        for (int y = 0; y < code.side(); y++) {
            for (int x = 0; x < code.side(); x++) {
                if (code.dark(x, y)) {
                    pen.fillRect(left + x * square, placed.top() + y * square, square, square);
                }
            }
        }
    }
}
