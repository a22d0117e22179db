package org.carrel.hub.kiosk;

import org.carrel.hub.kiosk.delegation.SystemSaid;

/**
 * What was found out about an ask before the transaction in which it is answered, because it takes long.
 *
 * @param pin of a sign-in
 * @param said by an existing library system
 */
public record Ahead(PinSeen pin, SystemSaid said) {
    public static final Ahead NOTHING = new Ahead(PinSeen.NOT_ASKED, new SystemSaid.Nothing());

    public static Ahead of(PinSeen pin) {
        return new Ahead(pin, new SystemSaid.Nothing());
    }

    public static Ahead of(SystemSaid said) {
        return new Ahead(PinSeen.NOT_ASKED, said);
    }
}
