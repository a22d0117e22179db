package org.carrel.hub.adapter.sip2.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.sip2.wire.Frame;
import org.carrel.hub.settings.TerminalAccounts;
import org.junit.jupiter.api.Test;

/** Who may come in, how often, and what an accounts file may say. */
class SessionRulesTest {
    private final Fixture fixture = new Fixture();

    @Test
    void anAccountHasSoManyConnectionsAndNoMore() {
        fixture.account("connections", "1");
        Doorkeeper doorkeeper = fixture.doorkeeper();
        TerminalSession first = session(doorkeeper);
        assertEquals("941", said(first, "9300CNkiosk|COsecret|"));
        TerminalSession second = session(doorkeeper);
        assertEquals("940", said(second, "9300CNkiosk|COsecret|"));
        first.end();
        assertEquals("941", said(second, "9300CNkiosk|COsecret|"));
    }

    @Test
    void whoGuessesHasToWait() {
        Doorkeeper doorkeeper = fixture.doorkeeper();
        for (int guess = 0; guess < 5; guess++) {
            assertEquals("940", said(session(doorkeeper), "9300CNkiosk|COguess|"));
        }
        assertEquals("940", said(session(doorkeeper), "9300CNkiosk|COsecret|"));
        fixture.library.now = fixture.library.now.plusSeconds(120);
        assertEquals("941", said(session(doorkeeper), "9300CNkiosk|COsecret|"));
    }

    @Test
    void aTrustedAddressNeedsNoLogin() {
        fixture.account("trusted", "127.0.0.1");
        assertTrue(said(session(fixture.doorkeeper()), "2300120261123    090000AOcarrel|AAC-lin|AC|AD|")
                .startsWith("24 "));
    }

    @Test
    void whoTalksNonsenseIsPutOut() {
        TerminalSession session = session(fixture.doorkeeper());
        Reply reply = new Reply.Nothing();
        for (int count = 0; count < 21; count++) {
            assertEquals(new Reply.Nothing(), reply);
            reply = session.receive(line("GET / HTTP/1.1"), fixture.library.now);
        }
        assertInstanceOf(Reply.HangUp.class, reply);
    }

    @Test
    void messagesBeyondTheRateWait() {
        Pace pace = new Pace();
        long second = TimeUnit.SECONDS.toNanos(1);
        for (int count = 0; count < 20; count++) {
            assertEquals(0, pace.take(10, 5 * second));
        }
        assertEquals(second / 10, pace.take(10, 5 * second));
        assertEquals(0, pace.take(0, 5 * second));
        assertEquals(0, pace.take(10, 60 * second));
    }

    @Test
    void everythingWrongWithAnAccountsFileIsSaidAtOnce() {
        TreeMap<String, String> values = new TreeMap<>();
        values.put("kiosk.password", "secret");
        values.put("kiosk.charset", "UTF-16");
        values.put("kiosk.off", "99");
        values.put("kiosk.colour", "green");
        values.put("lost", "x");
        values.put("desk.password", SlowHash.of("secret", Fixture.SALT).text());
        TerminalAccounts.Reading.Bad bad =
                assertInstanceOf(TerminalAccounts.Reading.Bad.class, TerminalAccounts.read(values));
        for (String wrong :
                List.of("kiosk.password", "kiosk.charset", "kiosk.off", "kiosk.colour", "lost", "desk.branch")) {
            assertTrue(
                    bad.problems().stream().anyMatch(problem -> problem.startsWith(wrong)),
                    wrong + " in " + bad.problems());
        }
    }

    private TerminalSession session(Doorkeeper doorkeeper) {
        return new TerminalSession(doorkeeper, fixture.counter(), InetAddress.getLoopbackAddress());
    }

    private String said(TerminalSession session, String text) {
        return switch (session.receive(line(text), fixture.library.now)) {
            case Reply.Send(Bytes bytes) -> new String(bytes.toArray(), StandardCharsets.UTF_8).strip();
            case Reply.SendAndHangUp(Bytes bytes) -> new String(bytes.toArray(), StandardCharsets.UTF_8).strip();
            case Reply.Nothing _ -> "nothing";
            case Reply.HangUp _ -> "hung up";
        };
    }

    private static Frame line(String text) {
        return new Frame.Line(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
