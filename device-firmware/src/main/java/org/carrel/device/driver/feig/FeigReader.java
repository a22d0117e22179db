package org.carrel.device.driver.feig;

import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.device.driver.feig.Procedure.Progress;
import org.carrel.device.driver.feig.ReaderHealth.Counters;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagReader;
import org.carrel.device.port.TagResult;
import org.carrel.device.port.TagResult.ErrorKind;

/**
 * A FEIG reader as agents use it. Not for several threads.
 *
 * <p>When the line opens the reader is asked who it is. A command that gets no reply in time is repeated, but only after the reader has
 * answered a question of another kind: replies come in the order of requests, so once that answer is here no late reply to the
 * command can follow it and be taken for the reply to its repetition. A reader that fails again and again is reset, then its line is dropped and
 * opened. Between commands it is asked for a sign of life, since an operating system may not say that a reader was unplugged.
 */
public final class FeigReader implements TagReader {
    private static final int PROOFS = 2;
    /** A reader cannot start anew in less; one that was silent so long may have, and then sends on its first output. */
    private static final long OUTPUT_SURE_NANOS = 300_000_000;

    private final ByteLink link;
    private final FeigSettings settings;
    private final FeigLine line;
    private final Remedies remedies;
    private Life life = new Life.Away("not opened yet");
    private Asking asking = new Asking.Nothing();
    private Work work = new Work.None();
    private int selectedOutput;
    private boolean suspect;
    private boolean silent;
    private FeigRequest unanswered = ControlRequest.SOFTWARE_VERSION;
    private long lastHeard;
    private long silences;
    private long strangers;

    private sealed interface Life {
        record Away(String reason) implements Life {}

        record Booting(long until) implements Life {}

        record Greeting(ReaderInfo info, ControlRequest question) implements Life {}

        record Up(ReaderInfo info) implements Life {}
    }

    private sealed interface Work {
        record None() implements Work {}

        /** A command that cannot be carried out, and is said so at the next opportunity. */
        record Refused(TagResult.Failed result, long at) implements Work {}

        /** @param tries that are left after the present one */
        record Job(Procedure procedure, int tries, boolean begun, long patience) implements Work {}
    }

    public FeigReader(ByteLink link, FeigSettings settings) {
        this.link = link;
        this.settings = settings;
        this.line = new FeigLine(link, settings);
        this.remedies = new Remedies(settings);
    }

    @Override
    public boolean idle() {
        return work instanceof Work.None;
    }

    @Override
    public void start(TagCommand command, Moment now) {
        if (!idle()) {
            throw new IllegalStateException("a command is under way, " + command + " must wait");
        }
        work = Procedures.obstacle(command, settings)
                .<Work>map(reason ->
                        new Work.Refused(new TagResult.Failed(command, ErrorKind.UNSUPPORTED, reason), now.nanos()))
                .orElseGet(() -> new Work.Job(
                        Procedures.of(command, settings, count -> strangers += count),
                        settings.retries(),
                        false,
                        now.in(settings.timing().patience())));
        advance(now);
    }

    @Override
    public Optional<TagResult> receive(LinkInput input, Moment now) {
        Optional<TagResult> result = switch (input) {
            case LinkInput.Opened ignored -> {
                lineIsNew(now, new Life.Greeting(ReaderInfo.UNKNOWN, ControlRequest.SOFTWARE_VERSION));
                yield Optional.empty();
            }
            case LinkInput.Lost(String reason) -> {
                lineIsNew(now, new Life.Away(reason));
                yield fail(ErrorKind.LINK_LOST, reason);
            }
            case LinkInput.Received(Bytes bytes) ->
                life instanceof Life.Away
                        ? Optional.empty()
                        : line.receive(bytes, now).flatMap(outcome -> handle(outcome, now));
        };
        advance(now);
        return result.isPresent() ? result : overdue(now);
    }

    @Override
    public Optional<TagResult> wake(Moment now) {
        Optional<TagResult> result = line.wake(now).flatMap(outcome -> handle(outcome, now));
        advance(now);
        return result.isPresent() ? result : overdue(now);
    }

    @Override
    public long nextDeadline() {
        long own = switch (life) {
            case Life.Booting(long until) -> until;
            case Life.Up ignored -> idle() && !line.busy() ? heartbeat() : Moment.NEVER;
            case Life.Away ignored -> Moment.NEVER;
            case Life.Greeting ignored -> Moment.NEVER;
        };
        long waiting = switch (work) {
            case Work.None ignored -> Moment.NEVER;
            case Work.Refused refused -> refused.at();
            case Work.Job job -> job.begun() ? Moment.NEVER : job.patience();
        };
        return Math.min(line.nextDeadline(), Math.min(own, waiting));
    }

