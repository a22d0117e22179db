package org.carrel.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.Uid;

/** Every thing that can be carried, and where it is: in a row of a compartment, in its order, or elsewhere. */
final class Things {
    private final TreeMap<ThingId, Thing> things = new TreeMap<>();
    private final TreeMap<ThingId, Whereabouts> whereabouts = new TreeMap<>();
    private final TreeMap<Spot, List<Thing>> rows = new TreeMap<>();
    private final TreeMap<Uid, Tag> tags = new TreeMap<>();
    private final TreeMap<Uid, ThingId> carriers = new TreeMap<>();

    private final TreeMap<Uid, Long> moved = new TreeMap<>();

    void add(Thing thing, Whereabouts where) {
        if (things.putIfAbsent(thing.id(), thing) != null) {
            throw new IllegalArgumentException("there is a " + thing.id() + " already");
        }
        for (Tag tag : thing.tags()) {
            if (tags.putIfAbsent(tag.uid(), tag) != null) {
                throw new IllegalArgumentException("there is a tag " + tag.uid() + " already");
            }
            carriers.put(tag.uid(), thing.id());
        }
        whereabouts.put(thing.id(), where);
        if (where instanceof Whereabouts.Shelved shelved) {
            row(shelved.spot()).add(thing);
        }
    }

    Thing thing(ThingId id) {
        Thing thing = things.get(id);
        if (thing == null) {
            throw new IllegalArgumentException("no thing " + id);
        }
        return thing;
    }

    List<Thing> all() {
        return List.copyOf(things.values());
    }

    Whereabouts where(ThingId id) {
        Whereabouts where = whereabouts.get(id);
        if (where == null) {
            throw new IllegalArgumentException("no thing " + id);
        }
        return where;
    }

    Optional<Tag> tag(Uid uid) {
        return Optional.ofNullable(tags.get(uid));
    }

    Optional<ThingId> carrier(Uid uid) {
        return Optional.ofNullable(carriers.get(uid));
    }

    /** The things of a compartment from left to right; the list is the state itself. */
    List<Thing> row(Spot spot) {
        return rows.computeIfAbsent(spot, _ -> new ArrayList<>());
    }

    int widthTaken(Spot spot) {
        return row(spot).stream().mapToInt(Thing::thicknessMm).sum();
    }

    /** Where the thing stands in its row, or -1. */
    int index(ThingId id) {
        return where(id) instanceof Whereabouts.Shelved shelved
                ? row(shelved.spot()).indexOf(thing(id))
                : -1;
    }

    /** @param index where in the row, when it goes to one; anything beyond its end means the end */
    void move(ThingId id, Whereabouts to, int index, long now) {
        Thing thing = thing(id);
        if (where(id) instanceof Whereabouts.Shelved from) {
            row(from.spot()).remove(thing);
        }
        whereabouts.put(id, to);
        if (to instanceof Whereabouts.Shelved shelved) {
            List<Thing> row = row(shelved.spot());
            row.add(Math.min(index, row.size()), thing);
        }
        // Out of the old field: its chip forgets what it was told.
        for (Tag tag : thing.tags()) {
            tag.losePower();
            moved.put(tag.uid(), now);
        }
    }

    /** When the tag was last moved; the beginning of time when it never was. */
    long movedAt(Uid uid) {
        return moved.getOrDefault(uid, 0L);
    }

    /** Whether the tag is in this furniture or in somebody's hand. */
    boolean near(Uid uid, FurnitureId furniture) {
        ThingId carrier = carriers.get(uid);
        if (carrier == null) {
            return false;
        }
        return switch (where(carrier)) {
            case Whereabouts.Shelved shelved -> shelved.spot().furniture().equals(furniture);
            case Whereabouts.InHand _ -> true;
            case Whereabouts.OnDesk _, Whereabouts.Outside _ -> false;
        };
    }
}
