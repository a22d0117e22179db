package org.carrel.shelf.bookdrop.sorting;

import java.util.List;

/** What follows from one happening. */
public record Step(DropState state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }
}
