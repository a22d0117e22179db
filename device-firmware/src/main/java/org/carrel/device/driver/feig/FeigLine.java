package org.carrel.device.driver.feig;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.Moment;

/**
 * One request and its reply at a time, with the pauses that the reader wants between frames. Replies carry the control byte of their request and nothing
 * else to tell them by; the caller sees to it that no other reply with the same byte can be on its way.
 */
final class FeigLine {
    /** How far noise on the line may put off the end of a wait. */
    private static final Duration OVERTIME_MAX = Duration.ofMillis(500);

    private final ByteLink link;
    private final FeigSettings settings;
    private final FeigFramer framer = new FeigFramer();
    private State state = new State.Idle();
    private long lastActivity;
    private boolean doubted = true;
    private long strays;

    /** How a request ended. */
    sealed interface Outcome {
        record Answered(ReplyFrame frame) implements Outcome {}

        record Silent(FeigRequest request) implements Outcome {}
    }

    private sealed interface State {
        record Idle() implements State {}

        /** The pause after the frame before is not over. */
        record Pausing(FeigRequest request, Duration allowed) implements State {}

        record Waiting(FeigRequest request, long deadline) implements State {}
    }

    FeigLine(ByteLink link, FeigSettings settings) {
        this.link = link;
        this.settings = settings;
        this.lastActivity = Long.MIN_VALUE / 2;
    }

    boolean busy() {
        return !(state instanceof State.Idle);
    }

    /** Frames that nobody had asked for, since the beginning. */
    long strays() {
        return strays;
    }

    /** Bytes that were no frame, since the beginning. */
    long noise() {
        return framer.noise();
    }

    /** The line is a new one: whatever was under way will not be answered. */
    void reset(Moment now) {
        state = new State.Idle();
        framer.clear();
        lastActivity = now.nanos();
    }

    /**
     * Sends as soon as the pause between frames allows.
     *
     * @param allowed from sending to the reply's last byte
     */
    void request(FeigRequest request, Duration allowed, Moment now) {
        if (busy()) {
            throw new IllegalStateException("a request is under way");
        }
        state = new State.Pausing(request, allowed);
        sendWhenDue(now);
    }

    Optional<Outcome> receive(Bytes bytes, Moment now) {
        lastActivity = now.nanos();
        doubted = false;
        return matching(framer.receive(bytes));
    }

    Optional<Outcome> wake(Moment now) {
        sendWhenDue(now);
        if (!(state instanceof State.Waiting waiting)) {
            return Optional.empty();
        }
        if (framer.unfinished() && !doubted && now.reached(quietAt())) {
            doubted = true;
            Optional<Outcome> found = matching(framer.resynchronise());
            if (found.isPresent()) {
                return found;
            }
        }
        if (!now.reached(end(waiting))) {
            return Optional.empty();
        }
        state = new State.Idle();
        framer.clear();
        return Optional.of(new Outcome.Silent(waiting.request()));
    }

    long nextDeadline() {
        return switch (state) {
            case State.Idle ignored -> Moment.NEVER;
            case State.Pausing ignored -> pauseEnd();
            case State.Waiting waiting ->
                framer.unfinished() && !doubted ? Math.min(quietAt(), end(waiting)) : end(waiting);
        };
    }

    private void sendWhenDue(Moment now) {
        if (state instanceof State.Pausing(FeigRequest request, Duration allowed) && now.reached(pauseEnd())) {
            // What has come until now answers nothing that is still asked.
            framer.clear();
            link.send(settings.form().encode(settings.address(), request.payload()));
            lastActivity = now.nanos();
            state = new State.Waiting(request, now.in(allowed));
        }
    }

    private Optional<Outcome> matching(List<ReplyFrame> frames) {
        Optional<Outcome> answer = Optional.empty();
        for (ReplyFrame frame : frames) {
            if (answer.isEmpty() && state instanceof State.Waiting waiting && answers(frame, waiting.request())) {
                answer = Optional.of(new Outcome.Answered(frame));
                state = new State.Idle();
            } else {
                strays++;
            }
        }
        return answer;
    }

    private boolean answers(ReplyFrame frame, FeigRequest request) {
        return frame.command() == request.command() && (settings.anyAddress() || frame.address() == settings.address());
    }

    /** A reply that has begun may end, within bounds. */
    private long end(State.Waiting waiting) {
        long overtime = Math.min(quietAt(), waiting.deadline() + OVERTIME_MAX.toNanos());
        return framer.unfinished() ? Math.max(waiting.deadline(), overtime) : waiting.deadline();
    }

    private long quietAt() {
        return lastActivity + settings.timing().quiet().toNanos();
    }

    private long pauseEnd() {
        return lastActivity + settings.timing().gap().toNanos();
    }
}
