package org.carrel.hub.fleet;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Health;
import org.carrel.contract.topic.Address;

/**
 * One device of the library as the hub knows it.
 *
 * @param kind what was enrolled; what the device says of itself is in {@code description}
 */
public record Device(
        Address address, Names names, Birth.Kind kind, Instant enrolled, Presence presence, Description description) {
    /**
     * What people call it and where it stands.
     *
     * @param nameZh 1 to 60 characters, as the others
     */
    public record Names(String nameZh, String nameEn, String placeZh, String placeEn) {
        private static final int LONGEST = 60;

        public Names {
            for (String name : List.of(nameZh, nameEn, placeZh, placeEn)) {
                if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
                    throw new IllegalArgumentException(
                            "a device's name or place has 1 to " + LONGEST + " characters, not '" + name + "'");
                }
            }
        }
    }

    /**
     * What a device last said of itself; empty until its first birth.
     *
     * @param compartments in the order in which they stand
     * @param healthSince since when its worst part is as it is
     * @param toldAtMillis how long the device had been running when it said so; within one session a later word has a higher one
     */
    public record Description(
            String software,
            List<Birth.Compartment> compartments,
            Health health,
            Instant healthSince,
            long oldestKept,
            long newest,
            long toldAtMillis) {
        /** Nothing said yet. */
        public static final Description NONE =
                new Description("", List.of(), new Health(List.of()), Instant.EPOCH, 1, 0, 0);

        public Description {
            compartments = List.copyOf(compartments);
        }
    }

    Device with(Presence next) {
        return new Device(address, names, kind, enrolled, next, description);
    }

    Device with(Presence next, Description told) {
        return new Device(address, names, kind, enrolled, next, told);
    }

    Device with(Names changed) {
        return new Device(address, changed, kind, enrolled, presence, description);
    }
}
