package org.carrel.device.port;

import java.io.IOException;
import org.carrel.contract.id.Bytes;

/** Where a device that is nobody yet asks the hub to take it in. May block for some seconds. */
public interface EnrolmentDoor {
    /** @throws IOException when the hub cannot be reached or does not answer in time */
    Reply post(Bytes body) throws IOException;

    /** @param status as in HTTP (RFC 9110 clause 15) */
    record Reply(int status, Bytes body) {}
}
