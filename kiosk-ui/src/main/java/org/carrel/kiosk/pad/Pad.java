package org.carrel.kiosk.pad;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;

/**
 * Which tags lie on the pad. A tag that is seen once is there: its number came with a checksum. One that is missed has left only after
 * several looks and a while, since books that lie on each other shadow each other's tags. A step machine.
 */
public final class Pad {
    /** A book is not "gone" for one bad look, and a hand that lifts it is noticed before it is out of reach. */
    static final Duration GONE_AFTER = Duration.ofMillis(700);

    static final int MISSES = 4;
    /** More than any pile that a person carries; beyond it tags are not counted, so that a full box does not fill the memory. */
    static final int TAGS_MAX = 60;

    private record Seen(long lastAt, int misses) {}

    private final Antenna antenna;
    private final SortedMap<TagUid, Seen> tags = new TreeMap<>();

    public Pad(Antenna antenna) {
        this.antenna = antenna;
    }

    /** What the reader should do when there is nothing better. */
    public TagCommand next() {
        return new TagCommand.Inventory(antenna);
    }

    public SortedSet<TagUid> present() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(tags.keySet()));
    }

    /** Takes the result of any command; a failed one says nothing about a tag. */
    public List<PadChange> observe(TagResult result, Moment now) {
        return switch (result) {
            case TagResult.Inventoried it when it.command().antenna().equals(antenna) -> looked(it, now);
            case TagResult.BlocksRead it -> answered(it.command().uid(), now);
            case TagResult.SystemInfo it -> answered(it.command().uid(), now);
            case TagResult.Inventoried _, TagResult.Written _, TagResult.FieldReset _, TagResult.Failed _ -> List.of();
        };
    }

    private List<PadChange> looked(TagResult.Inventoried look, Moment now) {
        List<PadChange> changes = new ArrayList<>();
        SortedSet<TagUid> heard = new TreeSet<>();
        for (TagResult.Sighting sighting : look.sightings()) {
            heard.add(sighting.uid());
            boolean known = tags.containsKey(sighting.uid());
            if (known || tags.size() < TAGS_MAX) {
                tags.put(sighting.uid(), new Seen(now.nanos(), 0));
            }
            if (!known && tags.containsKey(sighting.uid())) {
                changes.add(new PadChange.Appeared(sighting.uid(), sighting.dsfid()));
            }
        }
        // Where answers collided, whoever was not heard may well have been among them.
        if (look.complete()) {
            missed(heard, now, changes);
        }
        return changes;
    }

    private void missed(SortedSet<TagUid> heard, Moment now, List<PadChange> changes) {
        for (Iterator<Map.Entry<TagUid, Seen>> each = tags.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<TagUid, Seen> tag = each.next();
            // Read before it is removed: a tree may move another entry into a removed one's place.
            TagUid uid = tag.getKey();
            if (heard.contains(uid)) {
                continue;
            }
            Seen seen = new Seen(tag.getValue().lastAt(), tag.getValue().misses() + 1);
            if (seen.misses() >= MISSES && now.nanos() - seen.lastAt() >= GONE_AFTER.toNanos()) {
                each.remove();
                changes.add(new PadChange.Left(uid));
            } else {
                tag.setValue(seen);
            }
        }
    }

    private List<PadChange> answered(TagUid uid, Moment now) {
        Optional.ofNullable(tags.get(uid)).ifPresent(seen -> tags.put(uid, new Seen(now.nanos(), 0)));
        return List.of();
    }
}
