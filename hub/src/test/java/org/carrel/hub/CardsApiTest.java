package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Goal: any card of a patron, as any reader shows it, with the right PIN is them; nobody can find out a card or a PIN by trying. Method: a
 * real door and a clock moved by hand.
 */
class CardsApiTest {
    private RestDoor rest;

    @BeforeEach
    void open() {
        rest = new RestDoor(0);
    }

    @AfterEach
    void close() {
        rest.close();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return rest.send(method, path, body);
    }

    private String check(String card, String pin) {
        HttpResponse<String> answer =
                send("POST", "/pin-checks", "{\"card\":\"" + card + "\",\"pin\":\"" + pin + "\"}");
        JsonNode body = RestDoor.json(answer);
        return answer.statusCode() == 200
                ? body.get("patron").stringValue()
                : answer.statusCode() + " " + body.get("code").stringValue() + " " + body.path("reasons");
    }

    private void setPin(String patron, String pin) {
        assertEquals(
                204,
                send("PUT", "/patrons/" + patron + "/pin", "{\"pin\":\"" + pin + "\"}")
                        .statusCode());
    }

    @Test
    void aWrongPinAndACardThatIsNotKnownAreAnsweredAlike() {
        setPin("ann", "4711");
        assertEquals("ann", check("c-ann", "4711"));
        String wrong = check("C-ann", "4712");
        assertEquals("409 refused [\"card-or-pin-wrong\"]", wrong);
        assertEquals(wrong, check("C-nobody", "4712"));
        assertEquals(wrong, check("C-bo", "4712"), "one who has no PIN");
    }

    @Test
    void guessingIsSlowedDownAlikeForEverybodyAndStaffEndIt() {
        setPin("ann", "4711");
        for (String card : List.of("C-ann", "C-nobody")) {
            for (int guess = 0; guess < 5; guess++) {
                assertEquals("409 refused [\"card-or-pin-wrong\"]", check(card, "000" + guess));
            }
            assertEquals("429 locked-for-a-while ", check(card, "4711"));
        }
        rest.now.updateAndGet(now -> now.plus(Duration.ofSeconds(61)));
        assertEquals("ann", check("C-ann", "4711"));
        for (int guess = 0; guess < 5; guess++) {
            check("C-ann", "000" + guess);
        }
        setPin("ann", "5822");
        assertEquals("ann", check("C-ann", "5822"));
    }

    @Test
    void aPatronTakesAnotherPinByTheOldOne() {
        setPin("ann", "4711");
        String change = "{\"card\":\"C-ann\",\"pin\":\"%s\",\"newPin\":\"%s\"}";
        assertEquals(
                409,
                send("POST", "/pin-changes", change.formatted("1234", "9999")).statusCode());
        assertEquals(
                200,
                send("POST", "/pin-changes", change.formatted("4711", "9999")).statusCode());
        assertEquals("ann", check("C-ann", "9999"));
        assertEquals("409 refused [\"card-or-pin-wrong\"]", check("C-ann", "4711"));
        assertEquals(204, send("DELETE", "/patrons/ann/pin", "").statusCode());
        assertEquals("409 refused [\"card-or-pin-wrong\"]", check("C-ann", "9999"));
        for (String bad : List.of("123", "12 34", "x".repeat(33))) {
            assertEquals(
                    400,
                    send("POST", "/pin-changes", change.formatted("9999", bad)).statusCode(),
                    bad);
        }
        assertEquals(
                404, send("PUT", "/patrons/nobody/pin", "{\"pin\":\"4711\"}").statusCode());
    }

    @Test
    void severalCardsAreOnePersonAsAnyReaderShowsThem() {
        setPin("ann", "4711");
        String path = "/patrons/ann/cards";
        String easyCard = "{\"card\":\"2234821496\",\"chipShown\":\"decimal\",\"scheme\":\"chip-uid\"}";
        assertEquals(200, send("PUT", path, easyCard).statusCode());
        assertEquals(
                200,
                send("PUT", path, "{\"card\":\"P77\",\"scheme\":\"partner-barcode\"}")
                        .statusCode());
        for (String card : List.of("C-ann", "P77", "8534AB78", "85:34:ab:78")) {
            assertEquals("ann", check(card, "4711"), card);
        }
        HttpResponse<String> reversed =
                send("POST", "/pin-checks", "{\"card\":\"78AB3485\",\"chipShown\":\"hex-reversed\",\"pin\":\"4711\"}");
        assertEquals(200, reversed.statusCode(), reversed.body());
        assertEquals(
                200,
                send("POST", "/patrons/lookup", "{\"card\":\"2234821496\",\"chipShown\":\"decimal\"}")
                        .statusCode());
        HttpResponse<String> list = rest.get(path);
        assertEquals(3, RestDoor.json(list).get("items").size());
        assertFalse(list.body().contains("8534AB78"), "no list has a whole number");

        HttpResponse<String> taken = send("PUT", "/patrons/bo/cards", easyCard);
        assertEquals(409, taken.statusCode());
        assertEquals("[\"card-taken\"]", RestDoor.json(taken).get("reasons").toString());
        send("PUT", path, "{\"card\":\"P77\",\"scheme\":\"partner-barcode\",\"state\":\"reported-lost\"}");
        assertEquals("409 refused [\"card-or-pin-wrong\"]", check("P77", "4711"));
        assertEquals(
                200,
                send("POST", "/patrons/ann/card-removals", "{\"card\":\"8534AB78\"}")
                        .statusCode());
        assertEquals(
                404,
                send("POST", "/patrons/ann/card-removals", "{\"card\":\"8534AB78\"}")
                        .statusCode());
        assertEquals(200, send("PUT", "/patrons/bo/cards", easyCard).statusCode());
    }

    @Test
    void whatIsNoCardIsSaidSo() {
        for (String bad : List.of(
                "{\"card\":\"xyz\",\"chipShown\":\"hex\",\"pin\":\"4711\"}",
                "{\"card\":\"08112233\",\"chipShown\":\"hex\",\"pin\":\"4711\"}",
                "{\"card\":\"8534AB78\",\"chipShown\":\"hex\",\"chipBytes\":5,\"pin\":\"4711\"}",
                "{\"card\":\"\",\"pin\":\"4711\"}")) {
            HttpResponse<String> answer = send("POST", "/pin-checks", bad);
            assertEquals(400, answer.statusCode(), bad);
            assertEquals("body-invalid", RestDoor.json(answer).get("code").stringValue(), bad);
        }
    }

    @Test
    void whatWasDoneIsOnRecordWithoutNumbers() {
        setPin("ann", "4711");
        send("PUT", "/patrons/ann/cards", "{\"card\":\"P77\",\"scheme\":\"partner-barcode\"}");
        String record =
                rest.get("/audit?subject=patron:ann&action=patron-changed").body();
        assertEquals(
                2,
                RestDoor.json(rest.get("/audit?subject=patron:ann&action=patron-changed"))
                        .get("items")
                        .size());
        assertFalse(record.contains("P77") || record.contains("4711"), record);
    }
}
