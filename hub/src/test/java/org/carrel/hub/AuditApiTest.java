package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Goal: whoever reads a patron's data is on record, the record can be asked, and a patron can have all of it. Method: a real door, callers with
 * tokens, and a clock moved by hand.
 */
class AuditApiTest {
    private RestDoor rest;

    @BeforeEach
    void open() {
        rest = new RestDoor(0);
    }

    @AfterEach
    void close() {
        rest.close();
    }

    private JsonNode asked(String path) {
        HttpResponse<String> answer = rest.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return RestDoor.json(answer);
    }

    private List<String> details(String path) {
        List<String> details = new ArrayList<>();
        for (JsonNode entry : asked(path).get("items")) {
            details.add(entry.get("detail").stringValue());
        }
        return details;
    }

    @Test
    void whatIsReadOfAPatronIsOnRecord() {
        for (String path : List.of(
                "/patrons/ann",
                "/patrons/ann/account",
                "/patrons/ann/past-loans",
                "/patrons/ann/notice-choice",
                "/holds?patron=ann",
                "/loans?patron=ann",
                "/bookings?patron=ann")) {
            asked(path);
        }
        assertEquals(
                List.of("bookings", "loans", "holds", "notice choice", "loan history", "account", "masked"),
                details("/audit?subject=patron:ann&action=patron-seen"));
        assertEquals(List.of(), details("/audit?subject=patron:bo&action=patron-seen"));
    }

    @Test
    void whoseALoanOrAHoldIsIsOnRecordHoweverItWasAskedFor() {
        String loan = made("/loans", "{\"patron\":\"ann\",\"item\":\"i1\",\"branch\":\"main\"}");
        String hold = made("/holds", "{\"patron\":\"ann\",\"title\":\"t2\",\"pickup\":\"main\"}");
        for (String path : List.of(
                "/loans/" + loan, "/loans?item=i1", "/holds/" + hold, "/holds?title=t2", "/patrons/ann/seat-penalty")) {
            asked(path);
        }
        assertEquals(
                List.of("seat penalty", "hold", "hold", "loan", "loan"),
                details("/audit?subject=patron:ann&action=patron-seen"));
    }

    private String made(String path, String body) {
        HttpResponse<String> answer = rest.send("POST", path, body);
        assertEquals(201, answer.statusCode(), answer.body());
        return RestDoor.json(answer).get("id").stringValue();
    }

    @Test
    void oneThatIsNotThereLeavesNoRecord() {
        assertEquals(404, rest.get("/patrons/nobody").statusCode());
        assertEquals(200, rest.get("/loans?patron=nobody").statusCode());
        assertEquals(List.of(), details("/audit?subject=patron:nobody"));
    }

    @Test
    void theRecordComesInPagesAndByFilters() {
        for (int minute = 0; minute < 5; minute++) {
            asked("/loans?patron=ann");
            rest.now.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
        }
        List<Long> sequences = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = asked("/audit?limit=2&subject=patron:ann" + after);
            page.get("items")
                    .forEach(entry -> sequences.add(entry.get("sequence").longValue()));
            after = page.has("next") ? "&after=" + page.get("next").stringValue() : "";
        } while (!after.isEmpty());
        assertEquals(5, sequences.size());
        assertEquals(
                sequences.stream()
                        .sorted((one, other) -> Long.compare(other, one))
                        .toList(),
                sequences);

