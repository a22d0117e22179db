package org.carrel.fleet.demo;

import java.util.List;
import org.carrel.sim.Octets;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.PersonId;

/** The invented people of the demo, and their cards. */
public final class Cast {
    /**
     * @param name as the hub knows them
     * @param chip UID of the card, which is also its number
     * @param language BCP 47 tag of their notices and screens
     */
    public record Member(String id, String name, Person.Role role, Octets chip, String language, String email) {
        Person person() {
            return new Person(new PersonId(id), name, role);
        }

        String cardLabel() {
            return role == Person.Role.STAFF ? "館員證" : "借閱證";
        }
    }

    public static final Member LIN =
            new Member("lin", "林曉青", Person.Role.PATRON, Octets.hex("04A1B2C3D4E5F6"), "zh-Hant", "lin@example.org");
    public static final Member OKAFOR = new Member(
            "okafor", "Ada Okafor", Person.Role.PATRON, Octets.hex("0411223344AA80"), "en", "okafor@example.org");
    public static final Member WANG =
            new Member("wang", "王大明", Person.Role.PATRON, Octets.hex("049988776655A1"), "zh-Hant", "wang@example.org");
    public static final Member CHEN =
            new Member("chen", "陳館員", Person.Role.STAFF, Octets.hex("04C0FFEE123480"), "zh-Hant", "chen@example.org");

    public static final List<Member> ALL = List.of(LIN, OKAFOR, WANG, CHEN);

    private Cast() {}
}
