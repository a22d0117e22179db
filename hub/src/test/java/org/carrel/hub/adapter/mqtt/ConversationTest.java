package org.carrel.hub.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Reply;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.Telemetry;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.Library;
import org.carrel.hub.fleet.Comings;
import org.carrel.hub.fleet.Commands.Issuing;
import org.carrel.hub.fleet.Commands.Request;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.Figures;
import org.carrel.hub.fleet.FleetMemory;
import org.carrel.hub.fleet.IssuedCommand;
import org.carrel.hub.fleet.Listening;
import org.carrel.hub.fleet.Oddities;
import org.carrel.hub.fleet.Presence;
import org.carrel.hub.intake.DeviceEvents.Incident;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the hub makes of each message of a device, and what it says when; bytes in, messages out, a clock moved by hand. */
class ConversationTest {
    private static final Duration SILENCE = Duration.ofSeconds(45);
    private static final Health WELL = new Health(List.of(new Health.Part("reader", Health.Condition.WELL, "")));
    private static final Health SICK =
            new Health(List.of(new Health.Part("reader", Health.Condition.FAILED, "reader-silent")));

    private final Library library = new Library();
    private final FleetMemory memory =
            new FleetMemory(new Listening(SILENCE), new Figures(), new Oddities(), new Comings());
    private final Conversation conversation = new Conversation(library.store, memory);

    @BeforeEach
    void enrol() {
        library.store.run(services -> {
            services.fleet()
                    .devices()
                    .enrol(
                            Library.SHELF,
                            new Device.Names("取書架", "Pickup shelf", "一樓", "Ground floor"),
                            Birth.Kind.PICKUP_SHELF,
                            Library.DESK,
                            library.now);
            services.rosters().putKey(Library.SHELF, new RosterKey(Bytes.of(new byte[32])), library.now);
        });
    }

