package org.carrel.shelf.pickup;

import java.util.Optional;
import org.carrel.shelf.panel.PanelScreen.Trouble;

/**
 * How the device itself is.
 *
 * @param lookedOver every compartment was looked over since the start
 */
record Condition(boolean online, boolean reader, boolean journal, boolean crashLoop, boolean lookedOver) {
    /** What keeps the shelf from starting a visit. */
    Optional<Trouble> trouble() {
        if (crashLoop) {
            return Optional.of(Trouble.CRASH_LOOP);
        }
        if (!journal) {
            return Optional.of(Trouble.JOURNAL);
        }
        return reader ? Optional.empty() : Optional.of(Trouble.READER);
    }

    Condition online(boolean changed) {
        return new Condition(changed, reader, journal, crashLoop, lookedOver);
    }

    Condition reader(boolean changed) {
        return new Condition(online, changed, journal, crashLoop, lookedOver);
    }

    Condition journal(boolean changed) {
        return new Condition(online, reader, changed, crashLoop, lookedOver);
    }

    Condition asLookedOver() {
        return new Condition(online, reader, journal, crashLoop, true);
    }
}
