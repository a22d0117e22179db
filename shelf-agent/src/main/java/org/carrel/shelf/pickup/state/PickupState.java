package org.carrel.shelf.pickup.state;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.shelf.pickup.stock.Astray;
import org.carrel.shelf.pickup.stock.Repair;
import org.carrel.shelf.pickup.stock.Stock;
import org.carrel.shelf.pickup.visit.Closing;
import org.carrel.shelf.pickup.visit.VisitState;

/**
 * Everything that the pickup core knows, immutable. Opaque outside the core: others step it with {@link
 * org.carrel.shelf.pickup.Pickup} and look at it with {@link org.carrel.shelf.pickup.picture.Picture}.
 *
 * @param doubted tags that are as good as gone, and since when
 * @param released tags that stand here and whose release was read back by this run of the program
 * @param alarms raised and not cleared, as {@code ALARM/subject}
 * @param blinks compartments to blink on command, and until when
 * @param nextVisit number of the next visit
 * @param inventoryOwed an account of all that stands here is to be told as soon as nothing is in doubt, at the latest at {@code
 *     inventoryAt}
 */
public record PickupState(
        VisitState visit,
        List<Closing> closing,
        Stock stock,
        SortedMap<CompartmentId, Door> doors,
        SortedMap<TagUid, Astray> astray,
        SortedMap<TagUid, Repair> repairs,
        SortedMap<TagUid, Long> doubted,
        SortedSet<TagUid> released,
        SortedSet<String> alarms,
        SortedMap<CommandId, Running> running,
        SortedMap<CompartmentId, Long> blinks,
        Condition condition,
        long nextVisit,
        boolean inventoryOwed,
        long inventoryAt) {
    public PickupState {
        closing = List.copyOf(closing);
        doors = Collections.unmodifiableSortedMap(new TreeMap<>(doors));
        astray = Collections.unmodifiableSortedMap(new TreeMap<>(astray));
        repairs = Collections.unmodifiableSortedMap(new TreeMap<>(repairs));
        doubted = Collections.unmodifiableSortedMap(new TreeMap<>(doubted));
        released = Collections.unmodifiableSortedSet(new TreeSet<>(released));
        alarms = Collections.unmodifiableSortedSet(new TreeSet<>(alarms));
        running = Collections.unmodifiableSortedMap(new TreeMap<>(running));
        blinks = Collections.unmodifiableSortedMap(new TreeMap<>(blinks));
    }

    public DoorReport doorReport() {
        return DoorReport.of(this);
    }

    /** How many tags still need their security repaired. */
    public int repairCount() {
        return repairs.size();
    }

    /** Whether a patron may be in the middle of something that a command must not interrupt. */
    public boolean busy() {
        return visit instanceof VisitState.Collecting
                || visit instanceof VisitState.Asking
                || visit instanceof VisitState.Waiting;
    }
}
