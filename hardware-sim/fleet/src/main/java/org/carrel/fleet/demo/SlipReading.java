package org.carrel.fleet.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.carrel.sim.world.PrintedSlip;

/** Reads a slip of paper as eyes do: a text stands there when its glyphs, drawn by themselves, are found in its dots. */
record SlipReading(BufferedImage slip) {
    private static final String TYPEFACE = "Noto Sans CJK TC";
    private static final int BODY = 28;
    private static final int MARGIN = 8;
    private static final int INK_MIN = 50;

    static SlipReading of(PrintedSlip slip) {
        try {
            return new SlipReading(
                    ImageIO.read(new ByteArrayInputStream(slip.picture().toArray())));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a picture in memory could not be read", impossible);
        }
    }

    /** Whether this line stands there, in the size of titles. */
    boolean says(String line) {
        BufferedImage drawn = new BufferedImage(slip.getWidth(), 2 * BODY, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        new TextLayout(line, new Font(TYPEFACE, Font.PLAIN, BODY), new FontRenderContext(null, false, false))
                .draw(pen, MARGIN, 1.5f * BODY);
        pen.dispose();
        return IntStream.range(-BODY, slip.getHeight()).anyMatch(top -> stands(drawn, top));
    }

    private boolean stands(BufferedImage drawn, int top) {
        int ink = 0;
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                if ((drawn.getRGB(x, y) & 0xFF) != 0) {
                    ink++;
                    boolean on = top + y >= 0 && top + y < slip.getHeight();
                    if (!on || (slip.getRGB(x, top + y) & 0xFF) != 0) {
                        return false;
                    }
                }
            }
        }
        return ink > INK_MIN;
    }
}
