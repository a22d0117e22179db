package org.carrel.device.driver.escpos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.PrintResult;
import org.carrel.device.port.PrinterState;
import org.carrel.device.port.Raster;
import org.carrel.device.port.ReceiptPrinter;

/**
 * A receipt printer that speaks ESC/POS. Not for several threads.
 *
 * <p>A picture goes out in bands, never more than the printer's buffer holds, and each band is answered when it is printed. A printer
 * that runs out of paper keeps what it has and goes on by itself with the next roll, so nothing is ever sent again. After a line
 * that was lost, a printer that fell silent or a picture that was given up, the printer is cleared first: zeros end whatever picture it
 * still waits for the rest of, then what is on paper is cut off, so that one person's receipt never hangs on another's.
 */
public final class EscPosPrinter implements ReceiptPrinter {
    private final ByteLink link;
    private final EscPosSettings settings;
    private final PacedLine line;
    private final WordFramer framer = new WordFramer();
    private final Questions questions;
    private Life life = new Life.Away("not opened yet");
    private Work work = new Work.None();
    private PrinterStatus status = PrinterStatus.WELL;
    private boolean able;
    /** Something may be on paper that is not cut off; before we know better, somebody else's receipt. */
    private boolean soiled = true;
    /** Answers that may still come to what was given up. */
    private int stale;

    private long reopenAllowed;

    private sealed interface Life {
        record Away(String reason) implements Life {}

        /** Asked how it is, until it has told everything. */
        record Proving(long reopenAt) implements Life {}

        /** Waits for a printer that can print, to be cleared. */
        record Soiled() implements Life {}

        /** @param missing answers until it is certain that the last of ours is among them */
        record Clearing(int missing, long until) implements Life {}

        /** Cleared, as soon as no further answer comes. */
        record Settling(long until) implements Life {}

        record Up() implements Life {}
    }

    private sealed interface Work {
        record None() implements Work {}

        record Waiting(Raster picture, long until) implements Work {}

        /** @param until as long as the printer is as it is now */
        record Printing(PrintJob job, long until) implements Work {}
    }

    public EscPosPrinter(ByteLink link, EscPosSettings settings) {
        this.link = link;
        this.settings = settings;
        this.line = new PacedLine(link, settings.baud());
        this.questions = new Questions(settings.timing());
    }

    @Override
    public PrinterState state() {
        return switch (life) {
            case Life.Away(String reason) -> new PrinterState.Unreachable(reason);
            case Life.Proving ignored -> new PrinterState.Unreachable("the printer does not answer yet");
            case Life.Soiled ignored -> status.state();
            case Life.Clearing ignored -> status.state();
            case Life.Settling ignored -> status.state();
            case Life.Up ignored -> status.state();
        };
    }

    @Override
    public boolean idle() {
        return work instanceof Work.None;
    }

    @Override
    public int rowsDone() {
        return work instanceof Work.Printing printing ? printing.job().rowsSure() : 0;
    }

    /** Bytes that meant nothing, since the beginning. */
    public long noise() {
        return framer.noise();
    }

    @Override
    public void start(Raster picture, Moment now) {
        if (!idle()) {
            throw new IllegalStateException("a picture is being printed");
        }
        if (picture.width() != settings.dots()) {
            throw new IllegalArgumentException(
                    "the paper is " + settings.dots() + " dots wide, the picture " + picture.width());
        }
        work = new Work.Waiting(picture, now.in(settings.timing().begin()));
        advance(now);
    }

    @Override
    public Optional<PrintResult> receive(LinkInput input, Moment now) {
        Optional<PrintResult> result = Optional.empty();
        switch (input) {
            case LinkInput.Opened ignored -> lineIsNew(proving(now), now);
            case LinkInput.Lost(String reason) -> {
                result = abandon(new PrinterState.Unreachable(reason));
                lineIsNew(new Life.Away(reason), now);
            }
            case LinkInput.Received(Bytes bytes) -> {
                if (!(life instanceof Life.Away)) {
                    framer.receive(bytes).forEach(word -> heard(word, now));
                    result = finished();
                }
            }
        }
        advance(now);
        return result.isPresent() ? result : overdue(now);
    }

