package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.topic.Address;
import org.carrel.hub.feed.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A call for a member of staff is open for its device until staff say that it was answered, and one that comes late is none. */
class HelpCallsTest {
    private static final Address KIOSK = new Address(RestDoor.MAIN, new DeviceId("kiosk-1"));
    private static final Address OTHER = new Address(RestDoor.MAIN, new DeviceId("kiosk-2"));
    private static final String PATH = "/help-calls";

    private final RestDoor rest = new RestDoor(0);

    @AfterEach
    void close() {
        rest.close();
    }

    @Test
    void aDeviceHasOneOpenCallHoweverOftenItIsAsked() {
        Instant first = rest.now.get();
        called(KIOSK, "zh-Hant", first);
        rest.now.set(first.plusSeconds(70));
        called(KIOSK, "en", rest.now.get());
        called(OTHER, "zh-Hant", rest.now.get());
        JsonNode open = open();
        assertEquals(2, open.size());
        assertEquals("kiosk-1", open.get(0).get("device").stringValue());
        assertEquals("en", open.get(0).get("language").stringValue());
        assertEquals(2, open.get(0).get("times").intValue());
        assertEquals(
                first.toString().substring(0, 19),
                open.get(0).get("since").stringValue().substring(0, 19));
    }

    @Test
    void itIsOpenUntilItIsAnsweredAndThenACallIsANewOne() {
        called(KIOSK, "en", rest.now.get());
        String id = open().get(0).get("id").stringValue();
        assertEquals(204, rest.send("POST", PATH + "/" + id + "/answer", "").statusCode());
        assertEquals(0, open().size());
        assertEquals(409, rest.send("POST", PATH + "/" + id + "/answer", "").statusCode());
        called(KIOSK, "en", rest.now.get());
        assertEquals(1, open().get(0).get("times").intValue());
        List<Fact> told = rest.core
                .store()
                .read(services -> services.feed().after(0, 100).stream()
                        .map(entry -> entry.fact())
                        .filter(Fact.HelpChanged.class::isInstance)
                        .toList());
        assertEquals(3, told.size(), "called, answered, called");
        assertEquals(new Fact.HelpChanged(KIOSK, id, false), told.get(1));
    }

    @Test
    void aCallThatWasLongOnItsWayCallsNobody() {
        called(KIOSK, "en", rest.now.get().minus(Duration.ofMinutes(11)));
        assertEquals(0, open().size());
        called(KIOSK, "en", rest.now.get().minus(Duration.ofMinutes(9)));
        assertEquals(1, open().size());
    }

    private void called(Address kiosk, String language, Instant reported) {
        rest.core
                .store()
                .run(services -> services.kiosk()
                        .happened(kiosk, new KioskEvent.HelpCalled(language), reported, rest.now.get()));
    }

    private JsonNode open() {
        return RestDoor.json(rest.get(PATH)).get("items");
    }
}