    public ReaderHealth health() {
        return switch (life) {
            case Life.Away(String reason) -> new ReaderHealth.Away(reason);
            case Life.Booting ignored -> silent ? new ReaderHealth.Silent() : new ReaderHealth.Starting();
            case Life.Greeting ignored -> silent ? new ReaderHealth.Silent() : new ReaderHealth.Starting();
            case Life.Up(ReaderInfo info) -> silent ? new ReaderHealth.Silent() : new ReaderHealth.Well(info);
        };
    }

    public Counters counters() {
        return new Counters(line.noise(), line.strays(), silences, remedies.applied(), strangers);
    }

    private void lineIsNew(Moment now, Life next) {
        line.reset(now);
        asking = new Asking.Nothing();
        life = next;
        selectedOutput = 0;
        // Bytes of an earlier connection may still come; the greeting proves the line.
        suspect = false;
    }

    /** Sends what is due next, when the line is free. */
    private void advance(Moment now) {
        if (line.busy()) {
            return;
        }
        if (life instanceof Life.Booting(long until) && now.reached(until)) {
            life = new Life.Greeting(ReaderInfo.UNKNOWN, ControlRequest.SOFTWARE_VERSION);
        }
        switch (life) {
            case Life.Away ignored -> {}
            case Life.Booting ignored -> {}
            case Life.Greeting greeting -> control(greeting.question(), new Asking.Greeting(), now);
            case Life.Up ignored -> advanceUp(now);
        }
    }

    private void advanceUp(Moment now) {
        if (suspect) {
            prove(1, now);
        } else if (work instanceof Work.Job job) {
            step(job, now);
        } else if (now.reached(heartbeat())) {
            control(ControlRequest.SOFTWARE_VERSION, new Asking.Beating(), now);
        }
    }

    private void step(Work.Job job, Moment now) {
        work = new Work.Job(job.procedure(), job.tries(), true, job.patience());
        Antenna antenna = job.procedure().command().antenna();
        boolean sure = selectedOutput == antenna.number() && now.nanos() - lastHeard < OUTPUT_SURE_NANOS;
        boolean select = settings.antennas() == FeigSettings.AntennaChoice.RF_OUTPUT && !sure;
        if (select) {
            asking = new Asking.Selecting(antenna.number());
            line.request(
                    new RfOutputRequest(antenna.number()), settings.timing().control(), now);
        } else {
            asking = new Asking.Stepping();
            line.request(job.procedure().next(), job.procedure().allowed(settings.timing()), now);
        }
    }

    /** Asks something that cannot be confused with what went unanswered. */
    private void prove(int proof, Moment now) {
        ControlRequest question = unanswered == ControlRequest.SOFTWARE_VERSION
                ? ControlRequest.READER_INFO
                : ControlRequest.SOFTWARE_VERSION;
        control(question, new Asking.Proving(proof), now);
    }

    private void control(ControlRequest request, Asking purpose, Moment now) {
        asking = purpose;
        line.request(request, settings.timing().control(), now);
    }

    private Optional<TagResult> handle(FeigLine.Outcome outcome, Moment now) {
        Asking asked = asking;
        asking = new Asking.Nothing();
        return switch (outcome) {
            case FeigLine.Outcome.Answered(ReplyFrame reply) -> {
                lastHeard = now.nanos();
                yield answered(asked, reply, now);
            }
            case FeigLine.Outcome.Silent(FeigRequest request) -> {
                silences++;
                unanswered = request;
                selectedOutput = 0;
                yield unanswered(asked, now);
            }
        };
    }

    private Optional<TagResult> answered(Asking asked, ReplyFrame reply, Moment now) {
        switch (asked) {
            case Asking.Nothing ignored -> {}
            case Asking.Beating ignored -> silent = false;
            case Asking.Greeting ignored -> greeted(reply);
            case Asking.Proving ignored -> suspect = false;
            case Asking.Resetting ignored ->
                life = new Life.Booting(now.in(settings.timing().boot()));
            case Asking.Selecting(int output) -> {
                return selected(output, new FeigStatus(reply.status()), now);
            }
            case Asking.Stepping ignored -> {
                return stepped(reply, now);
            }
        }
        return Optional.empty();
    }

    private void greeted(ReplyFrame reply) {
        if (life instanceof Life.Greeting(ReaderInfo known, ControlRequest question)) {
            ReaderInfo told = reply.status() == FeigStatus.OK ? ReaderInfo.decode(reply.data()) : known;
            life = question == ControlRequest.SOFTWARE_VERSION
                    ? new Life.Greeting(told, ControlRequest.READER_INFO)
                    : new Life.Up(told.equals(ReaderInfo.UNKNOWN) ? known : told);
            silent &= !(life instanceof Life.Up);
        }
    }

