package org.carrel.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.sim.Octets;

/**
 * The slips that hang out of one printer until somebody takes them; when there are too many, the oldest fall to the floor. On the world's
 * thread.
 */
public final class PaperTray {
    private static final int HELD = 4;

    private final FurnitureId furniture;
    private final Consumer<WorldEvent> happened;
    private final List<PrintedSlip> slips = new ArrayList<>();
    private int printed;

    PaperTray(FurnitureId furniture, Consumer<WorldEvent> happened) {
        this.furniture = furniture;
        this.happened = happened;
    }

    /** What hangs out, the oldest first. */
    public List<PrintedSlip> slips() {
        return List.copyOf(slips);
    }

    /**
     * Told by the printer when it has cut a piece off.
     *
     * @param picture PNG
     */
    public void printed(int widthMm, int heightMm, Octets picture) {
        slips.add(new PrintedSlip(++printed, widthMm, heightMm, picture));
        if (slips.size() > HELD) {
            slips.removeFirst();
        }
        happened.accept(new WorldEvent.SlipPrinted(furniture, printed));
    }

    /** Somebody takes all that hangs out. */
    public Outcome take() {
        slips.clear();
        happened.accept(new WorldEvent.SlipsTaken(furniture));
        return Outcome.done();
    }
}
