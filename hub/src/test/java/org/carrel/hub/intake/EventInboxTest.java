package org.carrel.hub.intake;

import static org.carrel.hub.Library.A1;
import static org.carrel.hub.Library.SHELF;
import static org.carrel.hub.Library.copy;
import static org.carrel.hub.Library.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.hub.Library;
import org.carrel.hub.intake.DeviceEvents.Incident;
import org.carrel.hub.intake.DeviceEvents.Receipt;
import org.carrel.hub.shelf.Shelves.OpenAlarm;
import org.junit.jupiter.api.Test;

/**
 * Goal: every event takes effect once and in order, whatever the broker repeats, drops or reorders, and whatever became of the
 * device's journal. Method: events by hand, with the numbers that each mishap gives them.
 */
class EventInboxTest {
    private final Library library = new Library();
    private final ItemId book = copy(library.title("river", 1), 1);

    @Test
    void inOrderOnce() {
        assertEquals(new Receipt.Applied(1), apply(event("a", 1)));
        assertEquals(new Receipt.Duplicate(1), apply(event("a", 1)));
        assertEquals(new Receipt.Applied(2), apply(event("b", 2)));
        assertEquals(new Receipt.Duplicate(2), apply(event("a", 1)));
        assertEquals(2, through());
    }

    @Test
    void aGapChangesNothingAndSaysFromWhere() {
        apply(event("a", 1));
        assertEquals(new Receipt.Gap(1, 3), apply(event("c", 3)));
        assertEquals(1, through());
        assertEquals(new Receipt.Applied(2), apply(event("b", 2)));
        assertEquals(new Receipt.Applied(3), apply(event("c", 3)));
        assertEquals(List.of(), incidents());
    }

    @Test
    void aReinstalledDeviceStartsAnewAndLosesNothing() {
        apply(event("a", 1));
        apply(event("b", 2));
        assertEquals(0, greet(1, 0), "it must not take the old numbers for its own");
        assertEquals(new Receipt.Applied(1), apply(event("x", 1)));
        assertEquals(new Receipt.Applied(2), apply(event("y", 2)));
        assertEquals(List.of(Incident.Kind.SEQUENCE_REUSED), incidents());
    }

    @Test
    void aReinstalledDeviceWhoseFirstEventsAreReordered() {
        apply(event("a", 1));
        apply(event("b", 2));
        assertEquals(new Receipt.Applied(2), apply(event("y", 2)));
        assertEquals(new Receipt.Applied(1), apply(event("x", 1)));
        assertEquals(new Receipt.Duplicate(2), apply(event("y", 2)), "it had taken effect already");
        assertEquals(2, through());
    }

    @Test
    void aDeviceRestoredFromAnOldImageRepeatsAndThenGoesItsOwnWay() {
        apply(event("a", 1));
        apply(event("b", 2));
        apply(event("c", 3));
        assertEquals(new Receipt.Duplicate(3), apply(event("a", 1)));
        assertEquals(new Receipt.Applied(2), apply(event("n", 2)));
        assertEquals(new Receipt.Applied(3), apply(event("o", 3)));
        assertEquals(List.of(Incident.Kind.SEQUENCE_REUSED), incidents());
    }

    @Test
    void eventsThatADeviceLostAreNotWaitedFor() {
        apply(event("a", 1));
        assertEquals(4, greet(5, 9));
        assertEquals(new Receipt.Applied(5), apply(event("e", 5)));
        assertEquals(List.of(Incident.Kind.EVENTS_LOST), incidents());
        assertEquals(2, library.ask(s -> s.events().incidents(10)).getFirst().sequence());
    }

    @Test
    void anOldBirthSaidAgainDoesNoHarm() {
        apply(event("a", 1));
        apply(event("b", 2));
        assertEquals(1, greet(1, 1));
        assertEquals(2, through());
        assertEquals(new Receipt.Applied(3), apply(event("c", 3)));
        assertEquals(List.of(), incidents());
    }

