package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.topic.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Staff see over REST what a kiosk told and could not be booked, and say when it has been dealt with. */
class KioskFindingsTest {
    private static final Address KIOSK = new Address(RestDoor.MAIN, new DeviceId("kiosk-1"));
    private static final String PATH = "/kiosk-findings";

    private final RestDoor rest = new RestDoor(0);

    @AfterEach
    void close() {
        rest.close();
    }

    @Test
    void aFindingIsListedUntilItIsDealtWith() {
        rest.core
                .store()
                .run(services -> services.kiosk()
                        .happened(
                                KIOSK,
                                new KioskEvent.ItemReturned(new ItemId("nothing"), List.of(), 0),
                                rest.now.get(),
                                rest.now.get()));
        JsonNode listed = RestDoor.json(rest.get(PATH)).get("items");
        assertEquals(1, listed.size());
        assertEquals("item-unknown", listed.get(0).get("reason").stringValue());
        assertEquals("kiosk-1", listed.get(0).get("device").stringValue());
        String resolution = PATH + "/" + listed.get(0).get("id").stringValue() + "/resolution";
        assertEquals(204, rest.send("POST", resolution, "").statusCode());
        assertEquals(0, RestDoor.json(rest.get(PATH)).get("items").size());
        assertEquals(409, rest.send("POST", resolution, "").statusCode());
    }
}
