package org.carrel.shelf.bookdrop;

import org.carrel.contract.id.CompartmentId;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.LinkInput;

/** Everything that can happen to a drop from outside. Each contact and barrier is said once at start, and on every change. */
public sealed interface DropInput {
    /** From the line to the tag reader. */
    record Reader(LinkInput input) implements DropInput {}

    record Hub(HubLinkInput input) implements DropInput {}

    record Entry(boolean broken) implements DropInput {}

    record Exit(boolean broken) implements DropInput {}

    record Flap(boolean shut) implements DropInput {}

    record Diverter(CompartmentId bin, boolean there) implements DropInput {}

    record Level(CompartmentId bin, boolean full) implements DropInput {}
}
