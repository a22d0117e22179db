package org.carrel.hub.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.Telemetry;
import org.carrel.hub.Library;
import org.carrel.hub.fleet.Comings;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.Figures;
import org.carrel.hub.fleet.FleetMemory;
import org.carrel.hub.fleet.Listening;
import org.carrel.hub.fleet.Oddities;
import org.carrel.hub.fleet.Presence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hub makes of a device that has spoken with another one: with one that runs beside it, or with itself before a backup was restored. */
class OtherHubTest {
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final Library library = new Library();
    private final Conversation conversation = hub();
    private final Conversation other = hub();

    private Conversation hub() {
        return new Conversation(
                library.store, new FleetMemory(new Listening(SILENCE), new Figures(), new Oddities(), new Comings()));
    }

    @BeforeEach
    void enrol() {
        library.store.run(services -> services.fleet()
                .devices()
                .enrol(
                        Library.SHELF,
                        new Device.Names("取書架", "Pickup shelf", "一樓", "Ground floor"),
                        Birth.Kind.PICKUP_SHELF,
                        Library.DESK,
                        library.now));
    }

    /** A broker that shares a device's events among two hubs gives each of them every other one. */
    @Test
    void whatOneHubHoldsIsAppliedByTheOtherThatHasWhatItWaitedFor() {
        List<Inbound> events = new ArrayList<>();
        for (int count = 0; count < 6; count++) {
            events.add(inbound(library.next(Library.SHELF, new ShelfEvent.DoorClosed(Library.A1))));
        }
        List<Inbound> odd = List.of(events.get(0), events.get(2), events.get(4));
        List<Inbound> even = List.of(events.get(1), events.get(3), events.get(5));
        assertEquals(List.of(new Acknowledgement(0)), messages(other.receive(even, library.now)));
        assertEquals(List.of(new Acknowledgement(6)), messages(conversation.receive(odd, library.now)));
        assertEquals(6, library.<Long>ask(services -> services.events().through(Library.SHELF)));
    }

    @Test
    void whomOneHubMissedIsFoundByTheOtherThatHearsThem() {
        conversation.receive(List.of(inbound(birth())), library.now);
        conversation.receive(List.of(inbound(figures())), library.now);
        library.now = library.now.plus(SILENCE.plusSeconds(1));
        conversation.noticeSilence(library.now);
        assertInstanceOf(Presence.Lost.class, presence());
        other.receive(List.of(inbound(figures())), library.now);
        assertInstanceOf(Presence.Alive.class, presence());
    }

    /** A device takes no settings of a lower version than it has had. */
    @Test
    void settingsOfARestoredHubGoAboveWhatTheDeviceHasHad() {
        desire("label", "new");
        conversation.receive(List.of(inbound(running(5))), library.now);
        assertEquals(
                List.of(new ConfigDesired(6, new TreeMap<>(Map.of("label", "new")))),
                messages(conversation.due(library.now)));
    }

    @Test
    void theFirstSettingsAfterARestoreGoAboveWhatTheDeviceHasHad() {
        conversation.receive(List.of(inbound(running(5))), library.now);
        assertEquals(List.of(), messages(conversation.due(library.now)), "the hub wants nothing of it");
        assertEquals(6, desire("label", "new"));
    }

    private long desire(String key, String value) {
        return library.act(services -> services.fleet()
                .configurations()
                .desire(Library.SHELF, new TreeMap<>(Map.of(key, value)), Library.DESK, library.now));
    }

    private Presence presence() {
        return library.ask(services -> services.fleet().devices().device(Library.SHELF))
                .orElseThrow()
                .presence();
    }

    private DeviceToHub figures() {
        return new Telemetry(time(), new TreeMap<>(Map.of("heap-mb", 40.0)));
    }

    private static ConfigReported running(long version) {
        return new ConfigReported(version, ConfigReported.Result.RUNNING, List.of());
    }

    private Birth birth() {
        return new Birth(
                5,
                Birth.Kind.PICKUP_SHELF,
                "1.0",
                List.of(new Birth.Compartment(Library.A1, false)),
                new Health(List.of()),
                time(),
                1,
                0);
    }

    private DeviceTime time() {
        return new DeviceTime(library.now, DeviceTime.Quality.SYNCHRONIZED, 1);
    }

    private static Inbound inbound(DeviceToHub message) {
        return new Inbound(
                Library.SHELF, MessageCodec.channel(message), MessageCodec.encode(message), false, Bytes.EMPTY);
    }

    private static List<HubToDevice> messages(List<Outbound> out) {
        return out.stream()
                .map(outbound -> assertInstanceOf(Outbound.Say.class, outbound).message())
                .toList();
    }
}
