package org.carrel.hub.enrolment;

import org.carrel.contract.message.RosterKey;
import org.carrel.contract.topic.Address;

/**
 * What a device needs where devices come in by passwords on one machine, and to recognise cards off line; the text form is masked.
 */
public record DeviceSecrets(Address device, String password, RosterKey rosterKey) {
    @Override
    public String toString() {
        return "secrets of " + device.login();
    }
}
