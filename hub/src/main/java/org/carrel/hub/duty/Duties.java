package org.carrel.hub.duty;

/**
 * Which duties are this hub's now. A duty only saves work from being done twice: what must not happen twice is decided in the database, so
 * the moment in which one hub does not yet know that it has lost a duty does no harm. Safe for several threads.
 */
@FunctionalInterface
public interface Duties {
    /** Of a hub that is alone with its database. */
    Duties ALL = duty -> true;

    boolean mine(Duty duty);
}