    @Override
    public Optional<PrintResult> wake(Moment now) {
        questions.wake(now);
        Optional<PrintResult> result = Optional.empty();
        if (questions.silent() && !(life instanceof Life.Away)) {
            result = abandon(new PrinterState.Unreachable("the printer does not answer"));
            fellSilent(now);
        }
        clearingIsLate(now);
        advance(now);
        return result.isPresent() ? result : overdue(now);
    }

    @Override
    public long nextDeadline() {
        long own = switch (life) {
            case Life.Away ignored -> Moment.NEVER;
            case Life.Proving ignored -> Moment.NEVER;
            case Life.Soiled ignored -> Moment.NEVER;
            case Life.Clearing clearing -> able ? clearing.until() : Moment.NEVER;
            case Life.Settling(long until) -> until;
            case Life.Up ignored -> Moment.NEVER;
        };
        long working = switch (work) {
            case Work.None ignored -> Moment.NEVER;
            case Work.Waiting waiting -> waiting.until();
            case Work.Printing printing -> printing.until();
        };
        long asking = life instanceof Life.Away || !line.free() ? Moment.NEVER : questions.due(busy());
        return Math.min(Math.min(own, working), Math.min(line.nextDeadline(), Math.min(asking, questions.late())));
    }

    // ---- What the printer says ----

    private void heard(PrinterWord word, Moment now) {
        switch (word) {
            case PrinterWord.Status(int bits) -> {
                status = questions.answered(bits, status);
                if (life instanceof Life.Proving && questions.complete()) {
                    life = new Life.Soiled();
                }
                ableOrNot(now);
            }
            case PrinterWord.Change change -> {
                status = PrinterStatus.of(change);
                ableOrNot(now);
            }
            case PrinterWord.Done ignored -> done(now);
            case PrinterWord.Flow ignored -> {}
            case PrinterWord.Noise ignored -> {}
        }
    }

    /** A printer that became unable may take its time; one that became able has to show it soon. */
    private void ableOrNot(Moment now) {
        boolean before = able;
        able = status.state() instanceof PrinterState.Able;
        if (able == before) {
            return;
        }
        long until = patience(now);
        if (work instanceof Work.Printing(PrintJob job, long ignored)) {
            work = new Work.Printing(job, until);
        }
        if (life instanceof Life.Clearing(int missing, long ignored)) {
            life = new Life.Clearing(missing, until);
        }
    }

    private long patience(Moment now) {
        return now.in(able ? settings.doneMax() : settings.timing().patience());
    }

    private void done(Moment now) {
        switch (life) {
            case Life.Up ignored -> {
                if (work instanceof Work.Printing(PrintJob job, long ignoredUntil)) {
                    job.done();
                    work = new Work.Printing(job, patience(now));
                }
            }
            case Life.Clearing(int missing, long until) -> {
                life = missing > 1
                        ? new Life.Clearing(missing - 1, until)
                        : new Life.Settling(now.in(settings.timing().answer()));
            }
            case Life.Settling ignored ->
                life = new Life.Settling(now.in(settings.timing().answer()));
            case Life.Away ignored -> {}
            case Life.Proving ignored -> {}
            case Life.Soiled ignored -> stale = Math.max(0, stale - 1);
        }
    }

    private Optional<PrintResult> finished() {
        if (work instanceof Work.Printing(PrintJob job, long ignored) && job.finished()) {
            work = new Work.None();
            soiled = false;
            return Optional.of(new PrintResult.Printed());
        }
        return Optional.empty();
    }

    // ---- What it is told ----

