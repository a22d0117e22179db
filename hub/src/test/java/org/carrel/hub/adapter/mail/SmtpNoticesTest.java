package org.carrel.hub.adapter.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.notice.NoticeChannel.Delivery;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.OutgoingNotice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: a notice arrives readable, is the same message however often it is sent, and every way in which a server says no is
 * understood. Method: a real SMTP server in this process, and a scripted one for refusals.
 */
class SmtpNoticesTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aChineseNoticeArrives() throws MessagingException, IOException {
        assertEquals(
                new Delivery.Delivered(), channel(server.getSmtp().getPort()).deliver(notice("wang@example.org", 1)));
        MimeMessage received = server.getReceivedMessages()[0];
        assertEquals("您的預約書可以取書了", received.getSubject());
        assertTrue(received.getContent().toString().startsWith("您好："));
        assertEquals("<hold-ready-h1-1@library.example>", received.getMessageID());
        assertEquals("auto-generated", received.getHeader("Auto-Submitted")[0]);
        assertEquals("zh-Hant", received.getHeader("Content-Language")[0]);
    }

    @Test
    void aRepetitionCarriesTheSameMessageId() throws MessagingException, FolderException {
        SmtpNotices channel = channel(server.getSmtp().getPort());
        channel.deliver(notice("wang@example.org", 1));
        channel.deliver(notice("wang@example.org", 2));
        assertEquals(server.getReceivedMessages()[0].getMessageID(), server.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void aServerThatIsNotThereMeansLater() {
        int port = server.getSmtp().getPort();
        server.stop();
        assertEquals(new Delivery.Deferred("server-unreachable"), channel(port).deliver(notice("wang@example.org", 1)));
    }

    @Test
    void aBadAddressIsRejectedAndABusyServerIsNot() throws Exception {
        assertEquals(new Delivery.Rejected("address-refused-550"), against("550 no such mailbox", "250 ok"));
        assertEquals(new Delivery.Deferred("address-deferred-451"), against("451 try later", "250 ok"));
        assertEquals(new Delivery.Rejected("server-refused-554"), against("250 ok", "554 no thanks"));
        assertInstanceOf(Delivery.Deferred.class, against("250 ok", "421 going down"));
    }

    /** One dialogue with a server that answers RCPT and the message as told. */
    private static Delivery against(String toRecipient, String toMessage) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread dialogue = Thread.ofVirtual().start(() -> answer(listener, toRecipient, toMessage));
            Delivery delivery = channel(listener.getLocalPort()).deliver(notice("wang@example.org", 1));
            dialogue.join();
            return delivery;
        }
    }

    private static void answer(ServerSocket listener, String toRecipient, String toMessage) {
        try (Socket socket = listener.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            say(socket, "220 test");
            boolean message = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (message) {
                    message = !line.equals(".");
                    say(socket, message ? "" : toMessage);
                } else if (line.startsWith("RCPT")) {
                    say(socket, toRecipient);
                } else if (line.startsWith("DATA")) {
                    message = true;
                    say(socket, "354 go on");
                } else {
                    say(socket, line.startsWith("QUIT") ? "221 bye" : "250 ok");
                }
            }
        } catch (IOException hungUp) {
            // The client has what it wanted.
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        if (!line.isEmpty()) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static SmtpNotices channel(int port) {
        return new SmtpNotices(new SmtpSettings(
                "127.0.0.1",
                port,
                SmtpSettings.Security.PLAIN,
                "",
                "",
                "notices@library.example",
                "圖書館",
                Duration.ofSeconds(5)));
    }

    private static OutgoingNotice notice(String address, int attempt) {
        return new OutgoingNotice(
                new NoticeId("hold-ready-h1-1", NoticeId.Channel.MAIL),
                "hold-ready",
                new PatronId("p1"),
                address,
                "zh-Hant",
                "您的預約書可以取書了",
                "您好：\n\n您預約的《單車失竊記》已經在取書架上。\n",
                attempt);
    }
}
