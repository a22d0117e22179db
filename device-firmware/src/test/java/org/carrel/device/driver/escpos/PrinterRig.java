package org.carrel.device.driver.escpos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.PrintResult;
import org.carrel.device.port.PrinterState;
import org.carrel.device.port.Raster;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.escpos.PrinterOptions;
import org.carrel.sim.escpos.ReceiptPrinterEmulator;
import org.carrel.sim.escpos.Slip;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;

/** Driver and printer on the two ends of a line, in one thread and in virtual time. */
final class PrinterRig implements ByteLink, SerialWire {
    static final int ROLL = 500_000;

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration REOPENING = Duration.ofMillis(100);

    private final Kernel kernel = new Kernel(Kernel.Limits.simulation(), Trace.keeping(60), Chance.seeded(1));
    private final ReceiptPrinterEmulator paper;
    private final EscPosPrinter printer;
    private final Queue<PrintResult> results = new ArrayDeque<>();
    private boolean plugged = true;
    private long sent;
    private long unplugAfter = Long.MAX_VALUE;

    PrinterRig(EscPosSettings settings, PrinterOptions options, int rows) {
        paper = new ReceiptPrinterEmulator(kernel, "printer", options, rows, this, WireTap.NONE);
        printer = new EscPosPrinter(this, settings);
        opensSoon();
    }

    static PrinterRig wide() {
        return new PrinterRig(EscPosSettings.WIDE, PrinterOptions.WIDE, ROLL);
    }

    static PrinterRig narrow() {
        return new PrinterRig(EscPosSettings.NARROW, PrinterOptions.NARROW, ROLL);
    }

    ReceiptPrinterEmulator paper() {
        return paper;
    }

    PrinterState state() {
        return printer.state();
    }

    EscPosPrinter printer() {
        return printer;
    }

    /** Bytes that the driver has sent so far. */
    long sent() {
        return sent;
    }

    /** Pulls the cable when so many bytes have gone through it, in the middle of a piece if need be. */
    void unplugAfter(long bytes) {
        unplugAfter = bytes;
    }

    void start(Raster picture) {
        printer.start(picture, moment());
    }

    PrintResult print(Raster picture) {
        start(picture);
        return result();
    }

    PrintResult result() {
        run(() -> !results.isEmpty());
        return results.remove();
    }

    boolean hasResult() {
        return !results.isEmpty();
    }

    void await(Class<? extends PrinterState> state) {
        run(() -> state.isInstance(printer.state()));
    }

    void run(BooleanSupplier enough) {
        long end = kernel.now() + LIMIT.toNanos();
        int idle = 0;
        while (!enough.getAsBoolean()) {
            long deadline = printer.nextDeadline();
            if (Math.min(deadline, kernel.nextAt()) > end) {
                throw new AssertionError("nothing more happens: " + printer.state() + "\n"
                        + kernel.trace().lines());
            }
            if (kernel.nextAt() <= deadline) {
                kernel.step();
                idle = 0;
            } else {
                idle = deadline <= kernel.now() ? idle + 1 : 0;
                if (idle > 20) {
                    throw new AssertionError("the driver wants to be woken again and again: " + printer.state());
                }
                kernel.runUntil(Math.max(deadline, kernel.now()));
                printer.wake(moment()).ifPresent(results::add);
            }
        }
    }

    void pass(Duration time) {
        long end = kernel.now() + time.toNanos();
        kernel.at(end, "test", () -> {});
        run(() -> kernel.now() >= end);
    }

    /** The pieces with something on them, without what was fed. */
    List<Slip> printed() {
        List<Slip> printed = new ArrayList<>();
        for (Slip slip : paper.slips()) {
            if (!slip.blank()) {
                printed.add(slip.trimmed());
            }
        }
        return printed;
    }

    static Slip slip(Raster picture) {
        List<Octets> rows = new ArrayList<>();
        for (int row = 0; row < picture.rows(); row++) {
            rows.add(Octets.of(picture.rows(row, row + 1).toArray()));
        }
        return new Slip(picture.width(), rows);
    }

    static void assertSame(Raster picture, Slip slip) {
        assertEquals(slip(picture).trimmed(), slip.trimmed());
    }

    @Override
    public void send(Bytes bytes) {
        if (!plugged) {
            return;
        }
        int through = (int) Math.min(bytes.length(), Math.max(0, unplugAfter - sent));
        sent += bytes.length();
        paper.receive(Octets.of(bytes.slice(0, through).toArray()));
        if (sent >= unplugAfter) {
            unplugAfter = Long.MAX_VALUE;
            plugged = false;
            kernel.after(Duration.ofMillis(40), "cable", paper::pullOut);
            kernel.after(Duration.ofMillis(900), "cable", paper::plugIn);
        }
    }

    @Override
    public void reopen() {
        kernel.after(Duration.ofMillis(1), "program", () -> tell(new LinkInput.Lost("reopened")));
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
        kernel.after(REOPENING, "program", () -> {
            if (plugged) {
                tell(new LinkInput.Opened());
            }
        });
    }

    private void tell(LinkInput input) {
        Optional<PrintResult> result = printer.receive(input, moment());
        result.ifPresent(results::add);
    }

    private Moment moment() {
        return new Moment(kernel.now(), Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
    }
}
