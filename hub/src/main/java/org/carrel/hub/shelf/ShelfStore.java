package org.carrel.hub.shelf;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.topic.Address;

/** Where the devices' own word about themselves is kept. Each put replaces what has the same identity. */
public interface ShelfStore extends Shelves {
    void inventoryTaken(Address device, Instant now);

    Optional<StandingItem> standing(Address device, ItemId item);

    void put(StandingItem item);

    void remove(Address device, ItemId item);

    void put(StrangeTag tag);

    boolean removeStrange(Address device, TagUid uid);

    void put(PendingRepair repair);

    boolean removeRepair(TagUid uid);

    /** @return false when it was open already */
    boolean add(OpenAlarm alarm);

    boolean removeAlarm(Address device, Alarm alarm, String subject);

    void put(OpenDoor door);

    boolean removeDoor(Address device, CompartmentId compartment);

    void putDump(TagUid uid, Bytes memory, Instant now);
}
