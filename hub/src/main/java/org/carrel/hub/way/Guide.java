package org.carrel.hub.way;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.contract.id.SiteId;

/** The branches' maps ready for use, each read once as long as it stays the same. For any thread. */
public final class Guide {
    private final MapReader reader;
    private final Map<SiteId, Ready> ready = new ConcurrentHashMap<>();

    private record Ready(Instant changed, Checked checked) {}

    public Guide(MapReader reader) {
        this.reader = reader;
    }

    public Checked read(SiteId branch, String content) {
        return reader.read(branch, content);
    }

    /** The way through a branch; empty when it has no usable map. */
    public Optional<Wayfinder> way(SiteId branch, Optional<Maps.Stored> stored) {
        return stored.flatMap(map -> {
            Ready known = ready.compute(
                    branch,
                    (site, before) -> before != null && before.changed().equals(map.changed())
                            ? before
                            : new Ready(map.changed(), reader.read(branch, map.content())));
            return known.checked() instanceof Checked.Usable usable ? Optional.of(usable.way()) : Optional.empty();
        });
    }
}
