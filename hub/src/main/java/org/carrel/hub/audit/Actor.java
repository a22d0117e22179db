package org.carrel.hub.audit;

import org.carrel.contract.id.PatronId;
import org.carrel.contract.topic.Address;

/** By whom something was done or seen. */
public sealed interface Actor {
    /** A device, on behalf of whoever stood before it. */
    record Device(Address address) implements Actor {}

    /** A member of staff, by their id. */
    record Staff(String id) implements Actor {}

    record Borrower(PatronId id) implements Actor {}

    /** Another program with a key of its own, such as the library's web site. */
    record Client(String name) implements Actor {}

    /** The hub itself: the clock, an import. */
    record Hub(String part) implements Actor {}
}
