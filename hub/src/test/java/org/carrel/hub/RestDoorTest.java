package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.audit.Audit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: what a program may rely on at the API's door, over real HTTP: keys, tags, pages, scopes, languages, pace. */
class RestDoorTest {
    private static final String KEY = "Idempotency-Key";
    private static final String ANN_TAKES_1 = "{\"patron\":\"ann\",\"item\":\"i1\",\"branch\":\"main\"}";

    private RestDoor rest;

    @BeforeEach
    void open() {
        rest = new RestDoor(0);
    }

    @AfterEach
    void close() {
        rest.close();
    }

    /** Goal: a hub stops although somebody holds a request open. Method: one whose body never comes, once its reader waits for it. */
    @Test
    void aRequestThatIsNeverDoneDoesNotKeepTheDoorOpen() throws IOException {
        int port = rest.door.port();
        String begun = """
                POST /api/v1/loans HTTP/1.1
                Host: hub
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: 100
                Expect: 100-continue

                """.formatted(rest.staff).replace("\n", "\r\n");
        try (Socket client = new Socket("127.0.0.1", port)) {
            client.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            String waiting = "HTTP/1.1 100 ";
            assertEquals(
                    waiting,
                    new String(client.getInputStream().readNBytes(waiting.length()), StandardCharsets.US_ASCII));
            rest.door.close();
        }
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
    }

    private static String code(HttpResponse<String> answer) {
        return RestDoor.json(answer).get("code").stringValue();
    }

