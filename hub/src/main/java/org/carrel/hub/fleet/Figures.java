package org.carrel.hub.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.carrel.contract.message.Telemetry;
import org.carrel.contract.topic.Address;

/**
 * The last figures of each device and a short run of them, for a small chart. In memory only; they may be lost. Safe for several
 * threads.
 */
public final class Figures {
    private static final int RUN_MAX = 60;
    private static final int NAMES_MAX = 40;

    private final Map<String, SortedMap<String, Run>> devices = new ConcurrentSkipListMap<>();

    /** @param values oldest first */
    public record Run(String name, List<Double> values, Instant last) {
        public Run {
            values = List.copyOf(values);
        }

        private Run followedBy(double value, Instant now) {
            List<Double> next = new ArrayList<>(values.size() < RUN_MAX ? values : values.subList(1, RUN_MAX));
            next.add(value);
            return new Run(name, next, now);
        }
    }

    public void told(Address address, Telemetry telemetry, Instant now) {
        devices.compute(address.login(), (login, before) -> {
            SortedMap<String, Run> runs = before == null ? new TreeMap<>() : new TreeMap<>(before);
            telemetry.figures().forEach((name, value) -> {
                if (runs.size() < NAMES_MAX || runs.containsKey(name)) {
                    runs.merge(name, new Run(name, List.of(value), now), (run, first) -> run.followedBy(value, now));
                }
            });
            return runs;
        });
    }

    /** By name. */
    public List<Run> of(Address address) {
        SortedMap<String, Run> runs = devices.get(address.login());
        return runs == null ? List.of() : List.copyOf(runs.values());
    }

    public void forget(Address address) {
        devices.remove(address.login());
    }
}
