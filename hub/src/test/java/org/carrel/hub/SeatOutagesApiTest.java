package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Goal: staff take seats and zones away over REST, and everybody sees it. Method: over real HTTP, from setting up to removing. */
class SeatOutagesApiTest {
    private static final String ZONE = "{\"site\":\"main\",\"nameZh\":\"自修室\",\"nameEn\":\"Study\",\"whereZh\":\"二樓\","
            + "\"whereEn\":\"2F\",\"prefix\":\"S\"}";
    private static final String BROKEN = "{\"reason\":\"椅子壞了\"}";

    private final RestDoor rest = new RestDoor(0);

    @BeforeEach
    void setUp() {
        sent("PUT", "/zones/study", ZONE, 200);
        sent("PUT", "/zones/study/seats/a1", "{\"label\":\"A1\",\"order\":1}", 204);
        sent("PUT", "/zones/study/seats/a2", "{\"label\":\"A2\",\"order\":2}", 204);
    }

    @AfterEach
    void close() {
        rest.close();
    }

    private String sent(String method, String path, String body, int status) {
        HttpResponse<String> answer = rest.send(method, path, body);
        assertEquals(status, answer.statusCode(), answer.body());
        return answer.body();
    }

    private JsonNode seat(int index) {
        return RestDoor.json(rest.get("/zones/study/seats")).get("items").get(index);
    }

    @Test
    void everybodySeesThatASeatIsOutOfOrderAndWhy() {
        assertEquals(
                "{\"moved\":[],\"cancelled\":[],\"calledAgain\":[]}",
                sent("PUT", "/zones/study/seats/a1/outage", BROKEN, 200));
        assertEquals("out-of-order", seat(0).get("state").stringValue());
        assertEquals("椅子壞了", seat(0).get("outOfOrder").stringValue());
        assertFalse(seat(0).has("until"));
        assertEquals("free", seat(1).get("state").stringValue());
        // Another label does not mend it.
        sent("PUT", "/zones/study/seats/a1", "{\"label\":\"A1b\",\"order\":1}", 204);
        assertEquals("out-of-order", seat(0).get("state").stringValue());
        sent("DELETE", "/zones/study/seats/a1/outage", "", 204);
        assertEquals("free", seat(0).get("state").stringValue());
        assertFalse(seat(0).has("outOfOrder"));
    }

    @Test
    void anOutageEndsInTheFuture() {
        String past = "{\"reason\":\"椅子壞了\",\"until\":\"2026-11-23T01:00:00Z\"}";
        sent("PUT", "/zones/study/seats/a1/outage", past, 400);
        sent("PUT", "/zones/study/seats/a1/outage", past.replace("T01:00", "T25:00"), 400);
        sent("PUT", "/zones/study/seats/a1/outage", past.replace("2026", "+999999999"), 400);
        sent("PUT", "/zones/study/seats/a1/outage", past.replace("01:00:00Z", "01:00:01Z"), 200);
        assertEquals("2026-11-23T01:00:01.000Z", seat(0).get("until").stringValue());
        rest.now.updateAndGet(now -> now.plusSeconds(1));
        assertEquals("free", seat(0).get("state").stringValue());
    }

    @Test
    void whoeverSatThereIsNamedByTheBooking() {
        String walkIn = sent("POST", "/zones/study/walk-ins", "{\"patrons\":[\"ann\"]}", 201);
        String booking = RestDoor.json(walkIn).get("id").stringValue();
        JsonNode outcome = RestDoor.json(sent("PUT", "/zones/study/outage", BROKEN, 200));
        assertEquals(booking, outcome.get("cancelled").get(0).stringValue());
        assertEquals("out-of-order", seat(1).get("state").stringValue());
        sent("DELETE", "/zones/study/outage", "", 204);
        assertEquals("free", seat(1).get("state").stringValue());
    }

    @Test
    void aZoneThatIsRemovedIsNotFoundAndItsBookingsAre() {
        sent("POST", "/zones/study/seats/a1/removal", BROKEN, 200);
        sent("POST", "/zones/study/seats/a1/removal", BROKEN, 404);
        String walkIn = sent("POST", "/zones/study/walk-ins", "{\"patrons\":[\"ann\"]}", 201);
        String booking = RestDoor.json(walkIn).get("id").stringValue();
        sent("POST", "/zones/study/removal", BROKEN, 200);
        sent("GET", "/zones/study", "", 404);
        sent("PUT", "/zones/study/seats/a1", "{\"label\":\"A1\",\"order\":1}", 404);
        assertEquals(
                "cancelled",
                RestDoor.json(rest.get("/bookings/" + booking)).get("state").stringValue());
        assertEquals(0, RestDoor.json(rest.get("/zones")).get("items").size());
    }
}
