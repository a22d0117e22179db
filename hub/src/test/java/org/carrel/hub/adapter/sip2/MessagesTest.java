package org.carrel.hub.adapter.sip2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.hub.adapter.sip2.message.Amount;
import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.PatronFlag;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.message.Summary;
import org.carrel.hub.adapter.sip2.request.Checkout;
import org.carrel.hub.adapter.sip2.request.PatronInformationRequest;
import org.carrel.hub.adapter.sip2.request.Request;
import org.carrel.hub.adapter.sip2.response.HoldResponse;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.wire.Decoded;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message comes back as the same text, and none that is cut or strange breaks anything. */
class MessagesTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    static List<String> requests() throws IOException {
        return lines("/sip2/requests.txt");
    }

    static List<String> responses() throws IOException {
        return lines("/sip2/responses.txt");
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = MessagesTest.class.getResourceAsStream(resource)) {
            assertNotNull(in);
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsWrittenAsItWasRead(String text) {
        assertEquals(text, request(text).text('|'));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void aResponseIsWrittenAsItWasRead(String text) {
        Decoded.Known<?> known = assertInstanceOf(Decoded.Known.class, Response.decode(text, '|'));
        assertEquals(text, ((Response) known.message()).text('|'));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestCutAnywhereIsKnownOrMalformed(String text) {
        for (int length = 0; length < text.length(); length++) {
            Decoded<Request> decoded = Request.decode(text.substring(0, length), '|');
            assertFalse(length >= 2 && decoded instanceof Decoded.Unknown, "cut at " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void aResponseCutAnywhereIsKnownOrMalformed(String text) {
        for (int length = 0; length < text.length(); length++) {
            Decoded<Response> decoded = Response.decode(text.substring(0, length), '|');
            assertFalse(length >= 2 && decoded instanceof Decoded.Unknown, "cut at " + length);
        }
    }

    @Test
    void theTablesHaveEveryMessage() throws IOException {
        Set<Command> seen = EnumSet.noneOf(Command.class);
        requests().forEach(text -> seen.add(request(text).command()));
        assertEquals(EnumSet.allOf(Command.class), seen);
        Set<String> codes = new TreeSet<>();
        responses().forEach(text -> codes.add(text.substring(0, 2)));
        assertEquals(15, codes.size());
    }

    @Test
    void noPatronDataIsInATextForm() throws IOException {
        for (String text : requests()) {
            String shown = request(text).toString();
            assertFalse(shown.contains("C-lin") || shown.contains("1234") || shown.contains("secret"), shown);
        }
    }

    @Test
    void whatIsNotSentCountsAsSentEmpty() {
        Checkout bare = (Checkout) request("11YN20261123    090000                  ");
        assertEquals(
                List.of("", "", "", false), List.of(bare.patron(), bare.item(), bare.patronPassword(), bare.cancels()));
    }

    @Test
    void blanksAroundANumberAreNoPartOfIt() {
        assertEquals(
                "C-lin", request("3520261123    090000AOcarrel|AA  C-lin |").patron());
    }

    @Test
    void pagesBeginAtOneAndEndWhereTheySay() {
        PatronInformationRequest page = (PatronInformationRequest)
                request("6301920261123    090000  Y       AOcarrel|AAC-lin|BP00003|BQ00005|");
        assertEquals(List.of(3, 5), List.of(page.start(), page.end()));
        PatronInformationRequest all =
                (PatronInformationRequest) request("6301920261123    090000  Y       AOcarrel|AAC-lin|BPx|BQ-1|");
        assertEquals(List.of(1, Integer.MAX_VALUE), List.of(all.start(), all.end()));
    }

    @Test
    void datesKnowLocalTimeUniversalTimeAndTheLettersOfZones() {
        Instant nine = Instant.parse("2026-11-23T01:00:00Z");
        assertEquals("20261123    090000", SipTime.of(nine, TAIPEI).text());
        for (String text :
                List.of("20261123    090000", "20261123   Z010000", "20261123   H090000", "20261122   Q210000")) {
            assertEquals(Optional.of(nine), new SipTime(text).instant(TAIPEI), text);
        }
        for (String text : List.of(" ".repeat(18), "20261323    090000", "20261123   J090000", "2026-11-23 9:00:00")) {
            assertEquals(Optional.empty(), new SipTime(text).instant(TAIPEI), text);
        }
    }

    @Test
    void dueDatesAreFreeText() {
        Optional<Instant> lastSecond = Optional.of(Instant.parse("2026-12-21T15:59:59Z"));
        for (String text :
                List.of("20261221    235959", "2026-12-21", "2026/12/21", "20261221", "2026-12-21 23:59:59")) {
            assertEquals(lastSecond, SipTime.free(text, TAIPEI), text);
        }
        assertEquals(Optional.empty(), SipTime.free("in four weeks", TAIPEI));
    }

    @Test
    void flagsAndSummariesStandInTheirPlaces() {
        assertEquals(
                "Y   Y        Y",
                PatronFlag.text(EnumSet.of(
                        PatronFlag.CHARGE_DENIED, PatronFlag.CARD_REPORTED_LOST, PatronFlag.TOO_MANY_BILLED)));
        assertEquals(PatronFlag.WIDTH, PatronFlag.text(Set.of()).length());
        assertEquals(Optional.of(Summary.CHARGED), Summary.read("  Y       "));
        assertEquals("  Y       ", Summary.text(Optional.of(Summary.CHARGED)));
        assertEquals(Optional.empty(), Summary.read("        Y "));
    }

    @Test
    void supportedMessagesAreInTheOrderOfTheSpecification() {
        assertEquals(
                "YYYNYYYYYYYYNYYY",
                Command.supported(EnumSet.complementOf(EnumSet.of(Command.BLOCK_PATRON, Command.PATRON_ENABLE))));
    }

    @Test
    void aValueNeverBreaksItsMessage() {
        String value = "a|b\rc\nd\0e" + "長".repeat(300);
        String text = Fields.with(FieldId.AJ, value).fields().text('|');
        assertEquals("AJa/b c d e" + "長".repeat(246) + "|", text);
    }

    @Test
    void aResponseWithoutARequiredFieldCannotBeMade() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HoldResponse(
                        true, true, SipTime.BLANK, Fields.with(FieldId.AO, "x").fields()));
        assertEquals(
                new Decoded.Malformed<Response>("16", "no field AA", 31),
                Response.decode("161N20261123    090000AOcarrel|", '|'));
    }

    @Test
    void amountsAreReadAsTerminalsWriteThem() {
        assertEquals(Optional.of("30.00"), Amount.read("NT$ 30.00"));
        assertEquals(Optional.of("1234.50"), Amount.read("1,234.50"));
        assertEquals(Optional.of("5.5"), Amount.read("5,5"));
        assertEquals(Optional.empty(), Amount.read("-5"));
        assertEquals(Optional.empty(), Amount.read("five"));
    }

    private static Request request(String text) {
        return switch (Request.decode(text, '|')) {
            case Decoded.Known<Request>(Request request) -> request;
            case Decoded.Unknown<Request>(String command) -> throw new AssertionError("unknown " + command);
            case Decoded.Malformed<Request> malformed -> throw new AssertionError(malformed);
        };
    }
}