    @Test
    void anEventIsAppliedAndAcknowledgedAndAgainWhenItIsRepeated() {
        DeviceEvent event = library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1));
        assertEquals(List.of(new Acknowledgement(1)), say(event));
        assertEquals(List.of(new Acknowledgement(1)), say(event));
    }

    @Test
    void eventsOfOneBatchAreAcknowledgedTogether() {
        List<Inbound> batch = List.of(
                inbound(library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1)), false),
                inbound(library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A2)), false));
        assertEquals(List.of(new Acknowledgement(2)), messages(conversation.receive(batch, library.now)));
    }

    /** Brokers let messages overtake each other; the device must not have to send them again. */
    @Test
    void eventsThatComeBeforeTheirTurnWaitForThoseThatTheyHaveOvertaken() {
        DeviceEvent first = library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1));
        DeviceEvent second = library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1));
        DeviceEvent third = library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1));
        DeviceEvent fourth = library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1));
        List<Inbound> early = List.of(inbound(third, false), inbound(first, false), inbound(fourth, false));
        assertEquals(List.of(new Acknowledgement(1)), messages(conversation.receive(early, library.now)));
        assertEquals(List.of(new Acknowledgement(4)), say(second));
        assertEquals(4, library.<Long>ask(services -> services.events().through(Library.SHELF)));
    }

    @Test
    void whatWaitedOnAnEarlierConnectionIsForgotten() {
        library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1));
        DeviceEvent lost = library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1));
        assertEquals(List.of(new Acknowledgement(0)), say(lost));
        say(birth(2, WELL));
        DeviceEvent anew = new DeviceEvent(new EventId("anew"), 1, lost.time(), lost.body());
        assertEquals(List.of(new Acknowledgement(1)), say(anew), "and not the second of another life as well");
    }

    @Test
    void anEventThatCannotBeReadHoldsNothingBackAndIsShownAsAnIncident() {
        String known = new String(
                MessageCodec.encode(library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1)))
                        .toArray(),
                StandardCharsets.UTF_8);
        Bytes later = Bytes.of(known.replace("door-closed", "door-removed").getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(new Acknowledgement(1)),
                messages(conversation.receive(
                        List.of(new Inbound(Library.SHELF, Channel.EVENT, later, false, Bytes.EMPTY)), library.now)));
        List<Incident> incidents = library.ask(services -> services.events().incidents(10));
        assertEquals(Incident.Kind.EVENT_NOT_UNDERSTOOD, incidents.getFirst().kind());
        assertEquals(1, memory.oddities().of(Library.SHELF).size());
    }

    @Test
    void garbageOnEveryChannelIsCountedAndAnsweredWithNothing() {
        for (Channel channel : Channel.values()) {
            Inbound garbage = new Inbound(
                    Library.SHELF, channel, Bytes.of("{]".getBytes(StandardCharsets.UTF_8)), false, Bytes.EMPTY);
            assertEquals(List.of(), conversation.receive(List.of(garbage), library.now));
        }
        assertTrue(memory.oddities().of(Library.SHELF).stream()
                        .mapToLong(Oddities.Oddity::count)
                        .sum()
                > 0);
    }

    @Test
    void aDeviceThatNobodyEnrolledIsCountedAndHasNoEffect() {
        Inbound stranger =
                new Inbound(Library.EAST_SHELF, Channel.STATE, MessageCodec.encode(birth(1, WELL)), false, Bytes.EMPTY);
        assertEquals(List.of(), conversation.receive(List.of(stranger), library.now));
        assertEquals(
                "not-enrolled",
                memory.oddities().of(Library.EAST_SHELF).getFirst().reason());
    }

    @Test
    void aQuestionIsAnsweredWithItsCorrelation() {
        PatronId patron = library.patron("p1");
        BibId bib = library.title("t", 1);
        library.placeHold(patron, bib);
        say(library.next(
                Library.SHELF,
                new ShelfEvent.ItemPlaced(Library.A1, Library.copy(bib, 1), Library.tag(Library.copy(bib, 1)))));
        Question question = new Question(new AskId("q1"), new Ask.WhoCollects(Library.card(patron)));
        List<Outbound> out = conversation.receive(
                List.of(new Inbound(
                        Library.SHELF, Channel.ASK, MessageCodec.encode(question), false, Bytes.hex("0102"))),
                library.now);
        Outbound.Say answer = assertInstanceOf(Outbound.Say.class, out.getFirst());
        assertEquals(Bytes.hex("0102"), answer.correlation());
        Response response = assertInstanceOf(Response.class, answer.message());
        assertEquals(new AskId("q1"), response.id());
        assertInstanceOf(CollectAnswer.MayCollect.class, response.answer());
    }

    @Test
    void newsOfAnOldConnectionsEndDoNotMarkALiveDeviceAsGone() {
        say(birth(5, WELL));
        say(new Death(4, Death.Cause.LOST));
        assertInstanceOf(Presence.Alive.class, presence());
        say(new Death(5, Death.Cause.LOST));
        assertInstanceOf(Presence.Lost.class, presence());
        say(birth(6, WELL));
        assertInstanceOf(Presence.Alive.class, presence());
    }

    @Test
    void whatTheBrokerRemembersOfAnEarlierSessionIsOldButADeviceThatCountsAnewIsNot() {
        say(birth(5, WELL));
        conversation.receive(List.of(inbound(birth(3, WELL), true)), library.now);
        assertEquals(5, presence().session());
        say(birth(1, WELL));
        assertEquals(1, presence().session());
    }

    @Test
    void silenceOfADeviceThatTellsFiguresIsShownAndItsReturnToo() {
        say(birth(5, WELL));
        say(figures());
        library.now = library.now.plus(SILENCE.plusSeconds(1));
        conversation.due(library.now);
        assertEquals(new Presence.Lost(5, library.now, Presence.Sign.SILENCE), presence());
        say(figures());
        assertInstanceOf(Presence.Alive.class, presence());
    }

    @Test
    void whoWasAliveBeforeTheHubRestartedHasToShowIt() {
        say(birth(5, WELL));
        Conversation restarted = new Conversation(
                library.store, new FleetMemory(new Listening(SILENCE), new Figures(), new Oddities(), new Comings()));
        restarted.connected(library.now);
        library.now = library.now.plus(SILENCE.plusSeconds(1));
        restarted.due(library.now);
        assertInstanceOf(Presence.Lost.class, presence());
    }

    @Test
    void aCommandGoesThroughAllItsStates() {
        say(birth(1, WELL));
        IssuedCommand command = issue("c1");
        Outbound.Say sent = assertInstanceOf(
                Outbound.Say.class, conversation.due(library.now).getFirst());
        assertEquals(command.id(), ((CommandOrder) sent.message()).id());
        assertEquals(List.of(), conversation.due(library.now), "it is under way");
        conversation.ended(sent, true, library.now);
        assertInstanceOf(IssuedCommand.Sent.class, progress("c1"));
        say(new CommandReport(command.id(), new CommandReport.Accepted()));
        assertInstanceOf(IssuedCommand.Accepted.class, progress("c1"));
        say(new CommandReport(command.id(), new CommandReport.Done(new Reply.Done())));
        assertInstanceOf(IssuedCommand.Done.class, progress("c1"));
        say(new CommandReport(command.id(), new CommandReport.Accepted()));
        assertInstanceOf(IssuedCommand.Done.class, progress("c1"), "a late word does not turn it back");
    }

    @Test
    void aCommandWaitsForItsDeviceIsSentAgainWithoutAWordAndExpires() {
        issue("c1");
        assertEquals(List.of(), conversation.due(library.now), "the device has never been there");
        say(birth(1, WELL));
        Outbound sent = conversation.due(library.now).getFirst();
        conversation.ended(sent, true, library.now);
        library.now = library.now.plusSeconds(6);
        Outbound again = conversation.due(library.now).getFirst();
        assertEquals(sent.device(), again.device());
        conversation.ended(again, false, library.now);
        library.now = library.now.plusSeconds(60);
        conversation.due(library.now);
        assertInstanceOf(IssuedCommand.Expired.class, progress("c1"));
    }

    @Test
    void anAcceptedCommandThatNeverEndsFails() {
        say(birth(1, WELL));
        issue("c1");
        conversation.ended(conversation.due(library.now).getFirst(), true, library.now);
        say(new CommandReport(new CommandId("c1"), new CommandReport.Accepted()));
        library.now = library.now.plusSeconds(121);
        conversation.due(library.now);
        assertEquals(new IssuedCommand.Failed(library.now, IssuedCommand.Failure.NO_RESULT), progress("c1"));
    }

    @Test
    void aRosterIsPublishedWhenItChangesAndAgainWhenTheBrokerMayHaveLostIt() {
        List<Outbound> first = conversation.rostersDue(library.now);
        PickupRoster roster = assertInstanceOf(PickupRoster.class, ((Outbound.Say) first.getFirst()).message());
        assertTrue(first.getFirst().publication().retain());
        assertEquals(List.of(), conversation.rostersDue(library.now), "it is under way");
        conversation.ended(first.getFirst(), true, library.now);
        assertEquals(List.of(), conversation.rostersDue(library.now));
        conversation.connected(library.now);
        PickupRoster repeated = assertInstanceOf(
                PickupRoster.class,
                ((Outbound.Say) conversation.rostersDue(library.now).getFirst()).message());
        assertTrue(repeated.version() > roster.version());
    }

    @Test
    void aRepeatedBirthFromTheBrokersMemoryDoesNotTurnTheAcknowledgementBack() {
        say(birth(1, WELL));
        say(library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1)));
        List<Outbound> out = conversation.receive(List.of(inbound(birth(1, WELL), true)), library.now);
        assertEquals(List.of(new Acknowledgement(1)), messages(out));
    }

    /** A hub that was restored from a backup has fewer events than the one whose word is still on its way. */
    @Test
    void aDeviceThatBelievesInOtherEventsThanTheHubHasIsToldSo() {
        say(birth(1, WELL));
        say(library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1)));
        assertEquals(List.of(), say(figures(Telemetry.ACKNOWLEDGED, 1)));
        assertEquals(List.of(new Acknowledgement(1)), say(figures(Telemetry.ACKNOWLEDGED, 2)));
        assertEquals(List.of(new Acknowledgement(1)), say(figures(Telemetry.ACKNOWLEDGED, 0)));
    }

    @Test
    void aBirthThatALaterOneHasOvertakenSaysNothingNew() {
        say(birth(1, SICK, 1_000));
        say(birth(1, WELL, 3_000));
        say(birth(1, SICK, 1_000));
        assertEquals(WELL, device().description().health());
        say(birth(2, SICK, 500));
        assertEquals(SICK, device().description().health(), "another session counts anew");
    }

    private Device device() {
        return library.<Device>ask(
                services -> services.fleet().devices().device(Library.SHELF).orElseThrow());
    }

    private List<HubToDevice> say(DeviceToHub message) {
        return messages(conversation.receive(List.of(inbound(message, false)), library.now));
    }

    private static Inbound inbound(DeviceToHub message, boolean retained) {
        return new Inbound(
                Library.SHELF, MessageCodec.channel(message), MessageCodec.encode(message), retained, Bytes.EMPTY);
    }

    private static List<HubToDevice> messages(List<Outbound> out) {
        return out.stream().map(sent -> ((Outbound.Say) sent).message()).toList();
    }

    private Birth birth(long session, Health health) {
        return birth(session, health, 0);
    }

    private Birth birth(long session, Health health, long uptimeMillis) {
        return new Birth(
                session,
                Birth.Kind.PICKUP_SHELF,
                "1.0",
                List.of(new Birth.Compartment(Library.A1, false), new Birth.Compartment(Library.A2, true)),
                health,
                new DeviceTime(library.now, DeviceTime.Quality.SYNCHRONIZED, uptimeMillis),
                1,
                0);
    }

    private Telemetry figures() {
        return figures("outbox.rows", 1);
    }

    private Telemetry figures(String name, double value) {
        return new Telemetry(
                new DeviceTime(library.now, DeviceTime.Quality.SYNCHRONIZED, 0), new TreeMap<>(Map.of(name, value)));
    }

    private IssuedCommand issue(String id) {
        Issuing issuing = library.act(services -> services.fleet()
                .commands()
                .issue(
                        new Request(Library.SHELF, new Command.TakeInventory(), Duration.ofSeconds(30), ""),
                        new CommandId(id),
                        Library.DESK,
                        library.now));
        return assertInstanceOf(Issuing.Issued.class, issuing).command();
    }

    private IssuedCommand.Progress progress(String id) {
        return library.ask(services -> services.fleet().commands().command(new CommandId(id)))
                .orElseThrow()
                .progress();
    }

    private Presence presence() {
        return library.ask(services -> services.fleet().devices().device(Library.SHELF))
                .orElseThrow()
                .presence();
    }
}