    /** Sends what is due next, when the line is free. */
    private void advance(Moment now) {
        line.advance(now);
        if (life instanceof Life.Settling(long until) && now.reached(until)) {
            life = new Life.Up();
            soiled = false;
            stale = 0;
        }
        if (life instanceof Life.Away || !line.free()) {
            return;
        }
        if (now.reached(questions.due(busy()))) {
            line.send(questions.ask(now).encode(), now);
        } else if (life instanceof Life.Soiled && able) {
            clear(now);
        } else if (life instanceof Life.Up && able) {
            print(now);
        }
    }

    private void clear(Moment now) {
        List<PrinterCommand> commands = new ArrayList<>();
        commands.add(new PrinterCommand.EndOfWhatever(settings.bandBytes()));
        commands.add(new PrinterCommand.Initialise());
        commands.add(new PrinterCommand.TellChanges());
        if (soiled) {
            commands.add(new PrinterCommand.Cut(settings.feed()));
        }
        // Of so many answers one is to these, although those to what was given up come first.
        int answers = stale + 1;
        for (int answer = 0; answer < answers; answer++) {
            commands.add(new PrinterCommand.SayWhenDone());
        }
        line.send(PrinterCommand.run(commands), now);
        life = new Life.Clearing(answers, patience(now));
    }

    private void print(Moment now) {
        if (work instanceof Work.Waiting(Raster picture, long ignored)) {
            work = new Work.Printing(new PrintJob(picture, settings), patience(now));
        }
        if (work instanceof Work.Printing(PrintJob job, long ignored)) {
            job.next().ifPresent(run -> {
                soiled = true;
                line.send(run, now);
                work = new Work.Printing(job, patience(now));
            });
        }
    }

    // ---- When it goes wrong ----

    private void lineIsNew(Life next, Moment now) {
        line.clear(now);
        framer.clear();
        questions.restart();
        life = next;
    }

    private Life.Proving proving(Moment now) {
        return new Life.Proving(Math.max(reopenAllowed, now.in(settings.timing().reopen())));
    }

    private void fellSilent(Moment now) {
        if (!(life instanceof Life.Proving(long reopenAt))) {
            lineIsNew(proving(now), now);
        } else if (now.reached(reopenAt)) {
            reopenAllowed = now.in(settings.timing().reopen());
            lineIsNew(new Life.Away("opened anew because the printer was silent"), now);
            link.reopen();
        }
    }

    private void clearingIsLate(Moment now) {
        if (life instanceof Life.Clearing(int missing, long until) && able && now.reached(until)) {
            stale += missing;
            lineIsNew(proving(now), now);
        }
    }

    /** Ends the present picture, if it has begun; one that only waits may wait on. */
    private Optional<PrintResult> abandon(PrinterState.Unable why) {
        if (!(work instanceof Work.Printing(PrintJob job, long ignored))) {
            return Optional.empty();
        }
        work = new Work.None();
        stale += job.owed();
        return Optional.of(job.givenUp(why));
    }

    /** A picture that has waited too long, for a printer that can print or for one that says it can. */
    private Optional<PrintResult> overdue(Moment now) {
        return switch (work) {
            case Work.None ignored -> Optional.empty();
            case Work.Waiting waiting
            when now.reached(waiting.until()) -> {
                work = new Work.None();
                yield Optional.of(new PrintResult.NotPrinted(reason("the printer is not ready yet")));
            }
            case Work.Waiting ignored -> Optional.empty();
            case Work.Printing printing
            when now.reached(printing.until()) -> {
                Optional<PrintResult> result = abandon(reason("the printer stopped in the middle"));
                lineIsNew(proving(now), now);
                yield result;
            }
            case Work.Printing ignored -> Optional.empty();
        };
    }

    private PrinterState.Unable reason(String whenAble) {
        return state() instanceof PrinterState.Unable unable ? unable : new PrinterState.Unreachable(whenAble);
    }

    private boolean busy() {
        return !idle();
    }
}
