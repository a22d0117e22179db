package org.carrel.hub.adapter.mqtt;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.contract.message.kiosk.DeskKey;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.store.Services;

/** What the hub gives a device as settings when it comes. */
final class Provisions {
    private Provisions() {}

    /**
     * What a device has to know before it is ever off line: to which key a kiosk seals cards and where phones find a ticket's page, by whose
     * table a drop sorts.
     */
    static void give(Address device, Services services, Instant now) {
        Optional<Birth.Kind> kind = services.fleet().devices().device(device).map(Device::kind);
        if (kind.equals(Optional.of(Birth.Kind.KIOSK))) {
            give(device, DeskKey.SETTING, services.kiosk().key().toString(), "kiosks", services, now);
            if (!services.kiosk().pages().isEmpty()) {
                give(device, TicketLine.PAGES_SETTING, services.kiosk().pages(), "kiosks", services, now);
            }
        } else if (kind.equals(Optional.of(Birth.Kind.BOOK_DROP))) {
            String owners = services.drops().owners(device.site()).toString();
            give(device, OwnerTable.SETTING, owners, "drops", services, now);
        }
    }

    private static void give(Address device, String key, String value, String by, Services services, Instant now) {
        services.fleet().configurations().give(device, key, value, new Actor.Hub(by), now);
    }
}
