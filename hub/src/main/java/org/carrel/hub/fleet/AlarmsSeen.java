package org.carrel.hub.fleet;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.topic.Address;
import org.carrel.hub.identity.StaffId;

/** Which open alarms somebody has taken note of; within one transaction. An alarm that comes again has to be seen again. */
public interface AlarmsSeen {
    /** @param since when the alarm began that was seen */
    record Seen(Address device, Alarm alarm, String subject, Instant since, StaffId by, Instant at) {}

    /** Adds or replaces. */
    void put(Seen seen);

    /** Of all devices. */
    List<Seen> all();
}
