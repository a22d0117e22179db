package org.carrel.shelf.presence;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;

/**
 * Where the reader's time should go now.
 *
 * @param awaited tags that are likely to be taken within seconds: the books of the patron in session
 * @param lively compartments that are lit or whose doors stand open
 * @param sealed compartments behind closed, locked doors: nothing can come or go there
 */
public record Attention(SortedSet<TagUid> awaited, SortedSet<CompartmentId> lively, SortedSet<CompartmentId> sealed) {
    /** Nobody is there and every compartment can be reached. */
    public static final Attention IDLE = new Attention(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    public Attention {
        awaited = Collections.unmodifiableSortedSet(new TreeSet<>(awaited));
        lively = Collections.unmodifiableSortedSet(new TreeSet<>(lively));
        sealed = Collections.unmodifiableSortedSet(new TreeSet<>(sealed));
    }
}
