package org.carrel.hub.way;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carrel.hub.catalogue.CallNumber;
import org.carrel.hub.way.FloorMap.Range;

/** Whether a building's ranges follow each other without a gap and without an overlap, collection by collection. */
final class RangeOrder {
    private RangeOrder() {}

    /** A range and how its place is called in messages. */
    record Placed(String where, Range range) {}

    /** @param gaps call numbers that stand nowhere; a map may have them */
    record Findings(List<String> faults, List<String> gaps) {}

    static Findings check(List<Placed> ranges) {
        List<String> faults = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        Map<String, List<Placed>> collections = new TreeMap<>();
        for (Placed placed : ranges) {
            Range range = placed.range();
            Optional<CallNumber> end = range.end();
            boolean backwards =
                    end.map(before -> before.compareTo(range.from()) <= 0).orElse(false);
            boolean otherCollection = end.map(
                            before -> !before.collection().equals(range.from().collection()))
                    .orElse(!range.before().isEmpty());
            if (backwards || otherCollection) {
                faults.add(placed.where() + ": the range " + range + " ends before it begins");
            } else {
                collections
                        .computeIfAbsent(range.from().collection(), collection -> new ArrayList<>())
                        .add(placed);
            }
        }
        collections.values().forEach(collection -> neighbours(collection, faults, gaps));
        return new Findings(faults, gaps);
    }

    private static void neighbours(List<Placed> collection, List<String> faults, List<String> gaps) {
        collection.sort(Comparator.comparing((Placed placed) -> placed.range().from()));
        for (int index = 1; index < collection.size(); index++) {
            Placed before = collection.get(index - 1);
            Placed after = collection.get(index);
            Optional<CallNumber> end = before.range().end();
            int compared =
                    end.map(number -> number.compareTo(after.range().from())).orElse(1);
            boolean otherOrder =
                    end.isEmpty() && !before.range().holds(after.range().from());
            if (compared > 0 && !otherOrder) {
                faults.add(after.where() + ": the range " + after.range() + " overlaps " + before.range() + " of "
                        + before.where());
            } else if (compared < 0) {
                gaps.add("call numbers from " + before.range().before() + " to before "
                        + after.range().from() + " stand nowhere, between " + before.where() + " and "
                        + after.where());
            }
        }
    }
}
