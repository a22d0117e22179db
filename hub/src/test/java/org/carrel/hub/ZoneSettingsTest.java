package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Goal: no zone is set up in which nothing can be had. Method: settings that just go together, and each of them one step too far. */
class ZoneSettingsTest {
    private static final String ZONE = """
            {"site":"main","nameZh":"自修室","nameEn":"Study room","whereZh":"一樓","whereEn":"1F","prefix":"A",
            "rules":{"stay.shortest-minutes":"%d","stay.longest-minutes":"%d","stay.slot-minutes":"%d",
            "stay.minutes-per-day":"%d","book.from-days":"%d","book.through-days":"%d"}}""";

    private final RestDoor rest = new RestDoor(0);

    @AfterEach
    void close() {
        rest.close();
    }

    @ParameterizedTest
    @CsvSource({
        "60, 60, 60, 60, 3, 3, ''",
        "60, 60, 60, 60, 1, 0, ''",
        "60, 59, 60, 60, 1, 14, shortest-stay-above-longest",
        "60, 60, 59, 60, 1, 14, shortest-stay-above-slot",
        "60, 60, 60, 59, 1, 14, shortest-stay-above-minutes-per-day",
        "60, 60, 60, 60, 3, 2, last-booking-day-before-first"
    })
    void whatContradictsIsRefused(int shortest, int longest, int slot, int day, int from, int through, String reason) {
        HttpResponse<String> put = put(shortest, longest, slot, day, from, through);
        assertEquals(reason.isEmpty() ? 200 : 409, put.statusCode(), put.body());
        assertEquals(reason.isEmpty() ? List.of() : List.of(reason), reasons(put));
        assertEquals(
                reason.isEmpty() ? 200 : 404, rest.get("/zones/study").statusCode(), "what is refused is not kept");
    }

    @Test
    void everyContradictionIsToldAtOnceAndInWords() {
        HttpResponse<String> put = put(61, 60, 60, 60, 3, 2);
        assertEquals(4, reasons(put).size(), put.body());
        String detail = RestDoor.json(put).get("detail").stringValue();
        assertTrue(detail.contains("The shortest stay (stay.shortest-minutes) is longer than the longest"), detail);
        reasons(put).forEach(code -> assertFalse(detail.contains(code), detail));
    }

    private HttpResponse<String> put(int shortest, int longest, int slot, int day, int from, int through) {
        return rest.send("PUT", "/zones/study", ZONE.formatted(shortest, longest, slot, day, from, through));
    }

    private static List<String> reasons(HttpResponse<String> answer) {
        return RestDoor.json(answer)
                .path("reasons")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }
}
