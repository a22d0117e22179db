package org.carrel.contract.message.drop;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.kiosk.Destination;

/**
 * Where things of each owner go when the hub cannot be asked. A drop is told it as a setting, so that it knows it through every start:
 * {@code TW-NLPI=shelf,TW-LIYUAN=branch:liyuan,TW-TCC=library:TCC}.
 *
 * @param destinations by ISIL as on the tags
 */
public record OwnerTable(SortedMap<String, Destination> destinations) {
    /** The setting of a device, in {@code config/desired}, that holds it. */
    public static final String SETTING = "hub.owners";

    public static final OwnerTable EMPTY = new OwnerTable(new TreeMap<>());

    private static final String BRANCH = "branch:";
    private static final String LIBRARY = "library:";

    public OwnerTable {
        destinations = Collections.unmodifiableSortedMap(new TreeMap<>(destinations));
        destinations.forEach((owner, destination) -> {
            if (!owner.matches("[A-Za-z0-9/:-]{1,32}")) {
                throw new IllegalArgumentException("no owner is called '" + owner + "'");
            }
            var _ = written(destination);
        });
    }

    public Optional<Destination> of(String owner) {
        return Optional.ofNullable(destinations.get(owner));
    }

    /** @throws IllegalArgumentException for anything but what {@link #toString} gives */
    public static OwnerTable parse(String text) {
        SortedMap<String, Destination> destinations = new TreeMap<>();
        for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] parts = pair.strip().split("=", -1);
            if (parts.length != 2 || destinations.put(parts[0], destination(parts[1])) != null) {
                throw new IllegalArgumentException("not an owner and where its things go: " + pair);
            }
        }
        return new OwnerTable(destinations);
    }

    /** As the setting holds it. */
    @Override
    public String toString() {
        return destinations.entrySet().stream()
                .map(each -> each.getKey() + "=" + written(each.getValue()))
                .collect(Collectors.joining(","));
    }

    private static Destination destination(String word) {
        if (word.startsWith(BRANCH)) {
            return new Destination.OtherBranch(new SiteId(word.substring(BRANCH.length())));
        }
        if (word.startsWith(LIBRARY)) {
            return new Destination.OtherLibrary(word.substring(LIBRARY.length()));
        }
        if (word.equals("shelf")) {
            return new Destination.Shelf();
        }
        throw new IllegalArgumentException("not where things go: " + word);
    }

    private static String written(Destination destination) {
        return switch (destination) {
            case Destination.Shelf() -> "shelf";
            case Destination.OtherBranch(SiteId branch) -> BRANCH + branch.value();
            case Destination.OtherLibrary(String code) -> {
                if (!code.matches("[A-Za-z0-9._-]{1,64}")) {
                    throw new IllegalArgumentException("no library's code: '" + code + "'");
                }
                yield LIBRARY + code;
            }
            case Destination.Hold _, Destination.Desk _ ->
                throw new IllegalArgumentException("an owner is a library, not " + destination);
        };
    }
}
