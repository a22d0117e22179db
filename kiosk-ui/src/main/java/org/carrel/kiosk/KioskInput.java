package org.carrel.kiosk;

import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Raster;
import org.carrel.kiosk.flow.Touch;

/** Everything that can happen to a kiosk from outside. */
public sealed interface KioskInput {
    /** From the line to the pad's reader. */
    record Reader(LinkInput input) implements KioskInput {}

    /**
     * From a line to a card reader or scanner.
     *
     * @param line 0 for the first in the settings
     */
    record Card(int line, LinkInput input) implements KioskInput {}

    /** From the line to the receipt printer. */
    record Paper(LinkInput input) implements KioskInput {}

    /** The receipt that was to be drawn. */
    record Drawn(Raster picture) implements KioskInput {}

    /** That receipt cannot be drawn. */
    record Undrawn() implements KioskInput {}

    /** There is nothing to write receipts with on this machine. */
    record NoTypeface() implements KioskInput {}

    record Hub(HubLinkInput input) implements KioskInput {}

    record Touched(Touch touch) implements KioskInput {}

    /** The page lives: it has drawn a moment ago. */
    record PageSeen() implements KioskInput {}
}