    private Optional<TagResult> selected(int output, FeigStatus status, Moment now) {
        if (status.error().isEmpty()) {
            selectedOutput = output;
            return Optional.empty();
        }
        selectedOutput = 0;
        return concluded(status.error().get(), "antenna " + output + ": " + status, now);
    }

    private Optional<TagResult> stepped(ReplyFrame reply, Moment now) {
        if (!(work instanceof Work.Job job)) {
            return Optional.empty();
        }
        return switch (job.procedure().accept(reply)) {
            case Progress.Going ignored -> Optional.empty();
            case Progress.Done(TagResult.Failed failed) -> concluded(failed.kind(), failed.detail(), now);
            case Progress.Done(TagResult result) -> {
                remedies.worked();
                silent = false;
                work = new Work.None();
                yield Optional.of(result);
            }
            case Progress.Misread(String reason) -> {
                unanswered = job.procedure().next();
                yield again(job, ErrorKind.READER_FAULT, "reply not understood: " + reason, now);
            }
        };
    }

    private Optional<TagResult> unanswered(Asking asked, Moment now) {
        return switch (asked) {
            case Asking.Nothing ignored -> Optional.empty();
            case Asking.Greeting ignored -> {
                silent = true;
                apply(remedies.next(now), now);
                yield Optional.empty();
            }
            case Asking.Beating ignored -> {
                suspect = true;
                yield Optional.empty();
            }
            case Asking.Proving(int proof)
            when proof < PROOFS -> {
                prove(proof + 1, now);
                yield Optional.empty();
            }
            case Asking.Proving ignored -> concluded(ErrorKind.SILENT, "the reader does not answer", now);
            case Asking.Resetting ignored -> {
                life = new Life.Booting(now.in(settings.timing().boot()));
                yield Optional.empty();
            }
            case Asking.Selecting ignored -> tryAgain("no reply in time", now);
            case Asking.Stepping ignored -> tryAgain("no reply in time", now);
        };
    }

    private Optional<TagResult> tryAgain(String reason, Moment now) {
        return work instanceof Work.Job job ? again(job, ErrorKind.SILENT, reason, now) : Optional.empty();
    }

    private Optional<TagResult> again(Work.Job job, ErrorKind kind, String reason, Moment now) {
        suspect = true;
        if (job.tries() == 0) {
            return concluded(kind, reason, now);
        }
        job.procedure().repeat();
        work = new Work.Job(job.procedure(), job.tries() - 1, true, job.patience());
        return Optional.empty();
    }

    /** The present command, if any, has failed; what the reader is to blame for counts against it. */
    private Optional<TagResult> concluded(ErrorKind kind, String detail, Moment now) {
        boolean readersFault = kind == ErrorKind.SILENT || kind == ErrorKind.READER_FAULT;
        if (readersFault) {
            silent = true;
            apply(remedies.failed(now), now);
        } else {
            remedies.worked();
            silent = false;
        }
        return fail(kind, detail);
    }

    private Optional<TagResult> fail(ErrorKind kind, String detail) {
        return switch (work) {
            case Work.None ignored -> Optional.empty();
            case Work.Refused refused -> {
                work = new Work.None();
                yield Optional.of(refused.result());
            }
            case Work.Job job -> {
                work = new Work.None();
                yield Optional.of(new TagResult.Failed(job.procedure().command(), kind, detail));
            }
        };
    }

    private void apply(Remedies.Remedy remedy, Moment now) {
        switch (remedy) {
            case NONE -> {}
            case CPU_RESET -> reset(ControlRequest.CPU_RESET, now);
            case SYSTEM_RESET -> reset(ControlRequest.SYSTEM_RESET, now);
            case WAIT -> life = new Life.Booting(remedies.reopenAllowed());
            case REOPEN -> {
                lineIsNew(now, new Life.Away("reopened because the reader was silent"));
                link.reopen();
            }
        }
    }

    private void reset(ControlRequest request, Moment now) {
        selectedOutput = 0;
        suspect = false;
        control(request, new Asking.Resetting(), now);
    }

    /** A command that was refused, or has waited too long for the reader to come back. */
    private Optional<TagResult> overdue(Moment now) {
        return switch (work) {
            case Work.None ignored -> Optional.empty();
            case Work.Refused ignored -> fail(ErrorKind.UNSUPPORTED, "");
            case Work.Job job when job.begun() || !now.reached(job.patience()) -> Optional.empty();
            case Work.Job ignored ->
                life instanceof Life.Away(String reason)
                        ? fail(ErrorKind.LINK_LOST, reason)
                        : fail(ErrorKind.SILENT, "the reader is not ready");
        };
    }

    private long heartbeat() {
        return lastHeard + settings.timing().heartbeat().toNanos();
    }
}
