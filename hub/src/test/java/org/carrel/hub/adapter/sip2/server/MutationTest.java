package org.carrel.hub.adapter.sip2.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.wire.Decoded;
import org.carrel.hub.adapter.sip2.wire.Envelope;
import org.carrel.hub.adapter.sip2.wire.Envelope.Protection;
import org.carrel.hub.adapter.sip2.wire.Frame;
import org.carrel.hub.adapter.sip2.wire.LineFramer;
import org.junit.jupiter.api.Test;

/**
 * Valid messages are damaged at random, a hundred thousand times from one seed: bytes changed, dropped, doubled, added, two messages joined,
 * one cut. Whatever comes, no step fails, and every answer is a message of the protocol.
 */
class MutationTest {
    private static final int ROUNDS = 100_000;
    private static final long SEED = 20_261_125;
    private static final int[] FAVOURITES = {0x00, 0x0A, 0x0D, 0x20, 0x30, 0x59, 0x7C, 0x7F, 0x80, 0xFF};

    private static final List<String> MESSAGES = List.of(
            "2300120261123    090000AOcarrel|AAC-lin|AC|",
            "11YN20261123    090000                  AOcarrel|AAC-lin|ABdream-1|AC|",
            "11NY20261123    09000020261221    235959AOcarrel|AAC-wang|ABdream-2|AC|BOY|",
            "09N20261123    09000020261123    090000APhall|AOcarrel|ABdream-1|AC|BIN|",
            "9900802.00",
            "97",
            "6301920261123    090000Y         AOcarrel|AAC-lin|AC|BP1|BQ5|",
            "6302720261123    090000  Y       AOcarrel|AAC-wang|",
            "3520261123    090000AOcarrel|AAC-lin|",
            "3720261123    0900000400TWDBV30.00|AOcarrel|AAC-lin|CGfee1|BKp-17|",
            "1720261123    090000AOcarrel|ABwalden-1|AC|",
            "1920261123    090000AOcarrel|ABwalden-1|AC|CHcover torn|",
            "15+20261123    090000BW20261223    235959|BSmain|BY2|AOcarrel|AAC-wang|ABwalden-1|",
            "15-20261123    090000AOcarrel|AAC-wang|ABwalden-1|",
            "29NN20261123    090000                  AOcarrel|AAC-lin|ABdream-1|AJ|",
            "6520261123    090000AOcarrel|AAC-lin|");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Fixture fixture = new Fixture();
    private final Counter counter = fixture.counter();
    private final Doorkeeper doorkeeper = fixture.doorkeeper();
    private LineFramer framer = new LineFramer();
    private TerminalSession session = loggedIn();

    @Test
    void whateverComesTheAnswerIsOneOfTheProtocol() {
        int answers = 0;
        int ends = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(message(round));
            for (Frame frame : framer.receive(bytes, 0, bytes.length)) {
                switch (session.receive(frame, fixture.library.now)) {
                    case Reply.Send(Bytes line) -> {
                        check(line);
                        answers++;
                    }
                    case Reply.Nothing _ -> {
                        // Ignored, as unknown commands are to be.
                    }
                    case Reply.SendAndHangUp(Bytes line) -> {
                        check(line);
                        ends += again();
                    }
                    case Reply.HangUp _ -> ends += again();
                }
            }
        }
        assertTrue(answers > ROUNDS / 2, answers + " answers");
        assertTrue(ends < ROUNDS / 20, ends + " ends");
    }

    private static void check(Bytes line) {
        assertEquals('\r', line.at(line.length() - 1));
        Envelope envelope = Envelope.open(line.slice(0, line.length() - 1));
        boolean intact = switch (envelope.protection()) {
            case Protection.Numbered(int _, boolean right) -> right;
            case Protection.Unnumbered(boolean right) -> right;
            case Protection.None _ -> true;
        };
        String text = new String(envelope.body().toArray(), StandardCharsets.UTF_8);
        assertTrue(intact, text);
        Decoded<Response> decoded = Response.decode(text, '|');
        assertInstanceOf(Decoded.Known.class, decoded, text);
        assertTrue(text.chars().noneMatch(c -> c < 0x20), text);
    }

    private int again() {
        session.end();
        session = loggedIn();
        framer = new LineFramer();
        return 1;
    }

    private TerminalSession loggedIn() {
        TerminalSession fresh = new TerminalSession(doorkeeper, counter, Dialogue.loopback());
        byte[] login = "9300CNkiosk|COsecret|\r".getBytes(StandardCharsets.US_ASCII);
        new LineFramer().receive(login, 0, login.length).forEach(frame -> fresh.receive(frame, fixture.library.now));
        return fresh;
    }

    private byte[] message(int round) {
        Bytes body = Bytes.of(MESSAGES.get(random.nextInt(MESSAGES.size())).getBytes(StandardCharsets.UTF_8));
        return random.nextBoolean()
                ? body.toArray()
                : Envelope.numbered(body, round % 10).toArray();
    }

    private byte[] mutated(byte[] message) {
        List<Byte> bytes = new ArrayList<>();
        for (byte value : message) {
            bytes.add(value);
        }
        int changes = random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            int at = bytes.isEmpty() ? 0 : random.nextInt(bytes.size());
            switch (random.nextInt(6)) {
                case 0 -> bytes.add(at, favourite());
                case 1 -> {
                    if (!bytes.isEmpty()) {
                        bytes.set(at, favourite());
                    }
                }
                case 2 -> {
                    if (!bytes.isEmpty()) {
                        bytes.remove(at);
                    }
                }
                case 3 -> bytes.subList(at, bytes.size()).clear();
                case 4 -> bytes.addAll(at, List.copyOf(bytes.subList(at, bytes.size())));
                default -> bytes.add(at, (byte) random.nextInt(256));
            }
        }
        if (random.nextInt(20) > 0) {
            bytes.add((byte) 0x0D);
        }
        byte[] mutated = new byte[bytes.size()];
        for (int index = 0; index < mutated.length; index++) {
            mutated[index] = bytes.get(index);
        }
        return mutated;
    }

    private byte favourite() {
        return (byte) FAVOURITES[random.nextInt(FAVOURITES.length)];
    }
}
