package org.carrel.device.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.DeviceStore.StoredEvent;
import org.carrel.device.port.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DeviceStore} must do, on SQLite and in the simulation alike. */
public abstract class DeviceStoreContract {
    protected static final StoreLimits SMALL = new StoreLimits(20, 5, 8, 3, 4, 64);
    protected static final Moment START =
            new Moment(5_000_000_000L, Instant.parse("2026-11-23T08:00:00.123Z"), DeviceTime.Quality.SYNCHRONIZED);
    private static final EventBody DOOR = new ShelfEvent.DoorClosed(new CompartmentId("A1"));
    private static final EventBody LOAN = new ShelfEvent.HoldCollected(
            new Permission.ByHub(new GrantId("g")),
            new HoldId("h"),
            new ItemId("i"),
            new CompartmentId("A1"),
            TagUid.of("E00401509A3C7F12"));

    protected DeviceStore store;

    /** Opens the store of this test, again after {@link #closeInOrder} or {@link #cutPower}; the medium is the same. */
    protected abstract DeviceStore open(StoreLimits limits);

    /** Ends the present store without closing it; what {@code write} had not finished may be lost. */
    protected abstract void cutPower();

    @BeforeEach
    void openFirst() {
        store = open(SMALL);
    }

    @AfterEach
    void closeInOrder() {
        store.close();
    }

    @Test
    void aNewStoreIsEmpty() {
        assertEquals(0, store.newest());
        assertEquals(1, store.oldestKept());
        assertEquals(0, store.acknowledgedThrough());
        assertEquals(List.of(), store.eventsAfter(0, 10));
        assertEquals(Optional.empty(), store.note("k"));
        assertTrue(store.notes("").isEmpty());
        assertFalse(store.hasSeen(new CommandId("c")));
    }

    @Test
    void eventsAreNumberedWithoutGapsAndReadBackAsWritten() {
        store.write(START, tx -> {
            assertEquals(1, tx.append(DOOR));
            assertEquals(2, tx.append(LOAN));
        });
        store.write(later(1500), tx -> assertEquals(3, tx.append(DOOR)));
        List<DeviceEvent> events = events(0, 10);
        assertEquals(
                List.of(DOOR, LOAN, DOOR),
                events.stream().map(DeviceEvent::body).toList());
        assertEquals(
                List.of(1L, 2L, 3L), events.stream().map(DeviceEvent::sequence).toList());
        assertEquals(
                new DeviceTime(START.wall(), DeviceTime.Quality.SYNCHRONIZED, 0),
                events.get(1).time());
        assertEquals(
                new DeviceTime(START.wall().plusMillis(1500), DeviceTime.Quality.SYNCHRONIZED, 1500),
                events.get(2).time());
        assertEquals(List.of(2L, 3L), sequences(1, 10));
        assertEquals(List.of(2L), sequences(1, 1));
        assertEquals(3, store.newest());
    }

    @Test
    void everyEventHasAnIdOfItsOwnThatSortsByTime() {
        for (int count = 0; count < 15; count++) {
            store.write(later(count), tx -> tx.append(DOOR));
        }
        List<String> ids =
                events(0, 20).stream().map(event -> event.id().value()).toList();
        assertEquals(ids, List.copyOf(new TreeSet<>(ids)));
        for (String id : ids) {
            assertTrue(
                    id.matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
                    id + " is no UUID of version 7");
        }
        assertEquals(
                START.wall().toEpochMilli(),
                Long.parseLong(ids.getFirst().replace("-", "").substring(0, 12), 16));
    }

    @Test
    void aFailedTransactionLeavesNothing() {
        store.write(START, tx -> tx.note("k", bytes("before")));
        assertThrows(
                IllegalStateException.class,
                () -> store.write(START, tx -> {
                    tx.append(DOOR);
                    tx.note("k", bytes("after"));
                    tx.note("new", bytes("x"));
                    tx.seen(new CommandId("c"));
                    tx.nextSession();
                    throw new IllegalStateException("the agent changed its mind");
                }));
        assertEquals(0, store.newest());
        assertEquals(List.of(), store.eventsAfter(0, 10));
        assertEquals(Optional.of(bytes("before")), store.note("k"));
        assertEquals(Optional.empty(), store.note("new"));
        assertFalse(store.hasSeen(new CommandId("c")));
        store.write(START, tx -> {
            assertEquals(1, tx.append(DOOR));
            assertEquals(1, tx.nextSession());
        });
    }

