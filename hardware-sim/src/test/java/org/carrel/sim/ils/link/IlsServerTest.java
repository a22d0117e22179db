package org.carrel.sim.ils.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.carrel.sim.ils.Ils;
import org.carrel.sim.ils.IlsFault;
import org.carrel.sim.ils.Sip2Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulated library system keeps to the protocol, does each thing once, and breaks only as it is told to. */
class IlsServerTest {
    /** 2026-11-23 09:00 in Taipei. */
    private static final long NOW = 1_795_395_600_000L;

    private static final String CHECKOUT = "11NN20261123    090000" + " ".repeat(18) + "AOnorth|AAP1|ABB1|AC|";

    private final Ils library = new Ils();
    private IlsServer server;
    private Sip2Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        library.add(new Ils.Patron("P1", "1234", "林小美", "p1@example.org", false));
        library.add(new Ils.Patron("P2", "9999", "Okafor, Ada", "p2@example.org", true));
        library.add(new Ils.Item("B1", "育兒百科", "north", new Ils.State.OnShelf()));
        library.add(new Ils.Item("B2", "Walden", "north", new Ils.State.OnShelf()));
        open(StandardCharsets.UTF_8);
    }

    private void open(Charset charset) throws IOException {
        server = new IlsServer(
                new IlsServer.Setup(library, "north", "hub", "secret", charset, ZoneId.of("Asia/Taipei"), () -> NOW));
        terminal = Sip2Terminal.connect(server.port(), charset);
        assertEquals("941", terminal.ask("9300CNhub|COsecret|"));
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
        server.close();
    }

    /** Lines that others published with their checksums: 3M's guide by way of SIPServer's t/0001_checksum.t, invenio-sip2's fixtures. */
    @ParameterizedTest
    @CsvSource({
        "990 402.00AY1AZFCB4",
        "9900802.00AY1AZFCA0",
        "9300CNlibrarian@test.com|CO123456|CPselfcheck_location|AY1AZEAEE",
        "9300CNinfo@test.org|COtester|CPselfcheck_location|AY0AZEB8C"
    })
    void publishedChecksumsFit(String line) {
        assertTrue(Sip2Line.checks(line));
        assertArrayEquals(
                line.getBytes(StandardCharsets.ISO_8859_1), Sip2Line.summed(line.substring(0, line.length() - 4)));
    }

    @Test
    void aLoanAndAReturnChangeTheLibraryOnceEach() throws IOException {
        assertEquals("121NNY20261123    090000AOnorth|AAP1|ABB1|AJ育兒百科|AH20261221    090000|", terminal.ask(CHECKOUT));
        assertEquals(
                "101YNN20261123    090000AOnorth|ABB1|AQnorth|AJ育兒百科|",
                terminal.ask("09N20261123    09000020261123    090000APhall|AOnorth|ABB1|AC|"));
        assertEquals(List.of("lent B1 to P1", "took back B1 from P1"), library.deeds());
    }

    @Test
    void inBig5TheSecondByteOfACharacterMayBeADelimiter() throws IOException {
        terminal.close();
        server.close();
        open(Charset.forName("Big5"));
        assertTrue(terminal.ask(CHECKOUT).contains("|AJ育兒百科|"));
    }

    @Test
    void aRepeatedMessageIsAnsweredAsBeforeAndNotDoneAgain() throws IOException {
        byte[] asked = terminal.numbered(CHECKOUT, 7);
        terminal.raw(asked);
        String first = terminal.answer(7);
        terminal.raw(asked);
        assertEquals(first, terminal.answer(7));
        assertEquals(List.of("lent B1 to P1"), library.deeds());
    }

    @Test
    void whatIsDamagedIsAskedForAgain() throws IOException {
        byte[] asked = terminal.numbered(CHECKOUT, 7);
        asked[20] ^= 0x04;
        terminal.raw(asked);
        assertEquals(
                "96AZFEF6", new String(terminal.hear(Duration.ofSeconds(5)).orElseThrow(), StandardCharsets.US_ASCII));
        assertEquals(List.of(), library.deeds());
    }

    @Test
    void aSilentSystemHasDoneItAndADeafOneHasNot() throws IOException {
        server.next(new IlsFault.Silent(), new IlsFault.Deaf());
        terminal.raw(terminal.numbered(CHECKOUT, 1));
        assertTrue(terminal.hear(Duration.ofMillis(200)).isEmpty());
        terminal.raw(terminal.numbered(CHECKOUT.replace("B1", "B2"), 2));
        assertTrue(terminal.hear(Duration.ofMillis(200)).isEmpty());
        assertEquals(List.of("lent B1 to P1"), library.deeds());
    }

    @Test
    void aResetComesBeforeOrAfterTheDeed() throws IOException {
        server.next(new IlsFault.ResetAfterDoing());
        assertThrows(IOException.class, () -> terminal.ask(CHECKOUT));
        assertEquals(List.of("lent B1 to P1"), library.deeds());
    }

    @Test
    void aSpoiltAnswerDoesNotCheckAndIsGivenAgain() throws IOException {
        server.next(new IlsFault.WrongChecksum());
        assertThrows(IOException.class, () -> terminal.ask(CHECKOUT));
        terminal.say("97AZFEF5");
        assertTrue(terminal.answer(2).startsWith("121"));
    }

    @Test
    void strangersAreNotAnswered() throws IOException {
        try (Sip2Terminal stranger = Sip2Terminal.connect(server.port(), StandardCharsets.UTF_8)) {
            assertThrows(IOException.class, () -> stranger.ask("9900802.00"));
        }
        assertFalse(server.heard().isEmpty());
    }
}
