package org.carrel.kiosk.flow;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.device.agent.ScreenLanguage;

/**
 * One screen as it is to be shown.
 *
 * @param touches all that can be touched
 * @param places the branches by name, as far as the hub has told them
 * @param languages that are offered
 * @param rows so many lines of a list fit
 */
public record Shown(
        Screen screen,
        View view,
        List<Touch> touches,
        SortedMap<SiteId, Place> places,
        List<ScreenLanguage> languages,
        int rows) {
    public Shown {
        touches = List.copyOf(touches);
        languages = List.copyOf(languages);
        places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    }

    /** Where a kiosk shows itself. Shows the latest it was given; returns at once and never fails its caller. */
    public interface Face {
        void show(Shown shown);
    }

    /** Told whether the page shows signs of life, for whoever can start its browser again. Returns at once and never fails its caller. */
    public interface Sign {
        void lives(boolean lives);
    }
}
