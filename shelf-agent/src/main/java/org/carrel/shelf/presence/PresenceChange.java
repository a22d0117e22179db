package org.carrel.shelf.presence;

import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;

/** What {@link Presence} concluded. Said only when it is sure, by the bounds that its model states. */
public sealed interface PresenceChange {
    /** @param dsfid data storage format identifier as last seen, 0 to 255 */
    record Appeared(TagUid uid, int dsfid, CompartmentId compartment) implements PresenceChange {}

    record Moved(TagUid uid, CompartmentId from, CompartmentId to) implements PresenceChange {}

    record Vanished(TagUid uid, CompartmentId from) implements PresenceChange {}

    /** A compartment whose tags all fell silent at once, or whose antenna fails: nothing is concluded there until it sees again. */
    record WentBlind(CompartmentId compartment) implements PresenceChange {}

    record SeesAgain(CompartmentId compartment) implements PresenceChange {}
}
