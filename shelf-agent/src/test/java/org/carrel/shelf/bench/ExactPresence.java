package org.carrel.shelf.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.shelf.presence.Attention;
import org.carrel.shelf.presence.Presence;
import org.carrel.shelf.presence.PresenceChange;
import org.carrel.shelf.presence.ShelfLayout;

/**
 * Presence for a reader that never errs: what an inventory shows is so; a tag is gone when its own antenna has missed it, then all
 * the others, and its own once more.
 */
public final class ExactPresence implements Presence {
    private final List<ShelfLayout.Place> places;
    private final SortedMap<TagUid, CompartmentId> present = new TreeMap<>();
    private final SortedMap<TagUid, SortedSet<Antenna>> missedBy = new TreeMap<>();
    private int turn;

    public ExactPresence(ShelfLayout layout) {
        this.places = layout.places();
    }

    @Override
    public void expect(SortedMap<TagUid, CompartmentId> remembered, Moment now) {
        present.putAll(remembered);
    }

    @Override
    public TagCommand next(Attention attention, Moment now) {
        turn = (turn + 1) % places.size();
        return new TagCommand.Inventory(places.get(turn).antenna());
    }

    @Override
    public List<PresenceChange> observe(TagResult result, Attention attention, Moment now) {
        if (!(result instanceof TagResult.Inventoried seen)) {
            return List.of();
        }
        List<PresenceChange> changes = new ArrayList<>();
        Antenna antenna = seen.command().antenna();
        CompartmentId here = places.stream()
                .filter(place -> place.antenna().equals(antenna))
                .findFirst()
                .orElseThrow()
                .compartment();
        SortedSet<TagUid> sighted = new TreeSet<>();
        for (TagResult.Sighting sighting : seen.sightings()) {
            sighted.add(sighting.uid());
            missedBy.remove(sighting.uid());
            CompartmentId before = present.put(sighting.uid(), here);
            if (before == null) {
                changes.add(new PresenceChange.Appeared(sighting.uid(), sighting.dsfid(), here));
            } else if (!before.equals(here)) {
                changes.add(new PresenceChange.Moved(sighting.uid(), before, here));
            }
        }
        for (TagUid uid : List.copyOf(present.keySet())) {
            if (sighted.contains(uid)) {
                continue;
            }
            boolean home = here.equals(present.get(uid));
            if (!home && !missedBy.containsKey(uid)) {
                continue;
            }
            SortedSet<Antenna> missed = missedBy.computeIfAbsent(uid, key -> new TreeSet<>());
            boolean everywhere = missed.size() == places.size();
            missed.add(antenna);
            if (home && everywhere) {
                missedBy.remove(uid);
                changes.add(new PresenceChange.Vanished(uid, present.remove(uid)));
            }
        }
        return changes;
    }

    @Override
    public SortedMap<TagUid, CompartmentId> present() {
        return present;
    }

    /** Those whose own antenna has missed them. */
    @Override
    public SortedSet<TagUid> doubted() {
        return new TreeSet<>(missedBy.keySet());
    }
}
