package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.branch.WeeklyHours;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Goal: staff open a branch, rename it and set its hours without a command line, and everything goes by these. Method: real requests. */
class BranchesApiTest {
    private static final String EAST = "/branches/east";
    private static final String TUESDAYS =
            "{\"nameZh\":\"東區分館\",\"nameEn\":\"East Branch\",\"hours\":\"tue 09:00-17:00\"}";

    private final RestDoor rest = new RestDoor(0);

    @AfterEach
    void close() {
        rest.close();
    }

    @Test
    void aBranchIsAddedAndRenamed() {
        assertEquals(404, rest.get(EAST).statusCode());
        HttpResponse<String> added = rest.send("PUT", EAST, TUESDAYS);
        assertEquals(200, added.statusCode(), added.body());
        assertEquals(added.body(), rest.get(EAST).body());
        rest.send("PUT", EAST, TUESDAYS.replace("East Branch", "East Library"));
        JsonNode all = RestDoor.json(rest.get("/branches")).get("items");
        assertEquals(
                List.of("East Library", "Main Library"),
                all.valueStream()
                        .map(branch -> branch.get("nameEn").stringValue())
                        .toList());
        assertEquals("tue 09:00-17:00", all.get(0).get("hours").stringValue());
        assertEquals(WeeklyHours.ALWAYS.toString(), all.get(1).get("hours").stringValue(), "nobody has given any");
    }

    @Test
    void whoeverHasSeenAnOlderOneChangesNothing() {
        String seen =
                rest.send("PUT", EAST, TUESDAYS).headers().firstValue("ETag").orElseThrow();
        String other = TUESDAYS.replace("09:00", "10:00");
        assertEquals(200, rest.send("PUT", EAST, other, "If-Match", seen).statusCode());
        assertEquals(412, rest.send("PUT", EAST, TUESDAYS, "If-Match", seen).statusCode());
        assertEquals(
                "tue 10:00-17:00", RestDoor.json(rest.get(EAST)).get("hours").stringValue());
        assertEquals(
                412,
                rest.send("PUT", "/branches/west", TUESDAYS, "If-Match", seen).statusCode());
        assertEquals(404, rest.get("/branches/west").statusCode());
    }

    @Test
    void whatIsNoBranchIsRefused() {
        for (String wrong : List.of(
                TUESDAYS.replace("tue 09:00-17:00", "tue 17:00-09:00"),
                TUESDAYS.replace("tue 09:00-17:00", "holidays"),
                TUESDAYS.replace("East Branch", " "),
                TUESDAYS.replace(",\"hours\":\"tue 09:00-17:00\"", ""))) {
            HttpResponse<String> answer = rest.send("PUT", EAST, wrong);
            assertEquals(400, answer.statusCode(), wrong);
            assertEquals("body-invalid", RestDoor.json(answer).get("code").stringValue());
        }
        HttpResponse<String> reader = rest.send(rest.request(rest.reader, EAST)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(TUESDAYS)));
        assertEquals(403, reader.statusCode());
        assertFalse(rest.core
                .store()
                .<Boolean>read(services ->
                        services.branches().branch(new SiteId("east")).isPresent()));
    }

    /** The clock stands at a Monday, 23 November 2026; a loan lasts 28 days. */
    @Test
    void aLoanIsDueWhenTheBranchIsOpen() {
        rest.send("PUT", "/branches/main", TUESDAYS.replace("tue 09", "tue 08:00-12:00, wed 09"));
        assertEquals("2026-12-22T16:00:00.000Z", due("i1"));
        rest.send("PUT", "/branches/main/days/2026-12-22", "{\"reason\":\"盤點\"}");
        assertEquals("2026-12-23T16:00:00.000Z", due("i2"));
        rest.send("PUT", "/branches/main/days/2026-12-21", "{\"reason\":\"館慶\",\"hours\":\"10:00-16:00\"}");
        assertEquals("2026-12-21T16:00:00.000Z", due("i3"));
        rest.send("DELETE", "/branches/main/days/2026-12-21", "");
        assertEquals("2026-12-23T16:00:00.000Z", due("i4"));
    }

    private String due(String item) {
        HttpResponse<String> lent =
                rest.send("POST", "/loans", "{\"patron\":\"ann\",\"item\":\"" + item + "\",\"branch\":\"main\"}");
        assertEquals(201, lent.statusCode(), lent.body());
        return RestDoor.json(lent).get("due").stringValue();
    }

    /** Of two zones one has hours of its own: Mondays. The branch is open on Tuesdays. */
    @Test
    void aZoneWithoutHoursOfItsOwnIsOpenAsItsBranch() {
        rest.send("PUT", "/branches/main", TUESDAYS);
        zone("study", "");
        zone("hall", ",\"hours\":\"mon 08:00-17:00\"");
        assertFalse(open("study"));
        assertTrue(open("hall"));
        assertFalse(RestDoor.json(rest.get("/zones/study")).has("hours"));
        rest.send("PUT", "/branches/main", TUESDAYS.replace("tue", "mon 08:00-12:00, tue"));
        assertTrue(open("study"), "from the moment on");
        rest.send("PUT", "/branches/main/days/2026-11-23", "{\"reason\":\"颱風停班\"}");
        assertFalse(open("study"));
        assertFalse(open("hall"));
    }

    private void zone(String id, String hours) {
        HttpResponse<String> put = rest.send(
                "PUT",
                "/zones/" + id,
                "{\"site\":\"main\",\"nameZh\":\"自修室\",\"nameEn\":\"Study\",\"whereZh\":\"一樓\",\"whereEn\":\"1F\","
                        + "\"prefix\":\"A\"" + hours + "}");
        assertEquals(200, put.statusCode(), put.body());
    }

    private boolean open(String zone) {
        return RestDoor.json(rest.get("/zones/" + zone)).get("open").booleanValue();
    }
}
