package org.carrel.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is broken at present, in the order in which it broke. */
final class Faults {
    private final List<Fault> active = new ArrayList<>();

    boolean add(Fault fault) {
        return !active.contains(fault) && active.add(fault);
    }

    boolean remove(Fault fault) {
        return active.remove(fault);
    }

    List<Fault> all() {
        return List.copyOf(active);
    }

    <F extends Fault> List<F> all(Class<F> kind) {
        if (active.isEmpty()) {
            return List.of();
        }
        return active.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <F extends Fault> boolean any(Class<F> kind, Predicate<F> which) {
        return all(kind).stream().anyMatch(which);
    }
}
