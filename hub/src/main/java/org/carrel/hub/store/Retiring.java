package org.carrel.hub.store;

import java.time.Instant;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;

/** Takes a device off the register, with everything that it could come in by. Within one transaction. */
public final class Retiring {
    private Retiring() {}

    /** @return whether it was on the register */
    public static boolean retire(Services services, Address device, Actor by, Instant now) {
        services.trust().revoke(device, by, now);
        services.fleet().credentials().revoke(device, by, now);
        services.fleet().configurations().forget(device);
        return services.fleet().devices().retire(device, by, now);
    }
}
