package org.carrel.device.driver.escpos;

import org.carrel.device.port.Moment;

/** Asks the printer how it is, one thing after the other, and notices when it does not answer. */
final class Questions {
    /** So many unanswered in a row are silence. One may be lost in a printer's own haste. */
    private static final int SILENCES = 2;

    private final EscPosSettings.Timing timing;
    private StatusQuestion question = StatusQuestion.PRINTER;
    private boolean open;
    private long askedAt = Long.MIN_VALUE / 2;
    private int answered;
    private int silences;

    Questions(EscPosSettings.Timing timing) {
        this.timing = timing;
    }

    /** Everything is to be asked anew. */
    void restart() {
        question = StatusQuestion.PRINTER;
        open = false;
        askedAt = Long.MIN_VALUE / 2;
        answered = 0;
        silences = 0;
    }

    PrinterCommand ask(Moment now) {
        open = true;
        askedAt = now.nanos();
        return new PrinterCommand.AskStatus(question);
    }

    /** What is known after an answer. One that nobody asked for changes nothing. */
    PrinterStatus answered(int bits, PrinterStatus known) {
        if (!open) {
            return known;
        }
        PrinterStatus told = known.with(question, bits);
        question = question.next();
        open = false;
        silences = 0;
        answered++;
        return told;
    }

    /** To be called at the deadline: an answer that has not come by now is not waited for. */
    void wake(Moment now) {
        if (open && now.reached(askedAt + timing.answer().toNanos())) {
            open = false;
            silences++;
        }
    }

    boolean silent() {
        return silences >= SILENCES;
    }

    /** Whether each question has been answered since {@link #restart}. */
    boolean complete() {
        return answered >= StatusQuestion.values().length;
    }

    /** When to ask next; never while an answer is awaited. */
    long due(boolean busy) {
        if (open) {
            return Moment.NEVER;
        }
        if (!complete() && silences == 0) {
            return askedAt;
        }
        return askedAt + (busy ? timing.pollBusy() : timing.poll()).toNanos();
    }

    /** When the answer that is awaited is late. */
    long late() {
        return open ? askedAt + timing.answer().toNanos() : Moment.NEVER;
    }
}
