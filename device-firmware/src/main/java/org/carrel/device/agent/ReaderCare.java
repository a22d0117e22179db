package org.carrel.device.agent;

import java.time.Duration;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagResult;

/** Knows whether the tag reader works, and gives it a rest when it does not. Opening its line anew is the driver's own affair. */
public final class ReaderCare {
    private static final int TROUBLES_MAX = 3;
    private static final Duration REST = Duration.ofMillis(250);
    private static final Duration FIRST_OPENING_MAX = Duration.ofSeconds(5);

    private boolean lineUp;
    private boolean working = true;
    private int troubles;
    private String detail = "";
    private long restUntil = Long.MIN_VALUE;
    private long expectBy;

    public ReaderCare(Moment now) {
        this.expectBy = now.in(FIRST_OPENING_MAX);
    }

    public void line(LinkInput input) {
        switch (input) {
            case LinkInput.Opened _ -> {
                lineUp = true;
                expectBy = Moment.NEVER;
                restUntil = Long.MIN_VALUE;
            }
            case LinkInput.Lost _ -> {
                lineUp = false;
                fails("reader-unplugged");
            }
            case LinkInput.Received _ -> {}
        }
    }

    public void observe(TagResult result, Moment now) {
        boolean trouble = result instanceof TagResult.Failed failed
                && switch (failed.kind()) {
                    case SILENT, LINK_LOST, READER_FAULT -> true;
                    case NO_TAG, TAG_REFUSED, RADIO, UNSUPPORTED -> false;
                };
        if (!trouble) {
            // An answer that was still on its way when the line went says nothing about the line.
            if (lineUp) {
                troubles = 0;
                working = true;
                detail = "";
            }
            return;
        }
        troubles++;
        restUntil = now.in(REST);
        if (troubles >= TROUBLES_MAX) {
            fails("reader-silent");
        }
    }

    public void tick(Moment now) {
        if (now.reached(expectBy)) {
            expectBy = Moment.NEVER;
            fails("reader-not-found");
        }
    }

    /** Whether a command may be started now. */
    public boolean ready(Moment now) {
        return lineUp && now.reached(restUntil);
    }

    public boolean working() {
        return working;
    }

    /** A stable code of what is wrong, empty when nothing is. */
    public String detail() {
        return detail;
    }

    public long nextDeadline(Moment now) {
        return Math.min(expectBy, lineUp && !now.reached(restUntil) ? restUntil : Moment.NEVER);
    }

    private void fails(String why) {
        working = false;
        detail = why;
    }
}