    @Test
    void replayingEverythingChangesNothing() {
        List<DeviceEvent> all = List.of(
                event("a", 1, new ShelfEvent.ItemPlaced(A1, book, tag(book))),
                event("b", 2, new OperationEvent.AlarmRaised(OperationEvent.Alarm.DOOR_LEFT_OPEN, "A1")),
                event("c", 3, new ShelfEvent.ItemMoved(A1, new CompartmentId("A2"), book, tag(book))));
        all.forEach(this::apply);
        Bytes before = library.database.image();
        all.forEach(this::apply);
        assertEquals(before, library.database.image());
    }

    @Test
    void theDevicesOwnWordIsKeptForStaff() {
        TagUid strange = new TagUid(0xE004010000000001L);
        apply(event("a", 1, new OperationEvent.AlarmRaised(OperationEvent.Alarm.READER_FAILED, "")));
        apply(event("b", 2, new OperationEvent.AlarmRaised(OperationEvent.Alarm.DOOR_LEFT_OPEN, "A1")));
        apply(event("c", 3, new OperationEvent.AlarmCleared(OperationEvent.Alarm.READER_FAILED, "")));
        apply(event("d", 4, new ShelfEvent.StrangeTagFound(A1, strange, ShelfEvent.Strangeness.BLANK)));
        apply(event("e", 5, new ShelfEvent.TagDumped(strange, Bytes.hex("00 01"))));
        apply(event("f", 6, new ShelfEvent.DoorOpened(A1, ShelfEvent.DoorCause.NONE)));
        apply(event("g", 7, security(ShelfEvent.Outcome.PENDING_REPAIR)));

        assertEquals(
                List.of("A1"),
                library.ask(s -> s.shelves().alarms(SHELF)).stream()
                        .map(OpenAlarm::subject)
                        .toList());
        assertEquals(1, library.ask(s -> s.shelves().strangeTags(SHELF)).size());
        assertEquals(
                Bytes.hex("0001"), library.ask(s -> s.shelves().dump(strange)).orElseThrow());
        assertEquals(1, library.ask(s -> s.shelves().openDoors(SHELF)).size());
        assertEquals(1, library.ask(s -> s.shelves().repairs()).size());

        apply(event("h", 8, new ShelfEvent.StrangeTagGone(A1, strange)));
        apply(event("i", 9, new ShelfEvent.DoorClosed(A1)));
        apply(event("j", 10, security(ShelfEvent.Outcome.VERIFIED)));
        assertTrue(library.<Boolean>ask(s -> s.shelves().strangeTags(SHELF).isEmpty()
                && s.shelves().openDoors(SHELF).isEmpty()
                && s.shelves().repairs().isEmpty()));
    }

    private ShelfEvent.SecurityWritten security(ShelfEvent.Outcome outcome) {
        return new ShelfEvent.SecurityWritten(book, tag(book), ShelfEvent.Security.SECURED, outcome);
    }

    private Receipt apply(DeviceEvent event) {
        return library.apply(SHELF, event);
    }

    private long greet(long oldestKept, long newest) {
        return library.<Long>act(s -> s.events().greet(SHELF, oldestKept, newest, library.now));
    }

    private long through() {
        return library.<Long>ask(s -> s.events().through(SHELF));
    }

    private List<Incident.Kind> incidents() {
        return library.ask(s -> s.events().incidents(10)).stream()
                .map(Incident::kind)
                .toList();
    }

    private DeviceEvent event(String id, long sequence) {
        return event(
                id,
                sequence,
                new ShelfEvent.VisitEnded(new Permission.ByHub(new GrantId("g")), ShelfEvent.Ending.WALKED_OFF, 0, 0));
    }

    private DeviceEvent event(String id, long sequence, EventBody body) {
        return new DeviceEvent(
                new EventId(id),
                sequence,
                new DeviceTime(library.now, DeviceTime.Quality.SYNCHRONIZED, sequence),
                body);
    }
}
