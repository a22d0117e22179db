package org.carrel.shelf.pickup.state;

import java.util.Optional;
import org.carrel.shelf.panel.PanelScreen.Trouble;

/**
 * How the device itself is.
 *
 * @param lookedOver every compartment was looked over since the start
 */
public record Condition(boolean online, boolean reader, boolean journal, boolean crashLoop, boolean lookedOver) {
    /** What keeps the shelf from starting a visit. */
    public Optional<Trouble> trouble() {
        if (crashLoop) {
            return Optional.of(Trouble.CRASH_LOOP);
        }
        if (!journal) {
            return Optional.of(Trouble.JOURNAL);
        }
        return reader ? Optional.empty() : Optional.of(Trouble.READER);
    }

    public Condition online(boolean changed) {
        return new Condition(changed, reader, journal, crashLoop, lookedOver);
    }

    public Condition reader(boolean changed) {
        return new Condition(online, changed, journal, crashLoop, lookedOver);
    }

    public Condition journal(boolean changed) {
        return new Condition(online, reader, changed, crashLoop, lookedOver);
    }

    public Condition asLookedOver() {
        return new Condition(online, reader, journal, crashLoop, true);
    }
}
