package org.carrel.hub.shelf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.topic.Address;

/** What the devices say is in and on them, as far as the hub has heard. All lists are in a stable order. */
public interface Shelves {
    /** What stands on a device, by compartment and item. */
    List<StandingItem> contents(Address device);

    /** Where an item stands; the latest sighting first when two shelves claim it. */
    List<StandingItem> whereIs(ItemId item);

    List<StrangeTag> strangeTags(Address device);

    /** Tags whose security could not be verified, of all devices. */
    List<PendingRepair> repairs();

    List<OpenAlarm> alarms(Address device);

    /** Of all devices, oldest first. */
    List<OpenAlarm> allAlarms();

    List<OpenDoor> openDoors(Address device);

    /** The last memory dump of a tag that could not be decoded. */
    Optional<Bytes> dump(TagUid uid);

    /** Devices that have any contents or ever told an inventory, by address. */
    List<Address> devices();

    record StandingItem(ShelfPlace place, ItemId item, TagUid uid, Instant since) {}

    record StrangeTag(ShelfPlace place, TagUid uid, Strangeness strangeness, Instant since) {}

    record PendingRepair(Address device, ItemId item, TagUid uid, Security wanted, Instant since) {}

    record OpenAlarm(Address device, Alarm alarm, String subject, Instant since) {}

    record OpenDoor(Address device, CompartmentId compartment, DoorCause cause, Instant since) {}
}
