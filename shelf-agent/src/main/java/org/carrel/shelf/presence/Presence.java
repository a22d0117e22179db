package org.carrel.shelf.presence;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;

/**
 * Decides which tag is in which compartment, and what to ask the reader next to know it sooner. A step machine; the agent starts
 * the command that {@link #next} names whenever the reader is idle, and hands back every result.
 */
public interface Presence {
    /**
     * Called once before anything else: what was on the shelf when the device stopped. Each is held to be present, unconfirmed, and
     * doubted first; nothing is said of it unless it is found elsewhere (moved) or surely nowhere (vanished).
     */
    void expect(SortedMap<TagUid, CompartmentId> remembered, Moment now);

    /** What the reader should do now; always something. */
    TagCommand next(Attention attention, Moment now);

    /** Takes the result of any reader command, also of those that others started; a failed one says nothing about a tag unless it says that the tag did not answer. */
    List<PresenceChange> observe(TagResult result, Attention attention, Moment now);

    /** Where every tag is that is held to be present, in UID order. */
    SortedMap<TagUid, CompartmentId> present();

    /** Those of them that are as good as gone: only the search for them, or time, is missing to say it. */
    SortedSet<TagUid> doubted();
}
