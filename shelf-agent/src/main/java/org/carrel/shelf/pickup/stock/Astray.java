package org.carrel.shelf.pickup.stock;

import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.device.port.Moment;

/**
 * An item that went although nobody was allowed to take it.
 *
 * @param visit the number of the visit in which it went, or {@link #NO_VISIT}
 * @param blinkUntil how long the lamp shows where it stood; the alarm stands until it is back
 */
public record Astray(ItemId item, CompartmentId from, long visit, long blinkUntil) {
    public static final long NO_VISIT = 0;

    public boolean blinks(Moment now) {
        return !now.reached(blinkUntil);
    }
}
