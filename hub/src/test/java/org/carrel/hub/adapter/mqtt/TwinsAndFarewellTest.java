package org.carrel.hub.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.Reply;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.Library;
import org.carrel.hub.fleet.Comings;
import org.carrel.hub.fleet.Commands.Issuing;
import org.carrel.hub.fleet.Commands.Request;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.Figures;
import org.carrel.hub.fleet.FleetMemory;
import org.carrel.hub.fleet.Listening;
import org.carrel.hub.fleet.Oddities;
import org.carrel.hub.shelf.Shelves.OpenAlarm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: two devices with one identity are noticed and named, and a device that was wiped is one no more (checklist C06, C35). */
class TwinsAndFarewellTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Library library = new Library();
    private final FleetMemory memory =
            new FleetMemory(new Listening(Duration.ofSeconds(45)), new Figures(), new Oddities(), new Comings());
    private final Conversation conversation = new Conversation(library.store, memory);

    @BeforeEach
    void register() {
        library.store.run(services -> services.fleet()
                .devices()
                .enrol(
                        Library.SHELF,
                        new Device.Names("取書架", "Pickup shelf", "一樓", "Ground floor"),
                        Birth.Kind.PICKUP_SHELF,
                        Library.DESK,
                        library.now));
    }

    /** Two boards from one copied medium count the same sessions; they take the line from each other in turn. */
    @Test
    void aCopiedBoardIsNoticedWhenTheFirstOneComesBack() {
        memory.comings().came(Library.SHELF, "192.0.2.7:40001");
        say(birth(41, Duration.ofHours(3)));
        library.now = library.now.plus(MINUTE);
        memory.comings().came(Library.SHELF, "192.0.2.8:40002");
        say(birth(41, Duration.ofSeconds(20)));
        assertEquals(List.of(), alarms());
        library.now = library.now.plus(MINUTE);
        memory.comings().came(Library.SHELF, "192.0.2.7:40003");
        say(birth(42, Duration.ofHours(3).plus(MINUTE.multipliedBy(2))));
        OpenAlarm alarm = alarms().getFirst();
        assertEquals(Alarm.IDENTITY_USED_TWICE, alarm.alarm());
        assertTrue(alarm.subject().contains("from 192.0.2.7:40003"), alarm.subject());
        assertTrue(alarm.subject().contains("from 192.0.2.8:40002"), alarm.subject());
    }

    @Test
    void aDeviceThatStartsAgainOrLosesItsLineIsOneDevice() {
        say(birth(1, Duration.ofHours(3)));
        for (int session = 2; session < 6; session++) {
            library.now = library.now.plus(MINUTE);
            say(birth(session, Duration.ofHours(3).plus(MINUTE.multipliedBy(session - 1))));
        }
        library.now = library.now.plus(MINUTE);
        say(birth(6, Duration.ofSeconds(2)));
        library.now = library.now.plus(MINUTE);
        say(birth(7, Duration.ofSeconds(62)));
        assertEquals(List.of(), alarms());
    }

    @Test
    void theAlarmEndsAnHourAfterTheSecondOneWasLastHeard() {
        aCopiedBoardIsNoticedWhenTheFirstOneComesBack();
        library.now = library.now.plus(Duration.ofMinutes(59));
        tidy();
        assertEquals(1, alarms().size());
        library.now = library.now.plus(Duration.ofMinutes(2));
        tidy();
        assertEquals(List.of(), alarms());
    }

    @Test
    void aDeviceThatReportsThatItIsWipedIsOffTheRegisterAndOutOfTheBrokersMemory() {
        say(birth(1, MINUTE));
        Issuing issuing = library.act(services -> services.fleet()
                .commands()
                .issue(
                        new Request(Library.SHELF, new Command.Decommission(), Duration.ofHours(1), ""),
                        new CommandId("c1"),
                        Library.DESK,
                        library.now));
        assertInstanceOf(Issuing.Issued.class, issuing);
        say(new CommandReport(new CommandId("c1"), new CommandReport.Accepted()));
        assertTrue(registered());
        List<Outbound> out = say(new CommandReport(new CommandId("c1"), new CommandReport.Done(new Reply.Done())));
        assertFalse(registered());
        assertTrue(out.contains(new Outbound.Clear(Library.SHELF, Channel.STATE)));
        assertTrue(out.contains(new Outbound.Clear(Library.SHELF, Channel.ROSTER)));
    }

    private void tidy() {
        library.store.run(services ->
                services.trust().usedOnce(device -> memory.comings().twice(device, library.now), library.now));
    }

    private boolean registered() {
        return library.ask(services -> services.fleet().devices().enrolled(Library.SHELF));
    }

    private List<OpenAlarm> alarms() {
        return library.ask(services -> services.shelves().alarms(Library.SHELF));
    }

    private List<Outbound> say(DeviceToHub message) {
        Channel channel = MessageCodec.channel(message);
        return conversation.receive(
                List.of(new Inbound(Library.SHELF, channel, MessageCodec.encode(message), false, Bytes.EMPTY)),
                library.now);
    }

    private Birth birth(long session, Duration uptime) {
        return new Birth(
                session,
                Birth.Kind.PICKUP_SHELF,
                "1.0",
                List.of(),
                new Health(List.of()),
                new DeviceTime(library.now, DeviceTime.Quality.SYNCHRONIZED, uptime.toMillis()),
                1,
                0);
    }
}
