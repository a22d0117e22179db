package org.carrel.shelf.bookdrop.sorting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.TagUid;

/**
 * A drop between two steps.
 *
 * @param alarms raised and not cleared, as {@code KIND/subject}
 * @param thanks what the screen says was received
 * @param fallen the tags of what fell into the bins last, the oldest first
 */
public record DropState(
        Phase phase,
        Sensors sensors,
        Condition condition,
        SortedSet<String> alarms,
        Thanks thanks,
        List<TagUid> fallen) {
    /** More than bins hold. */
    private static final int FALLEN_MAX = 500;

    /**
     * What it can count on.
     *
     * @param crashLoop it stopped several times shortly after its start
     * @param unheard so many things in a row came without a tag that the reader heard
     */
    record Condition(boolean online, boolean readerWorks, boolean journalWorks, boolean crashLoop, int unheard) {}

    /** @param until monotonic nanoseconds */
    record Thanks(int things, int unread, long until) {
        static final Thanks NONE = new Thanks(0, 0, Long.MIN_VALUE);
    }

    public DropState {
        alarms = Collections.unmodifiableSortedSet(new TreeSet<>(alarms));
        fallen = List.copyOf(fallen);
    }

    /** Whether something is on its way to a bin. */
    public boolean busy() {
        return !(phase instanceof Phase.Ready);
    }

    /** So many things in a row came without a tag that the reader heard. */
    public int unheard() {
        return condition.unheard();
    }

    /** The first alarm of this kind, as {@code KIND/subject}; empty when there is none. */
    public String alarm(String kind) {
        return alarms.stream()
                .filter(each -> each.startsWith(kind + "/"))
                .findFirst()
                .orElse("");
    }

    DropState with(Phase changed) {
        return new DropState(changed, sensors, condition, alarms, thanks, fallen);
    }

    DropState with(Sensors changed) {
        return new DropState(phase, changed, condition, alarms, thanks, fallen);
    }

    DropState with(Condition changed) {
        return new DropState(phase, sensors, changed, alarms, thanks, fallen);
    }

    DropState with(SortedSet<String> changed) {
        return new DropState(phase, sensors, condition, changed, thanks, fallen);
    }

    DropState with(Thanks changed) {
        return new DropState(phase, sensors, condition, alarms, changed, fallen);
    }

    DropState fell(List<TagUid> tags) {
        List<TagUid> all = new ArrayList<>(fallen);
        all.removeAll(tags);
        all.addAll(tags);
        List<TagUid> last = all.subList(Math.max(0, all.size() - FALLEN_MAX), all.size());
        return new DropState(phase, sensors, condition, alarms, thanks, last);
    }
}
