package org.carrel.sim.escpos;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.carrel.sim.Octets;

/**
 * A piece of paper as it came out.
 *
 * @param dots its width
 * @param rows from the top, eight dots to a byte, left one in the most significant bit, 1 is black
 */
public record Slip(int dots, List<Octets> rows) {
    public Slip {
        rows = List.copyOf(rows);
    }

    public boolean black(int x, int y) {
        return (rows.get(y).at(x / 8) >> (7 - x % 8) & 1) != 0;
    }

    public boolean blank() {
        return rows.stream().allMatch(Slip::white);
    }

    /** Without the white rows at its end, which are what was fed to the knife. */
    public Slip trimmed() {
        int end = rows.size();
        while (end > 0 && white(rows.get(end - 1))) {
            end--;
        }
        return new Slip(dots, rows.subList(0, end));
    }

    /** As a PNG, a pixel a dot. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(dots, Math.max(1, rows.size()), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < dots; x++) {
                image.setRGB(x, y, y < rows.size() && black(x, y) ? 0 : 0xFFFFFF);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a picture in memory could not be written", impossible);
        }
        return out.toByteArray();
    }

    private static boolean white(Octets row) {
        for (int index = 0; index < row.size(); index++) {
            if (row.at(index) != 0) {
                return false;
            }
        }
        return true;
    }
}
