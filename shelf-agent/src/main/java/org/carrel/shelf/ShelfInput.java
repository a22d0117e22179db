package org.carrel.shelf;

import org.carrel.contract.id.CompartmentId;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.LinkInput;
import org.carrel.shelf.panel.PanelAction;

/** Everything that can happen to a shelf from outside. */
public sealed interface ShelfInput {
    /** From the line to the tag reader. */
    record Reader(LinkInput input) implements ShelfInput {}

    /**
     * From a line to a card reader or scanner.
     *
     * @param line 0 for the first in the settings
     */
    record Card(int line, LinkInput input) implements ShelfInput {}

    record Hub(HubLinkInput input) implements ShelfInput {}

    /** A door's contact; said once at start for each door, and on every change. */
    record Door(CompartmentId compartment, boolean open) implements ShelfInput {}

    record Touched(PanelAction action) implements ShelfInput {}
}
