package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.topic.Address;

/** Who is signed in where, and how they wish screens to be; within one transaction. */
public interface SessionStore {
    /** The hub's word for one patron at one kiosk. */
    record Session(GrantId grant, Address kiosk, PatronId patron, Instant expires) {
        boolean holds(Address at, Instant now) {
            return kiosk.equals(at) && now.isBefore(expires);
        }
    }

    void add(Session session, Instant now);

    Optional<Session> find(GrantId grant);

    /** It holds no longer than until then. */
    void end(GrantId grant, Instant when);

    int forgetBefore(Instant expired);

    List<Display> wishes(PatronId patron);

    /** Replaces; none removes them. */
    void keep(PatronId patron, List<Display> wishes);
}
