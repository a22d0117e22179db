package org.carrel.kiosk.bench;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** A phone that is held before a picture. */
public final class Phone {
    private Phone() {}

    /** What the one QR code in the picture says; fails where there is none. */
    public static String reads(byte[] png) {
        try {
            BufferedImage seen = ImageIO.read(new ByteArrayInputStream(png));
            int width = seen.getWidth();
            int height = seen.getHeight();
            int[] colours = seen.getRGB(0, 0, width, height, new int[width * height], 0, width);
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, colours)));
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (ReaderException none) {
            throw new AssertionError("no phone sees a code here", none);
        } catch (IOException broken) {
            throw new UncheckedIOException("the picture cannot be read", broken);
        }
    }
}
