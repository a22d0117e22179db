package org.carrel.sim.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The last frames that went over the wires, for display. Holds {@value #KEPT} and forgets the oldest. Safe for several threads.
 */
public final class Traffic {
    static final int KEPT = 400;

    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private long newest;

    /**
     * @param number 1 for the first, growing
     * @param toHardware whether the product sent it; otherwise the hardware did
     * @param hex the bytes; empty where they would show a card's number
     * @param meaning the frame in words
     */
    public record Frame(long number, long atMillis, String wire, boolean toHardware, String hex, String meaning) {}

    public synchronized void add(long atMillis, String wire, boolean toHardware, String hex, String meaning) {
        if (frames.size() == KEPT) {
            frames.removeFirst();
        }
        frames.addLast(new Frame(++newest, atMillis, wire, toHardware, hex, meaning));
    }

    synchronized List<Frame> after(long number, int limit) {
        List<Frame> found = new ArrayList<>();
        for (Frame frame : frames) {
            if (frame.number() > number) {
                found.add(frame);
            }
        }
        return List.copyOf(found.subList(Math.max(0, found.size() - limit), found.size()));
    }
}
