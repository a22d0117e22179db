package org.carrel.fleet.bench.house;

import java.util.Locale;
import org.carrel.sim.Octets;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.PersonId;
import org.carrel.sim.world.ThingId;

/** One of a measured library's people: the hub knows them by the same number. */
public record Guest(int number, Person.Role role) {
    public String id() {
        return (role == Person.Role.STAFF ? "staff-" : "patron-") + number;
    }

    /** UID of the card's chip, which is also the card's number: seven bytes that begin with NXP's 04 (ISO/IEC 7816-6). */
    public Octets chip() {
        return Octets.hex(String.format(Locale.ROOT, "04%02X%010X", role.ordinal() + 1, number + 1));
    }

    public ThingId card() {
        return new ThingId("card-" + id());
    }

    public PersonId person() {
        return new PersonId(id());
    }
}
