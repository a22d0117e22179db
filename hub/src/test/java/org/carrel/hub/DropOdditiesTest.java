package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.Evidence;
import org.carrel.contract.message.drop.Sorted;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.topic.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Staff see over REST what came in through a drop with its evidence, what is odd about it, and say when it has been dealt with. */
class DropOdditiesTest {
    private static final Address DROP = new Address(RestDoor.MAIN, new DeviceId("drop-1"));
    private static final String ODDITIES = "/drop-oddities";

    private final RestDoor rest = new RestDoor(0);

    @AfterEach
    void close() {
        rest.close();
    }

    @Test
    void anOddityIsListedUntilItIsDealtWithAndTheEvidenceStays() {
        rest.core
                .store()
                .run(services -> services.drops()
                        .happened(
                                DROP,
                                new DropEvent.ItemDropped(
                                        new Content.Unidentified(List.of(TagUid.of("E00401509A3C7F12"))),
                                        new Evidence(
                                                new DeviceTime(rest.now.get(), DeviceTime.Quality.FREE_RUNNING, 5),
                                                2,
                                                1,
                                                2,
                                                4,
                                                310),
                                        new Sorted(
                                                new Destination.Desk(),
                                                Sorted.By.TABLE,
                                                List.of(new CompartmentId("REST")),
                                                List.of(Sorted.Reason.UNREADABLE),
                                                Sorted.Securing.NOT_TRIED)),
                                rest.now.get(),
                                rest.now.get()));
        JsonNode odd = only(ODDITIES);
        assertEquals("not-identified", odd.get("reason").stringValue());
        assertEquals("REST", odd.get("bin").stringValue());
        String resolution = ODDITIES + "/" + odd.get("id").stringValue() + "/resolution";
        assertEquals(204, rest.send("POST", resolution, "").statusCode());
        assertEquals(0, RestDoor.json(rest.get(ODDITIES)).get("items").size());
        assertEquals(409, rest.send("POST", resolution, "").statusCode());
        JsonNode kept = only("/dropped-items");
        assertEquals("not-identified", kept.get("booking").stringValue());
        assertEquals("E00401509A3C7F12", kept.get("tags").get(0).stringValue());
        assertEquals("unreadable", kept.get("exceptions").get(0).stringValue());
        assertEquals("free-running", kept.get("clock").stringValue());
        assertEquals(310, kept.get("weightGrams").intValue());
        assertEquals(
                0,
                RestDoor.json(rest.get("/dropped-items?item=nothing"))
                        .get("items")
                        .size());
    }

    private JsonNode only(String path) {
        JsonNode items = RestDoor.json(rest.get(path)).get("items");
        assertEquals(1, items.size());
        return items.get(0);
    }
}
