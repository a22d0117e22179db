package org.carrel.device.driver.escpos;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.PrintResult;
import org.carrel.device.port.PrinterState;
import org.carrel.device.port.Raster;

/**
 * One picture on its way: bands and then the cut, each followed by a question that the printer answers when it is done. Rows count as printed
 * only when that answer is here. Nothing is sent a second time.
 */
final class PrintJob {
    private final Raster picture;
    private final EscPosSettings settings;
    private final Queue<Integer> underWay = new ArrayDeque<>(EscPosSettings.BANDS_UNDER_WAY);
    private int rowsSent;
    private int rowsSure;
    private boolean cutSent;
    private boolean cut;

    PrintJob(Raster picture, EscPosSettings settings) {
        this.picture = picture;
        this.settings = settings;
    }

    /** What to send next, if the printer has room for it now. */
    Optional<Bytes> next() {
        if (cutSent || underWay.size() >= EscPosSettings.BANDS_UNDER_WAY) {
            return Optional.empty();
        }
        PrinterCommand command;
        if (rowsSent < picture.rows()) {
            int to = Math.min(picture.rows(), rowsSent + settings.bandRows());
            command = new PrinterCommand.Band(picture.rowBytes(), picture.rows(rowsSent, to));
            rowsSent = to;
        } else {
            command = new PrinterCommand.Cut(settings.feed());
            cutSent = true;
        }
        underWay.add(rowsSent);
        return Optional.of(PrinterCommand.run(List.of(command, new PrinterCommand.SayWhenDone())));
    }

    /** The printer has done the oldest of what is under way. */
    void done() {
        Integer through = underWay.poll();
        if (through != null) {
            rowsSure = through;
            cut = cutSent && underWay.isEmpty();
        }
    }

    int rowsSure() {
        return rowsSure;
    }

    boolean begun() {
        return rowsSent > 0;
    }

    /** Answers that the printer still owes. */
    int owed() {
        return underWay.size();
    }

    /** Whether all of it is printed and cut off. */
    boolean finished() {
        return cut;
    }

    PrintResult givenUp(PrinterState.Unable why) {
        return begun() ? new PrintResult.Broken(rowsSure, rowsSent, why) : new PrintResult.NotPrinted(why);
    }
}
