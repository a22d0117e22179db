package org.carrel.kiosk.flow;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.agent.ScreenLanguage;

/**
 * How the person at the kiosk wants screens to be; usual again when a session ends.
 *
 * @param blank nothing is to be seen, since everything is spoken and others look on
 */
public record View(ScreenLanguage language, SortedSet<Display> modes, boolean blank) {
    public View {
        modes = Collections.unmodifiableSortedSet(new TreeSet<>(modes));
        blank = blank && modes.contains(Display.SPOKEN);
    }

    public View(ScreenLanguage language, SortedSet<Display> modes) {
        this(language, modes, false);
    }

    public static View usual(ScreenLanguage language) {
        return new View(language, new TreeSet<>());
    }

    public boolean has(Display mode) {
        return modes.contains(mode);
    }

    /** How many lines of a list fit, where {@code usual} do in usual type: large type and low controls need the room. */
    public int rows(int usual) {
        int fit = has(Display.LOW_REACH) ? usual / 3 : has(Display.LARGE_TYPE) ? usual / 2 : usual;
        return Math.max(1, fit);
    }

    View toggled(Display mode) {
        SortedSet<Display> changed = new TreeSet<>(modes);
        if (!changed.remove(mode)) {
            changed.add(mode);
        }
        return new View(language, changed, blank);
    }

    View with(Collection<Display> more) {
        SortedSet<Display> all = new TreeSet<>(modes);
        all.addAll(more);
        return new View(language, all, blank);
    }

    View in(ScreenLanguage other) {
        return new View(other, modes, blank);
    }

    /** Only while screens are spoken: who can neither see nor hear it would be lost. */
    View blanked(boolean dark) {
        return new View(language, modes, dark);
    }
}
