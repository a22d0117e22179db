package org.carrel.hub.adapter.http;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.access.Sessions;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.fleet.FleetMemory;
import org.carrel.hub.importing.Importing;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;
import org.carrel.hub.way.Guide;

/**
 * What the API stands on.
 *
 * @param ids gives a fresh key each time
 * @param secret gives 32 bytes that nobody can guess
 */
public record Desk(
        Transactor<Services> store,
        FleetMemory memory,
        DeviceDoor door,
        Enrolment enrolment,
        Importing importing,
        Guide guide,
        Sessions sessions,
        Lockout lockout,
        Supplier<String> ids,
        Supplier<Bytes> secret,
        InstantSource clock) {
    /** The way to the devices. From any thread; returns at once. */
    public interface DeviceDoor {
        /** Whether the hub hears its broker. */
        boolean open();

        /** Ends the device's connection; it may come again with credentials that hold. */
        void putOut(Address device);

        /** The device was retired: what the broker keeps of it is cleared. */
        void forget(Address device);
    }
}
