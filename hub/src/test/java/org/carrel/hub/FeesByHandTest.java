package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Goal: staff ask for money, take it and let it go, and lift a suspension, and it is all in the audit. Method: over real HTTP. */
class FeesByHandTest {
    private static final PatronId ANN = new PatronId("ann");

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

    private JsonNode account() {
        return RestDoor.json(rest.get("/patrons/ann/account"));
    }

    private List<String> actions() {
        JsonNode items = RestDoor.json(rest.get("/patrons/ann/audit")).get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(entry -> entry.get("action").stringValue())
                .filter(action -> !action.equals("patron-seen"))
                .toList();
    }

    @Test
    void aFeeIsAskedForPaidInPartAndTheRestLetGo() {
        String loan = RestDoor.json(
                        sent("POST", "/loans", "{\"patron\":\"ann\",\"item\":\"i1\",\"branch\":\"main\"}", 201))
                .get("id")
                .stringValue();
        JsonNode fee = RestDoor.json(sent(
                "POST",
                "/patrons/ann/fees",
                "{\"kind\":\"damage\",\"amount\":\"100\",\"loan\":\"" + loan + "\"}",
                201));
        assertEquals("100.00", fee.get("owed").stringValue());
        assertEquals(loan, fee.get("loan").stringValue());
        sent("POST", "/patrons/ann/payments", "{\"amount\":\"40\",\"method\":\"cash\"}", 201);
        assertEquals("60.00", account().get("owed").stringValue());
        sent("DELETE", "/fees/" + fee.get("id").stringValue(), "", 204);
        assertEquals("0.00", account().get("owed").stringValue());
        assertEquals(List.of("fee-waived", "fee-paid", "fee-charged"), actions().subList(0, 3));
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        String loan = RestDoor.json(
                        sent("POST", "/loans", "{\"patron\":\"bo\",\"item\":\"i1\",\"branch\":\"main\"}", 201))
                .get("id")
                .stringValue();
        String ofBo = "{\"kind\":\"damage\",\"amount\":\"100\",\"loan\":\"" + loan + "\"}";
        assertEquals(
                "[\"loan-unknown\"]",
                RestDoor.json(sent("POST", "/patrons/ann/fees", ofBo, 409))
                        .get("reasons")
                        .toString());
        sent("POST", "/patrons/ann/fees", "{\"kind\":\"damage\",\"amount\":\"0\"}", 400);
        sent("POST", "/patrons/ann/fees", "{\"kind\":\"overdue\",\"amount\":\"5\"}", 400);
        sent("POST", "/patrons/none/fees", "{\"kind\":\"card\",\"amount\":\"5\"}", 404);
        assertEquals("0.00", account().get("owed").stringValue());
    }

    @Test
    void aBlockSaysWhyUntilItIsLifted() {
        sent("PUT", "/patrons/ann/block", "{\"blocked\":true,\"words\":\"卡片遺失於一樓\"}", 204);
        JsonNode blocked = account().get("hindrances").get(0);
        assertEquals(
                List.of("borrowing-blocked", "ask-at-desk", "卡片遺失於一樓"),
                List.of(
                        blocked.get("reason").stringValue(),
                        blocked.get("remedy").stringValue(),
                        blocked.get("words").stringValue()));
        sent("PUT", "/patrons/ann/block", "{\"blocked\":false}", 204);
        sent("PUT", "/patrons/ann/block", "{\"blocked\":true}", 204);
        assertNull(account().get("hindrances").get(0).get("words"));
    }

    @Test
    void aSuspensionIsLifted() {
        sent("DELETE", "/patrons/ann/suspension", "", 409);
        for (int late = 1; late <= 2; late++) {
            LoanId loan = new LoanId("late-" + late);
            int days = late;
            rest.core
                    .store()
                    .run(s -> s.ledger()
                            .penalize(
                                    ANN,
                                    loan,
                                    LocalDate.of(2026, 11, 22),
                                    new Ledger.Lateness(days, 10),
                                    new Actor.Hub("test"),
                                    rest.now.get()));
        }
        JsonNode suspended = account().get("hindrances").get(0);
        assertEquals("suspended", suspended.get("reason").stringValue());
        assertEquals("wait", suspended.get("remedy").stringValue());
        assertEquals(
                LocalDate.parse(suspended.get("lastDay").stringValue()).plusDays(1),
                LocalDate.parse(suspended.get("againFrom").stringValue()));
        sent("DELETE", "/patrons/ann/suspension", "", 204);
        assertEquals(0, account().get("hindrances").size());
        assertEquals(
                List.of("suspension-lifted", "suspension-lifted"), actions().subList(0, 2));
        sent("DELETE", "/patrons/ann/suspension", "", 409);
    }
}
