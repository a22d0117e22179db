package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.message.enrolment.EnrolmentCode;
import org.carrel.contract.message.enrolment.EnrolmentRequest;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.mqtt.TestIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goal: what staff and devices meet of enrolment over REST: a code told once, guesses that are slowed down, rights (checklist C01, C08). */
class EnrolmentsApiTest {
    private static final Address SHELF = new Address(RestDoor.MAIN, new DeviceId("shelf-9"));
    private static final String NEW = """
            {"site": "main", "device": "shelf-9", "kind": "pickup-shelf",
             "nameZh": "甲", "nameEn": "A", "placeZh": "乙", "placeEn": "B"}
            """;

    private final RestDoor rest = new RestDoor(0);

    @AfterEach
    void close() {
        rest.close();
    }

    @Test
    void theCodeIsToldOnceAndLetsTheDeviceIn() {
        HttpResponse<String> invited = rest.send("POST", "/devices", NEW);
        assertEquals(201, invited.statusCode());
        EnrolmentCode code =
                EnrolmentCode.parse(RestDoor.json(invited).get("code").stringValue());
        assertFalse(rest.get("/devices/main/shelf-9").body().contains(code.shown()));
        assertFalse(rest.get("/devices/main/shelf-9").body().contains("trustedUntil"));
        HttpResponse<String> granted = asks(new TestIdentity(SHELF).asked(code));
        assertEquals(201, granted.statusCode(), granted.body());
        assertTrue(rest.get("/devices/main/shelf-9").body().contains("trustedUntil"));
        assertEquals(
                204,
                rest.send("DELETE", "/devices/main/shelf-9/credentials", "").statusCode());
        assertFalse(rest.get("/devices/main/shelf-9").body().contains("trustedUntil"));
    }

    @Test
    void guessesAreSlowedDownAndSayNothingOfWhatThereIs() {
        assertEquals(201, rest.send("POST", "/devices", NEW).statusCode());
        EnrolmentCode wrong = EnrolmentCode.parse("00000-00000");
        Address nobody = new Address(RestDoor.MAIN, new DeviceId("shelf-0"));
        String there = withoutNumber(asks(new TestIdentity(SHELF).asked(wrong)));
        assertEquals(there, withoutNumber(asks(new TestIdentity(nobody).asked(wrong))));
        for (int attempt = 1; attempt < 5; attempt++) {
            assertEquals(409, asks(new TestIdentity(SHELF).asked(wrong)).statusCode());
        }
        assertEquals(429, asks(new TestIdentity(SHELF).asked(wrong)).statusCode());
    }

    @Test
    void whoMayCommandMayNotDecommission() {
        assertEquals(201, rest.send("POST", "/devices", NEW).statusCode());
        String body = "{\"kind\": \"decommission\", \"validSeconds\": 3600}";
        assertEquals(
                201, rest.send("POST", "/devices/main/shelf-9/commands", body).statusCode());
        assertEquals(
                403,
                rest.sendAs(rest.console, "POST", "/devices/main/shelf-9/commands", body)
                        .statusCode());
        String restart = "{\"kind\": \"restart\"}";
        assertEquals(
                201,
                rest.sendAs(rest.console, "POST", "/devices/main/shelf-9/commands", restart)
                        .statusCode());
    }

    /** Without any token, as a device does it. */
    private HttpResponse<String> asks(EnrolmentRequest asked) {
        return rest.sendAs(
                "",
                "POST",
                "/enrolments",
                "{\"site\":\"%s\",\"device\":\"%s\",\"request\":\"%s\",\"proof\":\"%s\"}"
                        .formatted(
                                asked.device().site(),
                                asked.device().device(),
                                asked.request().hex(),
                                asked.proof().hex()));
    }

    private static String withoutNumber(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"(instance|number|id)\":\"[^\"]*\"", "");
    }
}
