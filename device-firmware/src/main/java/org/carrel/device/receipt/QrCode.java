package org.carrel.device.receipt;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A QR code (ISO/IEC 18004) as squares, without the white around it.
 *
 * @param rows from the top, a {@code 1} for each dark square and a {@code 0} for each light one
 */
public record QrCode(List<String> rows) {
    /** So wide, in squares, is the white around it (ISO/IEC 18004 clause 6.3.8); without it many phones see nothing. */
    public static final int QUIET = 4;

    /** What fits at level M into the largest code that a phone reads off a narrow receipt. */
    private static final int LETTERS_MAX = 200;

    public QrCode {
        rows = List.copyOf(rows);
    }

    /** @param text ASCII, such as an address */
    public static QrCode of(String text) {
        if (text.isEmpty() || text.length() > LETTERS_MAX) {
            throw new IllegalArgumentException("a code is for 1 to " + LETTERS_MAX + " letters, not " + text.length());
        }
        try {
            ByteMatrix squares = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            List<String> rows = new ArrayList<>();
            for (int y = 0; y < squares.getHeight(); y++) {
                StringBuilder row = new StringBuilder();
                for (int x = 0; x < squares.getWidth(); x++) {
                    row.append(squares.get(x, y));
                }
                rows.add(row.toString());
            }
            return new QrCode(rows);
        } catch (WriterException impossible) {
            throw new IllegalArgumentException("no code can hold this text", impossible);
        }
    }

    public int side() {
        return rows.size();
    }

    boolean dark(int x, int y) {
        return rows.get(y).charAt(x) == '1';
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "QR code of " + side() + " squares";
    }
}
