package org.carrel.kiosk;

import java.time.Duration;
import java.util.Optional;
import org.carrel.contract.message.Health.Condition;
import org.carrel.contract.message.Health.Part;
import org.carrel.device.port.Moment;
import org.carrel.kiosk.flow.Shown.Sign;

/** Whether the page in front of people lives: it says so every five seconds, when it has drawn. */
final class PageWatch {
    /** Three signs of life are missed. */
    static final Duration PATIENCE = Duration.ofSeconds(16);

    /** A browser starts slowly on a small board. */
    static final Duration START = Duration.ofSeconds(60);

    private final Optional<Sign> sign;
    private boolean lives = true;
    private long due;

    /** @param sign is told what whoever shows the browser asks; empty where nobody does, and nothing is watched */
    PageWatch(Optional<Sign> sign, Moment now) {
        this.sign = sign;
        this.due = sign.isPresent() ? now.in(START) : Moment.NEVER;
    }

    void seen(Moment now) {
        if (sign.isPresent()) {
            due = now.in(PATIENCE);
            say(true);
        }
    }

    void wake(Moment now) {
        if (now.reached(due)) {
            due = Moment.NEVER;
            say(false);
        }
    }

    private void say(boolean now) {
        lives = now;
        sign.ifPresent(told -> told.lives(now));
    }

    long nextDeadline() {
        return due;
    }

    /** Empty where nothing is watched. */
    Optional<Part> health() {
        return sign.map(watched ->
                lives ? new Part("screen", Condition.WELL, "") : new Part("screen", Condition.FAILED, "screen-silent"));
    }
}
