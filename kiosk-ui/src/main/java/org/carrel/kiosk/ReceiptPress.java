package org.carrel.kiosk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.device.port.Raster;
import org.carrel.device.receipt.Receipt;
import org.carrel.device.receipt.ReceiptDrawing;
import org.carrel.device.receipt.ReceiptFont;
import org.carrel.device.runtime.Aside;
import org.carrel.kiosk.receipt.Typesetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws receipts beside the kiosk's loop: the first one takes half a second, since typefaces are big. So one is drawn for nobody when the
 * kiosk starts.
 */
final class ReceiptPress implements Typesetter {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptPress.class);
    private static final Receipt FOR_NOBODY = new Receipt(
            "zh-Hant",
            "圖書館",
            Optional.empty(),
            Optional.empty(),
            List.of(new Receipt.Content.Borrowed(List.of(new Receipt.Loan("Carrel", Optional.of(LocalDate.EPOCH))))));

    private final Aside aside;
    private final int dots;
    private final Consumer<KioskInput> told;
    private Optional<ReceiptDrawing> drawing = Optional.empty();

    /** @param told gets the pictures; may block */
    ReceiptPress(Aside aside, int dots, Consumer<KioskInput> told) {
        this.aside = aside;
        this.dots = dots;
        this.told = told;
        // Nothing of it is ever shown on a screen, whatever the environment says of one.
        System.setProperty("java.awt.headless", "true");
        aside.run(this::findTypeface);
    }

    @Override
    public void draw(Receipt receipt) {
        aside.run(() -> told.accept(picture(receipt)));
    }

    private void findTypeface() {
        try {
            ReceiptDrawing found = new ReceiptDrawing(ReceiptFont.find(), dots);
            Raster _ = found.draw(FOR_NOBODY);
            drawing = Optional.of(found);
        } catch (ReceiptFont.NoChineseTypeface missing) {
            LOG.warn("no receipts: {}", missing.getMessage());
            told.accept(new KioskInput.NoTypeface());
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            // A board without fontconfig or FreeType: Java says so in any of these.
            LOG.warn("no receipts: this system cannot draw text; install fontconfig and fonts-noto-cjk", noFonts);
            told.accept(new KioskInput.NoTypeface());
        }
    }

    private KioskInput picture(Receipt receipt) {
        try {
            return drawing.<KioskInput>map(found -> new KioskInput.Drawn(found.draw(receipt)))
                    .orElseGet(KioskInput.Undrawn::new);
        } catch (RuntimeException broken) {
            // A title that a typeface trips over must not take the kiosk with it.
            LOG.error("a receipt could not be drawn", broken);
            return new KioskInput.Undrawn();
        }
    }
}