    @Test
    void aRequestSentAgainWithItsKeyIsAnsweredAgainAndNotDoneAgain() {
        HttpResponse<String> first = rest.send("POST", "/loans", ANN_TAKES_1, KEY, "k-1");
        HttpResponse<String> again = rest.send("POST", "/loans", ANN_TAKES_1, KEY, "k-1");
        assertEquals(201, first.statusCode(), first.body());
        assertEquals(first.body(), again.body());
        assertEquals(201, again.statusCode());
        assertEquals("true", again.headers().firstValue("Idempotent-Replayed").orElse(""));
        assertEquals(first.headers().firstValue("ETag"), again.headers().firstValue("ETag"));
        // Without the key it is another request, and the copy is lent.
        assertEquals(409, rest.send("POST", "/loans", ANN_TAKES_1).statusCode());
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        rest.send("POST", "/loans", ANN_TAKES_1, KEY, "k-1");
        HttpResponse<String> other = rest.send("POST", "/loans", ANN_TAKES_1.replace("i1", "i2"), KEY, "k-1");
        assertEquals(422, other.statusCode());
        assertEquals("key-reused", code(other));
        assertTrue(rest.core
                .store()
                .read(s -> s.lending().openLoan(new ItemId("i2")))
                .isEmpty());
        // A key belongs to its caller.
        HttpResponse<String> another = rest.send(rest.request(rest.circulation, "/loans")
                .header(KEY, "k-1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ANN_TAKES_1.replace("i1", "i3"))));
        assertEquals(201, another.statusCode(), another.body());
    }

    @Test
    void aRefusalIsAnsweredAgainToo() {
        rest.send("POST", "/loans", ANN_TAKES_1.replace("ann", "bo"));
        HttpResponse<String> refused = rest.send("POST", "/loans", ANN_TAKES_1, KEY, "k-1");
        rest.send("POST", "/returns", "{\"item\":\"i1\",\"branch\":\"main\"}");
        HttpResponse<String> again = rest.send("POST", "/loans", ANN_TAKES_1, KEY, "k-1");
        assertEquals(409, refused.statusCode());
        assertEquals(refused.body(), again.body());
        assertEquals(409, again.statusCode());
        assertTrue(again.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));
    }

    @Test
    void ofManyAtOnceWithOneKeyOneIsDone() throws Exception {
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        String hold = "{\"patron\":\"ann\",\"title\":\"t2\",\"pickup\":\"main\"}";
        for (int count = 0; count < 16; count++) {
            calls.add(() -> rest.send("POST", "/holds", hold, KEY, "k-9"));
        }
        TreeSet<String> answers = new TreeSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(calls)) {
                assertEquals(201, answer.get().statusCode(), answer.get().body());
                answers.add(answer.get().body());
            }
        }
        assertEquals(1, answers.size(), answers.toString());
        assertEquals(
                1,
                rest.core
                        .store()
                        .read(s -> s.reservations().liveHolds(new PatronId("ann"), rest.now.get()))
                        .size());
    }

    @Test
    void whoHasSeenAnOlderStateChangesNothing() {
        String loan = RestDoor.json(rest.send("POST", "/loans", ANN_TAKES_1))
                .get("id")
                .stringValue();
        HttpResponse<String> seen = rest.get("/loans/" + loan);
        String tag = seen.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                304,
                rest.send(rest.request(rest.staff, "/loans/" + loan).header("If-None-Match", tag))
                        .statusCode());
        rest.now.updateAndGet(now -> now.plus(Duration.ofDays(3)));
        HttpResponse<String> renewed = rest.send("POST", "/loans/" + loan + "/renewals", "", "If-Match", tag);
        assertEquals(201, renewed.statusCode(), renewed.body());
        assertNotEquals(tag, renewed.headers().firstValue("ETag").orElse(""));
        HttpResponse<String> stale = rest.send("POST", "/loans/" + loan + "/renewals", "", "If-Match", tag);
        assertEquals(412, stale.statusCode());
        assertEquals("changed-since", code(stale));
        assertEquals(renewed.body(), rest.get("/loans/" + loan).body());
    }

    @Test
    void aReturnIsUndoneOverTheApi() {
        String loan = rest.send("POST", "/loans", ANN_TAKES_1).body();
        HttpResponse<String> back = rest.send("POST", "/returns", "{\"item\":\"i1\",\"branch\":\"main\"}");
        assertEquals("stacks", RestDoor.json(back).get("next").stringValue());
        HttpResponse<String> undone = rest.send("POST", "/returns/undo", "{\"item\":\"i1\",\"branch\":\"main\"}");
        assertEquals(loan, undone.body());
        assertEquals(
                "not-returned",
                RestDoor.json(rest.send("POST", "/returns/undo", "{\"item\":\"i1\",\"branch\":\"main\"}"))
                        .get("reasons")
                        .get(0)
                        .stringValue());
    }

    @Test
    void pastLoansComeInPagesAndThatTheyWereSeenIsNoted() {
        for (int item = 1; item <= 5; item++) {
            rest.send("POST", "/loans", ANN_TAKES_1.replace("i1", "i" + item));
            rest.send("POST", "/returns", "{\"item\":\"i" + item + "\",\"branch\":\"main\"}");
        }
        List<String> items = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            var page = RestDoor.json(rest.get("/patrons/ann/past-loans?limit=2" + next));
            page.get("items")
                    .forEach(past -> items.add(past.get("loan").get("item").stringValue()));
            next = page.has("next") ? "&after=" + page.get("next").stringValue() : "";
            pages++;
        } while (!next.isEmpty());
        assertEquals(List.of("i5", "i4", "i3", "i2", "i1"), items);
        assertEquals(3, pages);
        long seen = rest.core.store().read(s -> s.audit().after(0, 1_000)).stream()
                .filter(entry -> entry.action() == Audit.Action.PATRON_SEEN)
                .filter(entry ->
                        entry.subject().equals("patron:ann") && entry.actor().equals("client:STAFF"))
                .count();
        assertEquals(3, seen);
        assertEquals(400, rest.get("/patrons/ann/past-loans?after=!").statusCode());
        assertEquals(400, rest.get("/patrons/ann/past-loans?after=AAAA").statusCode());
    }

    @Test
    void aScopeIsAsFarAsATokenReaches() {
        HttpResponse<String> refused = rest.send(rest.request(rest.reader, "/loans")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ANN_TAKES_1)));
        assertEquals(403, refused.statusCode());
        assertEquals("not-allowed", code(refused));
        assertEquals(403, rest.send(rest.request(rest.circulation, "/tokens")).statusCode());
        assertEquals(
                200,
                rest.send(rest.request(rest.circulation, "/patrons/ann/account"))
                        .statusCode());
        assertEquals(401, rest.send(rest.request("carrel_no_such", "/branches")).statusCode());
    }

    @Test
    void aProblemHasAStableCodeAndASentenceInTheCallersLanguage() {
        HttpResponse<String> english = rest.send("POST", "/loans", ANN_TAKES_1.replace("ann", "nobody"));
        assertEquals(
                "patron-unknown", RestDoor.json(english).get("reasons").get(0).stringValue());
        assertEquals(
                "There is no such patron.", RestDoor.json(english).get("detail").stringValue());
        HttpResponse<String> chinese = rest.send(rest.request(rest.staff, "/loans")
                .setHeader("Accept-Language", "zh-TW,zh;q=0.9")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ANN_TAKES_1.replace("ann", "nobody"))));
        assertEquals("查無此讀者。", RestDoor.json(chinese).get("detail").stringValue());
        assertEquals("zh-Hant", chinese.headers().firstValue("Content-Language").orElse(""));
    }

    @Test
    void whatIsRefusedBeforeAnyEndpointIsAProblemToo() {
        HttpResponse<String> noAddress = rest.get("/loans/%00");
        assertEquals(400, noAddress.statusCode());
        assertEquals("parameter-invalid", code(noAddress));
        assertEquals(
                "application/problem+json; charset=utf-8",
                noAddress.headers().firstValue("Content-Type").orElse(""));
        HttpResponse<String> long_ = rest.send("GET", "/loans", "", "X-Long", "x".repeat(20_000));
        assertEquals("too-large", code(long_));
    }

    @Test
    void aBranchThatIsNoneLendsNothingAndTakesNothing() {
        String elsewhere = ANN_TAKES_1.replace("\"main\"", "\"nowhere\"");
        for (String path : List.of("/loans", "/returns", "/returns/undo")) {
            String body = path.equals("/loans") ? elsewhere : "{\"item\":\"i1\",\"branch\":\"nowhere\"}";
            HttpResponse<String> refused = rest.send("POST", path, body);
            assertEquals(409, refused.statusCode(), path);
            assertTrue(refused.body().contains("\"reasons\":[\"branch-unknown\"]"), refused.body());
        }
        assertEquals(201, rest.send("POST", "/loans", ANN_TAKES_1).statusCode());
    }

    /** Goal: one program's wrong tokens keep no other program out. Method: both from one address, and a third from elsewhere. */
    @Test
    void wrongTokensSlowDownOnlyWhoSendsThem() {
        HttpRequest.Builder wrong = rest.request("guessed", "/loans?patron=ann");
        for (int tried = 0; tried < 10; tried++) {
            rest.send(wrong);
        }
        assertEquals("locked-for-a-while", code(rest.send(wrong)));
        assertEquals(200, rest.get("/loans?patron=ann").statusCode());
        HttpRequest.Builder fromElsewhere =
                rest.request("guessed", "/loans?patron=ann").header("X-Forwarded-For", "203.0.113.9");
        assertEquals("not-signed-in", code(rest.send(fromElsewhere)));
    }

    @Test
    void whoAsksTooMuchIsToldToWait() {
        try (RestDoor slow = new RestDoor(5)) {
            HttpResponse<String> first = slow.get("/branches");
            assertEquals(
                    "\"caller\";q=5;w=60",
                    first.headers().firstValue("RateLimit-Policy").orElse(""));
            assertEquals(
                    "\"caller\";r=4;t=12",
                    first.headers().firstValue("RateLimit").orElse(""));
            for (int count = 0; count < 4; count++) {
                assertEquals(200, slow.get("/branches").statusCode());
            }
            HttpResponse<String> over = slow.get("/branches");
            assertEquals(429, over.statusCode());
            assertEquals("too-many-requests", code(over));
            assertEquals("12", over.headers().firstValue("Retry-After").orElse(""));
            // Others are not held up, and waiting helps.
            assertEquals(200, slow.send(slow.request(slow.reader, "/branches")).statusCode());
            slow.now.updateAndGet(now -> now.plusSeconds(12));
            assertEquals(200, slow.get("/branches").statusCode());
            assertEquals(429, slow.get("/branches").statusCode());
        }
    }

    @Test
    void aPatronIsForgottenOnlyWhenNothingIsOpen() {
        rest.send("POST", "/loans", ANN_TAKES_1);
        HttpResponse<String> refused = rest.send("DELETE", "/patrons/ann", "");
        assertEquals("open-loans", RestDoor.json(refused).get("reasons").get(0).stringValue());
        rest.send("POST", "/returns", "{\"item\":\"i1\",\"branch\":\"main\"}");
        assertEquals(204, rest.send("DELETE", "/patrons/ann", "").statusCode());
        assertEquals(404, rest.get("/patrons/ann").statusCode());
        assertEquals(404, rest.send("DELETE", "/patrons/ann", "").statusCode());
        assertFalse(rest.get("/loans?item=i1").body().contains("ann"));
    }
}
