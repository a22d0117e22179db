package org.carrel.fleet.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.EventBody;
import org.carrel.device.port.DeviceStore;

/**
 * What one device has accepted, as seen from outside its store: every event that a finished write appended, and the notes as the last
 * such write left them. A write that was torn counts as it is found when the device starts again: whole or not at all.
 */
final class Accepted {
    /** An event in a device's own numbering. */
    record Event(long sequence, EventBody body) {}

    private final String device;
    private final Runnable changed;
    private final Consumer<Event> heard;
    private final Consumer<String> kept;
    private final List<Event> events = new ArrayList<>();
    private final SortedMap<String, String> notes = new TreeMap<>();
    private List<Event> doubtful = List.of();
    private boolean torn;

    Accepted(String device, Runnable changed, Consumer<Event> heard, Consumer<String> kept) {
        this.device = device;
        this.changed = changed;
        this.heard = heard;
        this.kept = kept;
    }

    List<Event> events() {
        return events;
    }

    /** Notes by key, as text. */
    SortedMap<String, String> notes() {
        return notes;
    }

    void add(List<Event> more, SortedMap<String, Optional<Bytes>> written) {
        for (Event event : more) {
            if (event.sequence() != events.size() + 1) {
                throw new Broken(
                        Broken.Promise.TWICE, device + " numbers " + event + " after " + events.size() + " events");
            }
            events.add(event);
            heard.accept(event);
        }
        written.forEach((key, value) -> value.ifPresentOrElse(
                note -> {
                    kept.accept(text(note));
                    notes.put(key, text(note));
                },
                () -> notes.remove(key)));
        changed.run();
    }

    void inDoubt(List<Event> more, SortedMap<String, Optional<Bytes>> written) {
        doubtful = List.copyOf(more);
        torn = true;
    }

    /** Whether the last write was torn. */
    boolean doubtful() {
        return torn;
    }

    /** The device has started again: nothing that was accepted may be missing, and of a torn write all is there or nothing. */
    void reopened(DeviceStore store) {
        long newest = store.newest();
        int last = events.size() + doubtful.size();
        if (newest != events.size() && newest != last) {
            throw new Broken(
                    Broken.Promise.LOST,
                    device + " had accepted " + events.size() + " events, and " + doubtful.size()
                            + " in doubt, and finds " + newest);
        }
        if (newest > events.size()) {
            events.addAll(doubtful);
            doubtful.forEach(heard);
        }
        doubtful = List.of();
        torn = false;
        SortedMap<String, String> found = new TreeMap<>();
        store.notes("").forEach((key, value) -> found.put(key, text(value)));
        notes.clear();
        notes.putAll(found);
        changed.run();
    }

    private static String text(Bytes note) {
        return new String(note.toArray(), StandardCharsets.UTF_8);
    }
}