        assertEquals(
                2,
                details("/audit?subject=patron:ann&from=2026-11-23T01:03:00.000Z")
                        .size());
        assertEquals(
                3,
                details("/audit?subject=patron:ann&until=2026-11-23T01:03:00.000Z")
                        .size());
        assertEquals(5, details("/audit?actor=client:STAFF&action=patron-seen").size());
        assertEquals(0, details("/audit?actor=client:READ").size());
    }

    @Test
    void badFiltersAreNamed() {
        for (String bad : List.of("action=seen", "from=yesterday", "subject=ann", "limit=x", "after=!!")) {
            HttpResponse<String> answer = rest.get("/audit?" + bad);
            assertEquals(400, answer.statusCode(), bad + ": " + answer.body());
            assertEquals("parameter-invalid", RestDoor.json(answer).get("code").stringValue(), bad);
        }
        assertEquals(403, rest.send(rest.request(rest.circulation, "/audit")).statusCode());
    }

    @Test
    void aPatronsExportHoldsWhatIsKnownAndWhoSawIt() {
        asked("/patrons/ann/account");
        assertEquals(
                200,
                rest.send("PUT", "/patrons/ann/notice-choice", "{\"language\":\"en\",\"mail\":[\"loan-overdue\"]}")
                        .statusCode());
        rest.send("POST", "/loans", "{\"patron\":\"ann\",\"item\":\"i1\",\"branch\":\"main\"}");
        JsonNode export = asked("/patrons/ann/export");
        assertEquals("王小明", export.get("patron").get("name").stringValue());
        assertEquals("C-ANN", export.get("cardNumbers").get(0).stringValue());
        assertEquals(1, export.get("account").get("loans").size());
        assertEquals("en", export.get("noticeChoice").get("language").stringValue());
        List<String> seen = new ArrayList<>();
        export.get("audit").forEach(entry -> seen.add(entry.get("detail").stringValue()));
        assertTrue(seen.containsAll(List.of("export", "account", "notice choice")), seen.toString());
        assertEquals(
                403,
                rest.send(rest.request(rest.circulation, "/patrons/ann/export")).statusCode());
    }

    @Test
    void aPatronsExportHasTheirSeatsNumbersAndViolations() {
        put(
                "/zones/study",
                "{\"site\":\"main\",\"nameZh\":\"自修室\",\"nameEn\":\"Study\",\"whereZh\":\"一樓\",\"whereEn\":\"1F\","
                        + "\"prefix\":\"A\",\"hours\":\"mon 08:00-21:00\"}");
        put("/zones/study/seats/s1", "{\"label\":\"1\",\"order\":1}");
        String booking = made("/zones/study/walk-ins", "{\"patrons\":[\"ann\"]}");
        made("/zones/study/waiting", "{\"patrons\":[\"bo\"]}");
        assertEquals(
                200, rest.send("POST", "/bookings/" + booking + "/leave", "").statusCode());
        rest.now.updateAndGet(now -> now.plus(Duration.ofHours(3)));
        rest.core.callNext(rest.now.get());
        asked("/bookings/" + booking);
        JsonNode ann = asked("/patrons/ann/export");
        assertEquals(booking, ann.at("/seats/0/id").stringValue());
        assertEquals("left-too-long", ann.at("/seats/0/state").stringValue());
        assertEquals(booking, ann.at("/seatViolations/0/booking").stringValue());
        assertEquals("left-too-long", ann.at("/seatViolations/0/kind").stringValue());
        assertEquals(0, ann.at("/numbers").size());
        assertEquals(
                List.of("export", "account", "loan history", "booking"),
                details("/audit?subject=patron:ann&action=patron-seen"));
        JsonNode bo = asked("/patrons/bo/export");
        assertEquals(1, bo.at("/numbers/0/number").intValue());
        assertEquals(0, bo.at("/seatViolations").size());
    }

    @Test
    void aPatronsExportHasTheirLateReturns() {
        made("/loans", "{\"patron\":\"ann\",\"item\":\"i1\",\"branch\":\"main\"}");
        rest.now.updateAndGet(now -> now.plus(Duration.ofDays(40)));
        assertEquals(
                201,
                rest.send("POST", "/returns", "{\"item\":\"i1\",\"branch\":\"main\"}")
                        .statusCode());
        JsonNode late = asked("/patrons/ann/export").get("lateReturns").get(0);
        assertEquals(12, late.get("late").intValue());
        assertEquals(12, late.get("days").intValue());
    }

    private void put(String path, String body) {
        HttpResponse<String> answer = rest.send("PUT", path, body);
        assertTrue(answer.statusCode() < 300, answer.body());
    }

    @Test
    void aNoticeChoiceIsTakenWholeAndChecked() {
        JsonNode first = asked("/patrons/ann/notice-choice");
        assertFalse(first.has("language"));
        assertEquals(9, first.get("mail").size());
        String put = "/patrons/ann/notice-choice";
        JsonNode changed = RestDoor.json(rest.send("PUT", put, "{\"mail\":[],\"webhook\":[\"hold-ready\"]}"));
        assertEquals(0, changed.get("mail").size());
        assertEquals(1, changed.get("webhook").size());
        assertEquals(9, changed.get("file").size());
        for (String bad :
                List.of("{\"mail\":[\"hold-redy\"]}", "{\"language\":\"zh\"}", "{\"sms\":[]}", "{\"mail\":\"all\"}")) {
            HttpResponse<String> answer = rest.send("PUT", put, bad);
            assertEquals(400, answer.statusCode(), bad);
            assertEquals("body-invalid", RestDoor.json(answer).get("code").stringValue());
        }
        assertEquals(412, rest.send("PUT", put, "{}", "If-Match", "\"old\"").statusCode());
        assertEquals(
                404, rest.send("PUT", "/patrons/nobody/notice-choice", "{}").statusCode());
    }
}
