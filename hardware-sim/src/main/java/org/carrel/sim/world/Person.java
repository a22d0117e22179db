package org.carrel.sim.world;

/** @param name what the technician calls them; invented, never a real patron's */
public record Person(PersonId id, String name, Role role) {
    public enum Role {
        PATRON,
        STAFF
    }
}
