package org.carrel.kiosk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.Health.Condition;
import org.carrel.contract.message.Health.Part;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.PrintResult;
import org.carrel.device.port.PrinterState;
import org.carrel.device.port.Raster;
import org.carrel.device.port.ReceiptPrinter;
import org.carrel.device.receipt.Receipt;
import org.carrel.kiosk.flow.Input;
import org.carrel.kiosk.receipt.Printer;
import org.carrel.kiosk.receipt.Typesetter;

/**
 * The receipt printer's part of the kiosk: a receipt is drawn, printed and forgotten, one at a time. Turns what the printer tells into what
 * it means for the kiosk.
 */
final class PaperShift {
    /** Until then a printer that has not answered yet is not called broken. */
    private static final Duration FIRST_ANSWER_MAX = Duration.ofSeconds(10);

    private final ReceiptPrinter printer;
    private final Typesetter typesetter;
    private boolean drawing;
    private boolean noTypeface;
    private int rows;
    private int percentTold;
    private Optional<Printer> told = Optional.empty();
    private long expectBy;

    PaperShift(ReceiptPrinter printer, Typesetter typesetter, Moment now) {
        this.printer = printer;
        this.typesetter = typesetter;
        this.expectBy = now.in(FIRST_ANSWER_MAX);
    }

    List<Input> line(LinkInput input, Moment now) {
        return news(printer.receive(input, now));
    }

    List<Input> wake(Moment now) {
        if (now.reached(expectBy)) {
            expectBy = Moment.NEVER;
        }
        return news(now.reached(printer.nextDeadline()) ? printer.wake(now) : Optional.empty());
    }

    /** Nothing else is being drawn or printed. */
    void print(Receipt receipt) {
        if (drawing || !printer.idle()) {
            throw new IllegalStateException("a receipt is under way already");
        }
        drawing = true;
        typesetter.draw(receipt);
    }

    List<Input> drawn(Raster picture, Moment now) {
        drawing = false;
        rows = picture.rows();
        percentTold = 0;
        printer.start(picture, now);
        return news(Optional.empty());
    }

    /** That receipt could not be drawn. */
    List<Input> undrawn() {
        drawing = false;
        return List.of(new Input.PrintEnded(false));
    }

    /** There is nothing to write receipts with on this machine. */
    List<Input> noTypeface() {
        noTypeface = true;
        return news(Optional.empty());
    }

    long nextDeadline() {
        return Math.min(expectBy, printer.nextDeadline());
    }

    Part health() {
        if (noTypeface) {
            return new Part("printer", Condition.FAILED, "receipt-typeface-missing");
        }
        return switch (printer.state()) {
            case PrinterState.Ready _ -> new Part("printer", Condition.WELL, "");
            case PrinterState.PaperLow _ -> new Part("printer", Condition.DEGRADED, "printer-paper-low");
            case PrinterState.PaperOut _ -> failed("printer-paper-out");
            case PrinterState.CoverOpen _ -> failed("printer-cover-open");
            case PrinterState.CutterError _ -> failed("printer-cutter-stuck");
            case PrinterState.Fault _ -> failed("printer-broken");
            case PrinterState.OffLine _ -> failed("printer-off-line");
            case PrinterState.Unreachable _ ->
                expectBy == Moment.NEVER ? failed("printer-silent") : new Part("printer", Condition.WELL, "");
        };
    }

    private static Part failed(String why) {
        return new Part("printer", Condition.FAILED, why);
    }

    private List<Input> news(Optional<PrintResult> result) {
        List<Input> news = new ArrayList<>();
        if (!(printer.state() instanceof PrinterState.Unreachable)) {
            expectBy = Moment.NEVER;
        }
        // How the printer is comes first: what became of a receipt is told knowing why.
        Printer now = noTypeface ? Printer.BROKEN : Printer.of(printer.state());
        if (!told.equals(Optional.of(now))) {
            told = Optional.of(now);
            news.add(new Input.PrinterChanged(now));
        }
        int percent = printer.idle() ? 0 : 100 * printer.rowsDone() / rows;
        if (percent / TENTH > percentTold / TENTH) {
            percentTold = percent;
            news.add(new Input.PrintAdvanced(percent / TENTH * TENTH));
        }
        result.ifPresent(it -> news.add(new Input.PrintEnded(it instanceof PrintResult.Printed)));
        return news;
    }

    /** Progress is told in steps that can be read. */
    private static final int TENTH = 10;
}
