package org.carrel.hub.adapter.sip2.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.sip2.wire.Frame;
import org.carrel.hub.adapter.sip2.wire.LineFramer;

/**
 * Plays a written dialogue between a terminal and the hub, in memory. One line each:
 *
 * <pre>
 * account KEY=VALUE   a setting of the account {@code kiosk} (before the first message)
 * &gt; TEXT              the terminal sends this, as it stands
 * &gt;N TEXT             with number N and its checksum, of the test's own making
 * &gt;* HEX              these bytes
 * &lt; TEXT              the hub answers exactly this
 * &lt;N TEXT             with number N and a checksum that fits
 * &lt;- nothing          it does not answer
 * &lt;! ended            it hangs up
 * login               the usual login, not numbered
 * wait DURATION       time passes, as PT5M
 * new connection      the terminal connects again, not logged in
 * deed WORDS          something that the fixture knows how to do
 * </pre>
 */
final class Dialogue {
    private final Fixture fixture;
    private final Queue<Reply> replies = new ArrayDeque<>();
    private LineFramer framer = new LineFramer();
    private TerminalSession session;
    private Charset charset = StandardCharsets.UTF_8;

    Dialogue(Fixture fixture) {
        this.fixture = fixture;
        this.session = fixture.session();
    }

    void play(String name, List<String> lines) {
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    play(line);
                } catch (AssertionError | RuntimeException wrong) {
                    throw new AssertionError(name + " line " + (index + 1) + ": " + wrong.getMessage(), wrong);
                }
            }
        }
        assertEquals(0, replies.size(), "answers that nobody expected: " + replies);
    }

    private void play(String line) {
        if (line.startsWith("> ")) {
            send((line.substring(2) + "\r").getBytes(charset));
        } else if (line.startsWith(">* ")) {
            send(HexFormat.of().parseHex(line.substring(3).replace(" ", "")));
        } else if (line.startsWith(">")) {
            send(numbered(line.substring(3), line.charAt(1)));
        } else if (line.startsWith("< ")) {
            assertEquals(line.substring(2) + "\r", heard());
        } else if (line.startsWith("<- ")) {
            assertEquals(new Reply.Nothing(), replies.remove());
        } else if (line.startsWith("<! ")) {
            assertEquals(new Reply.HangUp(), replies.remove());
        } else if (line.startsWith("<")) {
            assertEquals(new String(numbered(line.substring(3), line.charAt(1)), charset), heard());
        } else if (line.equals("login")) {
            play("> 9300CNkiosk|COsecret|CPhall|");
            play("< 941");
        } else if (line.equals("new connection")) {
            session.end();
            session = fixture.session();
            framer = new LineFramer();
        } else if (line.startsWith("account ")) {
            String[] setting = line.substring(8).split("=", 2);
            fixture.account(setting[0], setting[1]);
            charset = setting[0].equals("charset") ? Charset.forName(setting[1]) : charset;
            session = fixture.session();
        } else if (line.startsWith("wait ")) {
            fixture.library.now = fixture.library.now.plus(Duration.parse(line.substring(5)));
        } else if (line.startsWith("deed ")) {
            fixture.deed(line.substring(5));
        } else {
            fail("no such line: " + line);
        }
    }

    private void send(byte[] bytes) {
        for (Frame frame : framer.receive(bytes, 0, bytes.length)) {
            replies.add(session.receive(frame, fixture.library.now));
        }
    }

    private String heard() {
        if (replies.isEmpty()) {
            fail("nothing was answered");
        }
        return switch (replies.remove()) {
            case Reply.Send(Bytes bytes) -> new String(bytes.toArray(), charset);
            case Reply.SendAndHangUp(Bytes bytes) -> {
                replies.add(new Reply.HangUp());
                yield new String(bytes.toArray(), charset);
            }
            case Reply.Nothing _ -> "nothing";
            case Reply.HangUp _ -> "hung up";
        };
    }

    private byte[] numbered(String text, char number) {
        byte[] summed = (text + "AY" + number + "AZ").getBytes(charset);
        int sum = 0;
        for (byte value : summed) {
            sum += value & 0xFF;
        }
        byte[] tail = String.format(Locale.ROOT, "%04X\r", (65_536 - sum % 65_536) % 65_536)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[summed.length + tail.length];
        System.arraycopy(summed, 0, whole, 0, summed.length);
        System.arraycopy(tail, 0, whole, summed.length, tail.length);
        return whole;
    }

    static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }
}