    @Test
    void everythingIsThereAfterAnOrderlyEnd() {
        fill();
        closeInOrder();
        store = open(SMALL);
        assertFilled();
    }

    @Test
    void everythingIsThereAfterAPowerCut() {
        fill();
        cutPower();
        store = open(SMALL);
        assertFilled();
    }

    @Test
    void uptimeStartsAnewWithTheAgent() {
        store.write(later(9_000), tx -> tx.append(DOOR));
        closeInOrder();
        store = open(SMALL);
        store.write(START, tx -> tx.append(DOOR));
        assertEquals(
                List.of(9_000L, 0L),
                events(0, 9).stream().map(event -> event.time().uptimeMillis()).toList());
    }

    @Test
    void acknowledgedEventsAreKeptToABoundAndTheOldestGoFirst() {
        for (int count = 1; count <= 15; count++) {
            store.write(START, tx -> tx.append(DOOR));
        }
        store.write(START, tx -> tx.acknowledged(7));
        assertEquals(1, store.oldestKept());
        store.write(START, tx -> tx.acknowledged(15));
        assertEquals(8, store.oldestKept());
        assertEquals(15, store.acknowledgedThrough());
        assertEquals(List.of(8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L), sequences(0, 99));
    }

    @Test
    void aRestoredHubMayAcknowledgeLess() {
        for (int count = 1; count <= 10; count++) {
            store.write(START, tx -> tx.append(DOOR));
        }
        store.write(START, tx -> tx.acknowledged(9));
        store.write(START, tx -> tx.acknowledged(4));
        assertEquals(4, store.acknowledgedThrough());
        assertEquals(List.of(5L, 6L, 7L, 8L, 9L, 10L), sequences(4, 99));
        cutPower();
        store = open(SMALL);
        assertEquals(4, store.acknowledgedThrough());
    }

    @Test
    void whatIsNotThereCannotBeAcknowledged() {
        store.write(START, tx -> tx.append(DOOR));
        assertThrows(IllegalArgumentException.class, () -> store.write(START, tx -> tx.acknowledged(2)));
        assertThrows(IllegalArgumentException.class, () -> store.write(START, tx -> tx.acknowledged(-1)));
        assertEquals(0, store.acknowledgedThrough());
    }

    @Test
    void aFullOutboxRefusesAndKeepsRoomForLoans() {
        for (int count = 1; count <= 15; count++) {
            store.write(START, tx -> tx.append(DOOR));
        }
        StoreFailure refused = assertThrows(StoreFailure.class, () -> store.write(START, tx -> tx.append(DOOR)));
        assertEquals(StoreFailure.Kind.FULL, refused.kind());
        for (int count = 16; count <= 20; count++) {
            store.write(START, tx -> tx.append(LOAN));
        }
        assertThrows(StoreFailure.class, () -> store.write(START, tx -> tx.append(LOAN)));
        assertEquals(20, store.newest());
        store.write(START, tx -> tx.note("still", bytes("writable")));
        store.write(START, tx -> tx.acknowledged(6));
        store.write(START, tx -> assertEquals(21, tx.append(DOOR)));
    }

    @Test
    void numberingGoesOnAlthoughAllIsAcknowledged() {
        for (int count = 1; count <= 15; count++) {
            store.write(START, tx -> tx.append(DOOR));
            store.write(START, tx -> tx.acknowledged(store.newest()));
        }
        cutPower();
        store = open(SMALL);
        store.write(START, tx -> assertEquals(16, tx.append(DOOR)));
    }

