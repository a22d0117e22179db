package org.carrel.shelf.pickup;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Ending;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.Moment;
import org.carrel.shelf.pickup.state.Condition;
import org.carrel.shelf.pickup.state.Door;
import org.carrel.shelf.pickup.state.PickupState;
import org.carrel.shelf.pickup.state.Rules;
import org.carrel.shelf.pickup.state.Running;
import org.carrel.shelf.pickup.stock.Repair;
import org.carrel.shelf.pickup.stock.Stock;
import org.carrel.shelf.pickup.visit.Closing;
import org.carrel.shelf.pickup.visit.Entry;
import org.carrel.shelf.pickup.visit.VisitState;

/**
 * What the journal's notes say at start. A note that cannot be understood is left where it is and named in {@code problems}; the rest
 * counts.
 *
 * @param commands interrupted in the middle, with what was noted of them
 */
public record Remembered(
        List<String> problems,
        SortedMap<String, Bytes> visits,
        SortedMap<String, Bytes> places,
        SortedMap<String, Bytes> repairs,
        SortedMap<String, Bytes> alarms,
        SortedMap<String, Bytes> commands) {

    public static Remembered of(DeviceStore store) {
        return new Remembered(
                new ArrayList<>(),
                store.notes(Entry.KEY_PREFIX),
                store.notes(Stock.KEY_PREFIX),
                store.notes(Repair.KEY_PREFIX),
                store.notes(Turn.ALARM_PREFIX),
                store.notes(Running.KEY_PREFIX));
    }

    /** Where every tag stood, for presence to expect it there. */
    public SortedMap<TagUid, CompartmentId> expected() {
        SortedMap<TagUid, CompartmentId> expected = new TreeMap<>();
        stock().tags().forEach((uid, shelved) -> expected.put(uid, shelved.at()));
        return expected;
    }

    /** The tags that stood for no item when they were last read, or could not be read. */
    public SortedSet<TagUid> strangers() {
        SortedSet<TagUid> strangers = new TreeSet<>();
        stock().tags().forEach((uid, shelved) -> {
            if (shelved instanceof Stock.Strange) {
                strangers.add(uid);
            }
        });
        return strangers;
    }

    PickupState state(Rules rules, boolean crashLoop) {
        SortedMap<CompartmentId, Door> doors = new TreeMap<>();
        rules.lockable().forEach(id -> doors.put(id, Door.UNHEARD));
        TreeSet<String> raised = new TreeSet<>();
        alarms.keySet().forEach(key -> raised.add(key.substring(Turn.ALARM_PREFIX.length())));
        List<Closing> closing = closing();
        long last = closing.stream()
                .mapToLong(visit -> visit.entry().number())
                .max()
                .orElse(0);
        return new PickupState(
                new VisitState.Starting(),
                closing,
                stock(),
                doors,
                new TreeMap<>(),
                pending(),
                new TreeMap<>(),
                new TreeSet<>(),
                raised,
                new TreeMap<>(),
                new TreeMap<>(),
                new Condition(false, true, true, crashLoop, false),
                last + 1,
                false,
                Moment.NEVER);
    }

    List<CommandId> interrupted() {
        return commands.keySet().stream()
                .map(key -> new CommandId(key.substring(Running.KEY_PREFIX.length())))
                .toList();
    }

    Bytes noteOf(CommandId command) {
        return commands.getOrDefault(Running.KEY_PREFIX + command, Bytes.EMPTY);
    }

    private Stock stock() {
        Stock stock = Stock.EMPTY;
        for (String key : places.keySet()) {
            Stock before = stock;
            stock = understood(key, before, () -> before.plus(key, places.getOrDefault(key, Bytes.EMPTY)));
        }
        return stock;
    }

    private List<Closing> closing() {
        List<Closing> found = new ArrayList<>();
        visits.forEach((key, note) -> understood(
                key, false, () -> found.add(new Closing(Entry.decode(key, note), Ending.INTERRUPTED, true))));
        return found;
    }

    private SortedMap<TagUid, Repair> pending() {
        SortedMap<TagUid, Repair> found = new TreeMap<>();
        repairs.forEach((key, note) -> understood(key, false, () -> {
            found.put(TagUid.of(key.substring(Repair.KEY_PREFIX.length())), Repair.decode(note));
            return true;
        }));
        return found;
    }

    private <T> T understood(String key, T otherwise, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException damaged) {
            String problem = "note " + key + " cannot be understood ("
                    + damaged.getClass().getSimpleName() + ")";
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
            return otherwise;
        }
    }
}
