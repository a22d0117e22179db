package org.carrel.shelf.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.shelf.presence.Attention;
import org.carrel.shelf.presence.Presence;
import org.carrel.shelf.presence.PresenceChange;
import org.carrel.shelf.presence.ShelfLayout;

/**
 * Presence as it is usually done, to compare with: inventories only, and a tag is gone when its compartment's antenna has missed it
 * so many times in a row. If another antenna saw it meanwhile, it is there. While somebody is at a compartment, three inventories
 * in four are taken there.
 */
public final class MissCounter implements Presence {
    private static final class Count {
        int home;
        int misses;
        int elsewhere = -1;

        Count(int home) {
            this.home = home;
        }
    }

    private final List<ShelfLayout.Place> places;
    private final int missesMax;
    private final SortedMap<TagUid, Count> counts = new TreeMap<>();
    private final SortedMap<TagUid, CompartmentId> present = new TreeMap<>();
    private int turn;
    private int commands;

    /** @param missesMax misses in a row at which a tag counts as gone */
    public MissCounter(ShelfLayout layout, int missesMax) {
        this.places = layout.places();
        this.missesMax = missesMax;
    }

    @Override
    public void expect(SortedMap<TagUid, CompartmentId> remembered, Moment now) {
        remembered.forEach((uid, compartment) -> {
            counts.put(uid, new Count(placeOf(compartment)));
            present.put(uid, compartment);
        });
    }

    @Override
    public TagCommand next(Attention attention, Moment now) {
        commands++;
        if (!attention.lively().isEmpty() && commands % 4 != 0) {
            return inventory(placeOf(attention.lively().first()));
        }
        turn = (turn + 1) % places.size();
        return inventory(turn);
    }

    @Override
    public List<PresenceChange> observe(TagResult result, Attention attention, Moment now) {
        if (!(result instanceof TagResult.Inventoried inventoried)) {
            return List.of();
        }
        int here = inventoried.command().antenna().number() - 1;
        List<PresenceChange> changes = new ArrayList<>();
        SortedMap<TagUid, TagResult.Sighting> seen = new TreeMap<>();
        inventoried.sightings().forEach(sighting -> seen.put(sighting.uid(), sighting));
        seen.forEach((uid, sighting) -> {
            Count count = counts.get(uid);
            if (count == null) {
                counts.put(uid, new Count(here));
                present.put(uid, compartment(here));
                changes.add(new PresenceChange.Appeared(uid, sighting.dsfid(), compartment(here)));
            } else if (count.home == here) {
                count.misses = 0;
                count.elsewhere = -1;
            } else {
                count.elsewhere = here;
            }
        });
        List<TagUid> given = new ArrayList<>();
        counts.forEach((uid, count) -> {
            if (count.home == here && !seen.containsKey(uid) && ++count.misses >= missesMax) {
                given.add(uid);
            }
        });
        given.forEach(uid -> changes.add(givenUp(uid)));
        return changes;
    }

    @Override
    public SortedMap<TagUid, CompartmentId> present() {
        return present;
    }

    @Override
    public SortedSet<TagUid> doubted() {
        return Collections.emptySortedSet();
    }

    private PresenceChange givenUp(TagUid uid) {
        Count count = Objects.requireNonNull(counts.get(uid));
        CompartmentId from = compartment(count.home);
        if (count.elsewhere < 0) {
            counts.remove(uid);
            present.remove(uid);
            return new PresenceChange.Vanished(uid, from);
        }
        CompartmentId to = compartment(count.elsewhere);
        counts.put(uid, new Count(count.elsewhere));
        present.put(uid, to);
        return new PresenceChange.Moved(uid, from, to);
    }

    private TagCommand inventory(int place) {
        return new TagCommand.Inventory(places.get(place).antenna());
    }

    private CompartmentId compartment(int place) {
        return places.get(place).compartment();
    }

    private int placeOf(CompartmentId compartment) {
        for (int place = 0; place < places.size(); place++) {
            if (places.get(place).compartment().equals(compartment)) {
                return place;
            }
        }
        throw new IllegalArgumentException("no compartment " + compartment);
    }
}