    @Test
    void sessionsAreNeverGivenTwice() {
        List<Long> sessions = new ArrayList<>();
        for (int count = 0; count < 3; count++) {
            store.write(START, tx -> sessions.add(tx.nextSession()));
            cutPower();
            store = open(SMALL);
        }
        assertEquals(List.of(1L, 2L, 3L), sessions);
    }

    @Test
    void notesAreFoundByKeyAndByBeginning() {
        store.write(START, tx -> {
            tx.note("visit.2", bytes("b"));
            tx.note("visit.1", bytes("a"));
            tx.note("visit%", bytes("c"));
            tx.note("visio", bytes("d"));
        });
        assertEquals(
                List.of("visit.1", "visit.2"), List.copyOf(store.notes("visit.").keySet()));
        assertEquals(
                List.of("visio", "visit%", "visit.1", "visit.2"),
                List.copyOf(store.notes("").keySet()));
        assertEquals(bytes("b"), store.notes("visit.").get("visit.2"));
        store.write(START, tx -> tx.note("visit.2", Bytes.EMPTY));
        assertEquals(Optional.of(Bytes.EMPTY), store.note("visit.2"));
        store.write(START, tx -> {
            tx.forget("visit.2");
            tx.forget("never.was");
        });
        assertEquals(Optional.empty(), store.note("visit.2"));
    }

    @Test
    void notesHaveABound() {
        store.write(START, tx -> List.of("a", "b", "c", "d").forEach(key -> tx.note(key, bytes("x"))));
        StoreFailure refused =
                assertThrows(StoreFailure.class, () -> store.write(START, tx -> tx.note("e", bytes("x"))));
        assertEquals(StoreFailure.Kind.FULL, refused.kind());
        store.write(START, tx -> tx.note("d", bytes("changed")));
        store.write(START, tx -> {
            tx.forget("a");
            tx.note("e", bytes("x"));
        });
        assertThrows(
                IllegalArgumentException.class, () -> store.write(START, tx -> tx.note("b", Bytes.of(new byte[65]))));
    }

    @Test
    void commandsAreRememberedToABound() {
        for (String id : List.of("c1", "c2", "c2", "c3", "c4")) {
            store.write(START, tx -> tx.seen(new CommandId(id)));
        }
        cutPower();
        store = open(SMALL);
        assertEquals(
                List.of(false, true, true, true),
                List.of("c1", "c2", "c3", "c4").stream()
                        .map(id -> store.hasSeen(new CommandId(id)))
                        .toList());
    }

    private void fill() {
        store.write(START, tx -> {
            tx.append(DOOR);
            tx.append(LOAN);
            tx.note("k", bytes("v"));
            tx.seen(new CommandId("c"));
            tx.nextSession();
        });
        store.write(START, tx -> tx.acknowledged(1));
    }

    private void assertFilled() {
        assertEquals(
                List.of(DOOR, LOAN),
                events(0, 9).stream().map(DeviceEvent::body).toList());
        assertEquals(1, store.acknowledgedThrough());
        assertEquals(2, store.newest());
        assertEquals(1, store.oldestKept());
        assertEquals(Optional.of(bytes("v")), store.note("k"));
        assertTrue(store.hasSeen(new CommandId("c")));
        store.write(START, tx -> assertEquals(2, tx.nextSession()));
    }

    private List<Long> sequences(long after, int limit) {
        return store.eventsAfter(after, limit).stream()
                .map(StoredEvent::sequence)
                .toList();
    }

    private List<DeviceEvent> events(long after, int limit) {
        List<DeviceEvent> events = new ArrayList<>();
        for (StoredEvent stored : store.eventsAfter(after, limit)) {
            DeviceEvent event = (DeviceEvent)
                    assertInstanceOf(Decoded.Read.class, MessageCodec.decodeFromDevice(Channel.EVENT, stored.wire()))
                            .message();
            assertEquals(stored.sequence(), event.sequence());
            events.add(event);
        }
        return events;
    }

    protected static Moment later(long millis) {
        return new Moment(
                START.in(Duration.ofMillis(millis)), START.wall().plusMillis(millis), DeviceTime.Quality.SYNCHRONIZED);
    }

    protected static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
