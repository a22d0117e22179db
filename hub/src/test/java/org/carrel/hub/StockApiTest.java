package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.Patron;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Goal: a library without another system keeps its titles, copies and patrons by hand. Method: over real HTTP, each made, changed and withdrawn. */
class StockApiTest {
    private static final String TITLE =
            "{\"name\":\"單車失竊記\",\"author\":\"吳明益\",\"isbn\":\"978-986-344-114-4\",\"material\":\"book\"}";
    private static final String PATRON = "{\"name\":\"林曉青\",\"home\":\"main\",\"validThrough\":\"2030-12-31\","
            + "\"email\":\"lin@example.org\",\"category\":\"youth\"}";

    private final RestDoor rest = new RestDoor(0);

    @AfterEach
    void close() {
        rest.close();
    }

    private String sent(String method, String path, String body, int status) {
        HttpResponse<String> answer = rest.send(method, path, body);
        assertEquals(status, answer.statusCode(), answer.body());
        return answer.body();
    }

    private JsonNode got(String path) {
        return RestDoor.json(rest.get(path));
    }

    @Test
    void aTitleAndItsCopiesAreMadeAndChanged() {
        sent("PUT", "/titles/bike", TITLE, 204);
        sent("PUT", "/items/B-1", "{\"title\":\"bike\",\"branch\":\"main\"}", 204);
        assertEquals("9789863441144", got("/titles/bike").get("isbn").stringValue());
        assertEquals(1, got("/titles?q=%E5%A4%B1%E7%AB%8A").get("items").size());
        sent("PUT", "/titles/bike", TITLE.replace("失竊記", "失而復得記"), 204);
        assertEquals("單車失而復得記", got("/titles/bike").get("name").stringValue());
        assertEquals(1, got("/titles/bike").get("items").size(), "its copies stay");
        sent("PUT", "/items/B-1", "{\"title\":\"bike\",\"branch\":\"main\",\"use\":\"reference\"}", 204);
        assertEquals("reference", got("/items/B-1").get("use").stringValue());
        assertEquals(
                "[\"title-unknown\"]",
                RestDoor.json(sent("PUT", "/items/B-2", "{\"title\":\"none\",\"branch\":\"main\"}", 409))
                        .get("reasons")
                        .toString());
        sent("PUT", "/items/B-2", "{\"title\":\"bike\",\"branch\":\"moon\"}", 409);
        sent("PUT", "/titles/bad", TITLE.replace("978-986-344-114-4", "978-986-344-114-5"), 400);
        assertEquals(404, rest.get("/titles/bad").statusCode());
    }

    @Test
    void whatIsInIsWithdrawnAndWhatIsOutIsTold() {
        sent("PUT", "/items/i1b", "{\"title\":\"t1\",\"branch\":\"main\"}", 204);
        sent("POST", "/loans", "{\"patron\":\"ann\",\"item\":\"i1\",\"branch\":\"main\"}", 201);
        sent("POST", "/holds", "{\"patron\":\"bo\",\"title\":\"t1\",\"pickup\":\"main\"}", 201);
        assertEquals(
                "{\"withdrawn\":[\"i1b\"],\"out\":[{\"item\":\"i1\",\"status\":\"on-loan\"}],\"waiting\":1}",
                sent("POST", "/titles/t1/withdrawal", "", 200));
        assertEquals("withdrawn", got("/items/i1b/circulation").get("status").stringValue());
        sent("POST", "/loans", "{\"patron\":\"bo\",\"item\":\"i1b\",\"branch\":\"main\"}", 409);
        assertEquals(
                "{\"withdrawn\":[],\"out\":[{\"item\":\"i1\",\"status\":\"on-loan\"}],\"waiting\":1}",
                sent("POST", "/items/i1/withdrawal", "", 200));
        sent("PUT", "/items/i1b", "{\"title\":\"t1\",\"branch\":\"main\"}", 204);
        assertEquals("available", got("/items/i1b/circulation").get("status").stringValue());
        sent("POST", "/titles/none/withdrawal", "", 404);
        sent("POST", "/items/none/withdrawal", "", 404);
    }

    @Test
    void aPatronIsMadeAndChangedAndKeepsCardsAndBlocks() {
        String id =
                RestDoor.json(sent("POST", "/patrons", PATRON, 201)).get("id").stringValue();
        sent("PUT", "/patrons/" + id + "/cards", "{\"card\":\"C-77\",\"scheme\":\"own-barcode\"}", 200);
        sent("PUT", "/patrons/" + id + "/block", "{\"blocked\":true}", 204);
        HttpResponse<String> seen = rest.get("/patrons/" + id);
        String tag = seen.headers().firstValue("ETag").orElseThrow();
        String changed = PATRON.replace("youth", "adult").replace("2030-12-31", "2031-12-31");
        assertEquals(
                200,
                rest.send("PUT", "/patrons/" + id, changed, "If-Match", tag).statusCode());
        assertEquals(
                412,
                rest.send("PUT", "/patrons/" + id, changed, "If-Match", tag).statusCode());
        Patron patron = rest.core
                .store()
                .read(s -> s.patrons().patron(new PatronId(id)))
                .orElseThrow();
        assertEquals("adult", patron.category());
        assertEquals(1, patron.cards().size());
        assertTrue(patron.blocks().contains(Patron.Block.BY_STAFF));
        assertEquals(new Contact.Email("lin@example.org"), patron.contact());
        assertFalse(seen.body().contains("林曉青"), "masked");

        sent("PUT", "/patrons/none", PATRON, 404);
        sent("POST", "/patrons", PATRON.replace("2030-12-31", "2030-02-30"), 400);
        sent("POST", "/patrons", PATRON.replace("lin@example.org", "lin"), 400);
        sent("POST", "/patrons", PATRON.replace("main", "moon"), 409);
    }
}
