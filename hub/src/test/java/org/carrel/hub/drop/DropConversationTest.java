package org.carrel.hub.drop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.DropAnswer;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.Evidence;
import org.carrel.contract.message.drop.OnBelt;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.contract.message.drop.Sorted;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.topic.Address;
import org.carrel.hub.Library;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.adapter.mqtt.Conversation;
import org.carrel.hub.adapter.mqtt.Inbound;
import org.carrel.hub.adapter.mqtt.LookingAhead;
import org.carrel.hub.adapter.mqtt.Outbound;
import org.carrel.hub.fleet.Comings;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.Figures;
import org.carrel.hub.fleet.FleetMemory;
import org.carrel.hub.fleet.Listening;
import org.carrel.hub.fleet.Oddities;
import org.carrel.hub.store.CardChecking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A drop is answered and believed as a drop, and nothing else is. */
class DropConversationTest {
    private static final Address DROP = new Address(Library.MAIN, new DeviceId("drop-1"));
    private static final Address KIOSK = new Address(Library.MAIN, new DeviceId("kiosk-1"));
    private static final Question WHERE =
            new Question(new AskId("a1"), new DropAsk.Route(List.of(new OnBelt(new ItemId("nothing"), ""))));

    private final Library library = new Library();
    private final Conversation conversation = new Conversation(
            library.store,
            new FleetMemory(new Listening(Duration.ofSeconds(45)), new Figures(), new Oddities(), new Comings()),
            new LookingAhead(new CardChecking(library.store, new Lockout())));

    @BeforeEach
    void enrol() {
        enrol(DROP, Birth.Kind.BOOK_DROP);
        enrol(KIOSK, Birth.Kind.KIOSK);
    }

    @Test
    void aDropIsAnsweredAndAKioskIsNot() {
        assertEquals(
                List.of(new Response(new AskId("a1"), new DropAnswer.Routed(List.of(new Destination.Desk())))),
                say(DROP, WHERE));
        assertEquals(List.of(), say(KIOSK, WHERE));
    }

    @Test
    void whatADropTellsIsBookedAndAcknowledgedAndFromAKioskItIsAnIncident() {
        assertEquals(List.of(new Acknowledgement(1)), say(DROP, dropped()));
        assertEquals(1, library.ask(s -> s.drops().dropped(Optional.empty(), 9)).size());
        say(KIOSK, dropped());
        assertEquals(1, library.ask(s -> s.drops().dropped(Optional.empty(), 9)).size());
        assertEquals(1, library.ask(s -> s.events().incidents(9)).size());
    }

    /** Goal: a drop knows the table of owners before it is ever off line. */
    @Test
    void itIsGivenTheTableWhenItIsBorn() {
        say(DROP, new Birth(1, Birth.Kind.BOOK_DROP, "1.0", List.of(), new Health(List.of()), time(), 1, 0));
        assertTrue(library.ask(s -> s.fleet().configurations().configuration(DROP))
                .orElseThrow()
                .desired()
                .settings()
                .containsKey(OwnerTable.SETTING));
    }

    private void enrol(Address device, Birth.Kind kind) {
        library.store.run(services -> services.fleet()
                .devices()
                .enrol(device, new Device.Names("名", "Name", "處", "Place"), kind, Library.DESK, library.now));
    }

    private List<HubToDevice> say(Address device, DeviceToHub message) {
        Inbound inbound =
                new Inbound(device, MessageCodec.channel(message), MessageCodec.encode(message), false, Bytes.EMPTY);
        return conversation.receive(List.of(inbound), library.now).stream()
                .map(out -> ((Outbound.Say) out).message())
                .toList();
    }

    private DeviceEvent dropped() {
        return new DeviceEvent(
                new EventId("e1"),
                1,
                time(),
                new DropEvent.ItemDropped(
                        new Content.Unidentified(List.of()),
                        new Evidence(time(), 1, 1, 1, 0, 0),
                        new Sorted(
                                new Destination.Desk(),
                                Sorted.By.TABLE,
                                List.of(),
                                List.of(Sorted.Reason.UNTAGGED),
                                Sorted.Securing.NOT_TRIED)));
    }

    private DeviceTime time() {
        return new DeviceTime(library.now, DeviceTime.Quality.SYNCHRONIZED, 5);
    }
}
