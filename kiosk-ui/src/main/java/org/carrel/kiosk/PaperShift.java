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
    /** Until then a printer that has not answered yet is not called silent. */
    private static final Duration FIRST_ANSWER_MAX = Duration.ofSeconds(10);
    /** A printer that is asked anew how it is takes a moment to say so. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(2);
    /** Progress is told in steps that can be read, in percent. */
    private static final int STEP = 10;

    private final ReceiptPrinter printer;
    private final Typesetter typesetter;
    private boolean drawing;
    private boolean noTypeface;
    private int rows;
    private int percentTold;
    private Optional<Printer> told = Optional.empty();
    /** When silence is told. */
    private long silentBy;

    PaperShift(ReceiptPrinter printer, Typesetter typesetter, Moment now) {
        this.printer = printer;
        this.typesetter = typesetter;
        this.silentBy = now.in(FIRST_ANSWER_MAX);
    }

    List<Input> line(LinkInput input, Moment now) {
        return news(printer.receive(input, now), now);
    }

    List<Input> wake(Moment now) {
        return news(now.reached(printer.nextDeadline()) ? printer.wake(now) : Optional.empty(), now);
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
        return news(Optional.empty(), now);
    }

    /** That receipt could not be drawn. */
    List<Input> undrawn() {
        drawing = false;
        return List.of(new Input.PrintEnded(false));
    }

    /** There is nothing to write receipts with on this machine. */
    List<Input> noTypeface(Moment now) {
        noTypeface = true;
        return news(Optional.empty(), now);
    }

    long nextDeadline() {
        return Math.min(silentBy, printer.nextDeadline());
    }

    Part health() {
        if (noTypeface) {
            return new Part("printer", Condition.FAILED, "receipt-typeface-missing");
        }
        return switch (told.orElse(Printer.READY)) {
            case READY -> new Part("printer", Condition.WELL, "");
            case PAPER_LOW -> new Part("printer", Condition.DEGRADED, "printer-paper-low");
            case PAPER_OUT -> failed("printer-paper-out");
            case COVER_OPEN -> failed("printer-cover-open");
            case CUTTER_STUCK -> failed("printer-cutter-stuck");
            case BROKEN -> failed("printer-broken");
            case SILENT ->
                failed(printer.state() instanceof PrinterState.OffLine ? "printer-off-line" : "printer-silent");
        };
    }

    private static Part failed(String why) {
        return new Part("printer", Condition.FAILED, why);
    }

    private List<Input> news(Optional<PrintResult> result, Moment now) {
        List<Input> news = new ArrayList<>();
        // How the printer is comes first: what became of a receipt is told knowing why.
        Optional<Printer> next = result.flatMap(PaperShift::why).or(() -> found(now));
        if (!told.equals(next)) {
            told = next;
            next.ifPresent(printer -> news.add(new Input.PrinterChanged(printer)));
        }
        int percent = printer.idle() ? 0 : 100 * printer.rowsDone() / rows;
        if (percent / STEP > percentTold / STEP) {
            percentTold = percent;
            news.add(new Input.PrintAdvanced(percent / STEP * STEP));
        }
        result.ifPresent(it -> news.add(new Input.PrintEnded(it instanceof PrintResult.Printed)));
        return news;
    }

    /** Why a receipt did not come out: the printer is asked anew how it is, and until it answers this counts. */
    private static Optional<Printer> why(PrintResult result) {
        return switch (result) {
            case PrintResult.Printed _ -> Optional.empty();
            case PrintResult.NotPrinted(var why) -> Optional.of(Printer.of(why));
            case PrintResult.Broken(var _, var _, var why) -> Optional.of(Printer.of(why));
        };
    }

    private Optional<Printer> found(Moment now) {
        if (noTypeface) {
            return Optional.of(Printer.BROKEN);
        }
        if (!(printer.state() instanceof PrinterState.Unreachable)) {
            silentBy = Moment.NEVER;
            return Optional.of(Printer.of(printer.state()));
        }
        if (told.equals(Optional.of(Printer.SILENT))) {
            return told;
        }
        if (silentBy == Moment.NEVER) {
            silentBy = now.in(SILENCE_MAX);
        }
        if (!now.reached(silentBy)) {
            return told;
        }
        silentBy = Moment.NEVER;
        return Optional.of(Printer.SILENT);
    }
}
