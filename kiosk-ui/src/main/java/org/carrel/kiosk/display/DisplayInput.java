package org.carrel.kiosk.display;

import org.carrel.device.port.HubLinkInput;

/** Everything that can happen to a display. */
sealed interface DisplayInput {
    record Hub(HubLinkInput input) implements DisplayInput {}
}
