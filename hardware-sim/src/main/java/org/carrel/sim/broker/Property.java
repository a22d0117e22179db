package org.carrel.sim.broker;

/** One property with its value. */
public sealed interface Property {
    PropertyId id();

    /** Of one, two or four bytes, or of variable length: 0 to 2^32-1. */
    record Numeric(PropertyId id, long value) implements Property {}

    record Text(PropertyId id, String value) implements Property {}

    record Binary(PropertyId id, Octets value) implements Property {}

    record Pair(PropertyId id, String name, String value) implements Property {}
}
