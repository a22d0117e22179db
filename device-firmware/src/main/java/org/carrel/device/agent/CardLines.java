package org.carrel.device.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.message.Health.Condition;
import org.carrel.contract.message.Health.Part;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;

/** The card readers and scanners, each on a line of its own. The shelf can do with those that work. */
public final class CardLines {
    private static final Duration FIRST_OPENING_MAX = Duration.ofSeconds(5);

    private final List<CardReader> readers;
    private final SortedSet<Integer> down = new TreeSet<>();
    private final SortedSet<Integer> up = new TreeSet<>();
    private long expectBy;
    private boolean toldWorking = true;

    public CardLines(List<CardReader> readers, Moment now) {
        this.readers = List.copyOf(readers);
        this.expectBy = now.in(FIRST_OPENING_MAX);
    }

    public List<CardReader.Scan> receive(int line, LinkInput input, Moment now) {
        if (line < 0 || line >= readers.size()) {
            throw new IllegalArgumentException("there is no card line " + line + " of " + readers.size());
        }
        switch (input) {
            case LinkInput.Opened _ -> {
                up.add(line);
                down.remove(line);
            }
            case LinkInput.Lost _ -> {
                up.remove(line);
                down.add(line);
            }
            case LinkInput.Received _ -> {}
        }
        return readers.get(line).receive(input, now);
    }

    public void tick(Moment now) {
        if (now.reached(expectBy)) {
            expectBy = Moment.NEVER;
            for (int line = 0; line < readers.size(); line++) {
                if (!up.contains(line)) {
                    down.add(line);
                }
            }
        }
    }

    public long nextDeadline() {
        return expectBy;
    }

    /** Whether any card can be read. */
    public boolean working() {
        return readers.isEmpty() || down.size() < readers.size();
    }

    /** The new answer of {@link #working}, when it is another than was last told; at most one. */
    public List<Boolean> changes() {
        List<Boolean> changes = new ArrayList<>();
        if (working() != toldWorking) {
            toldWorking = working();
            changes.add(toldWorking);
        }
        return changes;
    }

    public Part health() {
        if (down.isEmpty()) {
            return new Part("card-reader", Condition.WELL, "");
        }
        return new Part(
                "card-reader",
                working() ? Condition.DEGRADED : Condition.FAILED,
                "card-reader-" + (down.first() + 1) + "-unplugged");
    }
}
