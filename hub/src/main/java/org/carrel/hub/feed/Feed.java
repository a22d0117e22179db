package org.carrel.hub.feed;

import java.time.Instant;
import java.util.List;

/** The facts in the order in which they were committed. A follower keeps the cursor of the last one it has seen. */
public interface Feed {
    void add(Fact fact, Instant now);

    /** Facts with a cursor above {@code cursor}, oldest first. */
    List<Entry> after(long cursor, int limit);

    /** The newest fact's cursor, 0 when there is none. */
    long newest();

    /** The oldest fact's cursor that is still kept: a follower that wants older ones starts anew from the present state. */
    long oldest();

    /** @param cursor grows with each fact; gaps mean nothing */
    record Entry(long cursor, Instant at, Fact fact) {}
}
