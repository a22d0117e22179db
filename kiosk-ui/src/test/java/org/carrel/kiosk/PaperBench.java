package org.carrel.kiosk;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.SiteId;
import org.carrel.device.driver.escpos.EscPosPrinter;
import org.carrel.device.driver.escpos.EscPosSettings;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Raster;
import org.carrel.device.receipt.Receipt;
import org.carrel.device.receipt.ReceiptDrawing;
import org.carrel.device.receipt.ReceiptFont;
import org.carrel.kiosk.receipt.Letterhead;
import org.carrel.kiosk.receipt.Typesetter;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.escpos.PrinterOptions;
import org.carrel.sim.escpos.ReceiptPrinterEmulator;
import org.carrel.sim.escpos.Slip;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;

/** A receipt printer on its line, byte by byte in the bench's virtual time: the real driver, and a printer that was written apart from it. */
final class PaperBench implements ByteLink, SerialWire, Typesetter {
    static final int ROLL = 5_000_000;
    /** Every receipt looks like this; what would stand on it is in {@link #receipts}. 33 bands. */
    static final Raster PICTURE = picture(800);

    private static final int BAUD = 115_200;
    private static final Duration DRAWING = Duration.ofMillis(30);
    private static final Duration REOPENING = Duration.ofMillis(100);

    final List<Receipt> receipts = new ArrayList<>();
    final ReceiptPrinterEmulator printer;
    private final Kernel kernel = new Kernel(Kernel.Limits.simulation(), Trace.keeping(40), Chance.seeded(1));
    private final List<KioskInput> arrived = new ArrayList<>();
    private boolean plugged = true;
    private Function<Receipt, Raster> press = receipt -> PICTURE;
    private boolean typeface = true;
    private int host;

    PaperBench(long nanos) {
        kernel.runUntil(nanos);
        printer = new ReceiptPrinterEmulator(
                kernel, "printer", PrinterOptions.WIDE.withBaud(BAUD), ROLL, this, WireTap.NONE);
    }

    PaperParts parts() {
        EscPosSettings settings = EscPosSettings.WIDE
                .withBaud(BAUD)
                .withTiming(EscPosSettings.Timing.DEFAULT.withPatience(Duration.ofSeconds(10)));
        return new PaperParts(
                new EscPosPrinter(this, settings), this, new Letterhead(new SiteId("main"), ZoneId.of("Asia/Taipei")));
    }

    /** Another process has the line from now on. */
    void newHost() {
        host++;
        arrived.clear();
        opensSoon();
        if (!typeface) {
            arrived.add(new KioskInput.NoTypeface());
        }
    }

    /** Draws receipts as the kiosk itself does, not as a pattern of dots. */
    void drawn() {
        press = new ReceiptDrawing(ReceiptFont.find(), EscPosSettings.WIDE.dots())::draw;
    }

    void withoutTypeface() {
        typeface = false;
    }

    long nextAt() {
        return arrived.isEmpty() ? kernel.nextAt() : kernel.now();
    }

    /** What the kiosk hears up to this time. */
    List<KioskInput> until(long nanos) {
        kernel.runUntil(nanos);
        List<KioskInput> told = List.copyOf(arrived);
        arrived.clear();
        return told;
    }

    /** Pieces with a whole receipt on them, and nothing else. */
    long whole() {
        return printer.slips().stream()
                .filter(slip -> slip.trimmed().equals(slip(PICTURE)))
                .count();
    }

    /** Pieces with something on them. */
    List<Slip> printed() {
        return printer.slips().stream().filter(slip -> !slip.blank()).toList();
    }

    @Override
    public void draw(Receipt receipt) {
        receipts.add(receipt);
        int asked = host;
        kernel.after(DRAWING, "drawing", () -> {
            if (asked == host) {
                arrived.add(typeface ? new KioskInput.Drawn(press.apply(receipt)) : new KioskInput.Undrawn());
            }
        });
    }

    @Override
    public void send(Bytes bytes) {
        if (plugged) {
            printer.receive(Octets.of(bytes.toArray()));
        }
    }

    @Override
    public void reopen() {
        tell(new LinkInput.Lost("reopened"));
        opensSoon();
    }

    @Override
    public void transmit(Octets bytes) {
        tell(new LinkInput.Received(Bytes.of(bytes.toArray())));
    }

    @Override
    public void pullOut() {
        plugged = false;
        tell(new LinkInput.Lost("unplugged"));
    }

    @Override
    public void plugIn() {
        plugged = true;
        opensSoon();
    }

    private void opensSoon() {
        int asked = host;
        kernel.after(REOPENING, "line", () -> {
            if (plugged && asked == host) {
                tell(new LinkInput.Opened());
            }
        });
    }

    private void tell(LinkInput input) {
        arrived.add(new KioskInput.Paper(input));
    }

    private static Raster picture(int rows) {
        byte[] dots = new byte[rows * EscPosSettings.WIDE.dots() / 8];
        for (int index = 0; index < dots.length; index++) {
            dots[index] = (byte) (1 + index % 97);
        }
        return new Raster(EscPosSettings.WIDE.dots(), Bytes.of(dots));
    }

    private static Slip slip(Raster picture) {
        List<Octets> rows = new ArrayList<>();
        for (int row = 0; row < picture.rows(); row++) {
            rows.add(Octets.of(picture.rows(row, row + 1).toArray()));
        }
        return new Slip(picture.width(), rows).trimmed();
    }
}
