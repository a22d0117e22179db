package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.topic.Address;

/** The hub's words given at shelves. */
public interface GrantStore {
    void addForPatron(GrantId grant, Address device, PatronId patron, Instant issued, Instant expires);

    void addForStaff(GrantId grant, Address device, String staff, Instant issued, Instant expires);

    /** To whom the grant was given, at whatever device; empty for an unknown one and for staff. */
    Optional<PatronId> patron(GrantId grant);

    /** When the grant was given, to whomever; empty for an unknown one. */
    Optional<Word> word(GrantId grant);

    /** Forgets those given before. */
    int forgetBefore(Instant issued);
}
