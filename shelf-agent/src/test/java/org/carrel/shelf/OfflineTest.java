package org.carrel.shelf;

import static org.carrel.shelf.ShelfBench.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.shelf.panel.PanelScreen.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hub cannot be reached: whose holds are on the roster can still collect, by the clock alone. */
class OfflineTest {
    private static final String STAFF = "S0001";
    private final ShelfBench shelf = ShelfBench.cabinet();

    @BeforeEach
    void offline() {
        shelf.book(1, A1);
        shelf.book(2, A2);
        shelf.ready();
        shelf.session.roster(roster(shelf.now().wall()));
        shelf.session.online(false);
        shelf.settle();
    }

    @Test
    void aListedPatronCollectsAndTheLoanNamesTheRoster() {
        shelf.tap(ANN);
        shelf.settle();
        assertTrue(shelf.energised(A1));
        assertTrue(shelf.screen(PanelScreen.Welcome.class).offline());
        shelf.door(A1, true);
        shelf.settle();
        shelf.take(1);
        shelf.settle();
        assertEquals(
                new Permission.ByRoster(KEY.hash(card(ANN)), 7),
                shelf.event(ShelfEvent.HoldCollected.class).permission());
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
    }

    @Test
    void theHubGoneInTheMiddleOfAQuestionLeadsToTheRosterToo() {
        shelf.session.online(true);
        shelf.settle();
        shelf.tap(ANN);
        shelf.screen(PanelScreen.Asking.class);
        shelf.session.online(false);
        shelf.settle();
        assertTrue(shelf.energised(A1));
    }

    @Test
    void whoIsNotListedIsToldSo() {
        shelf.tap(BEN);
        shelf.settle();
        assertEquals(
                Reason.OFFLINE_NOT_LISTED,
                shelf.screen(PanelScreen.Refused.class).reason());
    }

    @Test
    void aHoldThatHasLapsedByTheClockIsNotHandedOut() {
        shelf.wallOffset = Duration.ofHours(3);
        shelf.tap(ANN);
        shelf.settle();
        assertEquals(
                Reason.OFFLINE_NOT_LISTED,
                shelf.screen(PanelScreen.Refused.class).reason());
    }

    @Test
    void theRostersExpiryIsAHardLimit() {
        shelf.wallOffset = Duration.ofDays(1);
        shelf.tap(ANN);
        shelf.settle();
        assertEquals(
                Reason.OFFLINE_LIST_MISSING,
                shelf.screen(PanelScreen.Refused.class).reason());
    }

    @Test
    void withoutATrustworthyClockNothingIsHandedOut() {
        shelf.clock = DeviceTime.Quality.UNKNOWN;
        shelf.tap(ANN);
        shelf.settle();
        assertEquals(
                Reason.OFFLINE_CLOCK_UNKNOWN,
                shelf.screen(PanelScreen.Refused.class).reason());
        shelf.clock = DeviceTime.Quality.FREE_RUNNING;
        shelf.wallOffset = Duration.ofDays(-400);
        shelf.tap(ANN);
        shelf.settle();
        assertEquals(
                Reason.OFFLINE_CLOCK_UNKNOWN,
                shelf.screen(PanelScreen.Refused.class).reason(),
                "a clock behind the roster's own issue is wrong");
        assertFalse(shelf.energised(A1));
    }

    @Test
    void staffAreKnownToo() {
        shelf.tap(STAFF);
        shelf.settle();
        shelf.screen(PanelScreen.Staff.class);
        assertTrue(shelf.trace.contains("lock A4 on"));
    }

    @Test
    void noCardNumberIsAtRestOnTheDevice() {
        shelf.tap(ANN);
        shelf.settle();
        List<String> rest = new ArrayList<>();
        shelf.store.events().forEach(event -> rest.add(event.toString()));
        shelf.store.notes("").forEach((key, value) -> rest.add(key + new String(value.toArray())));
        assertTrue(rest.stream().noneMatch(text -> text.contains(ANN)), () -> rest.toString());
    }

    private static PickupRoster roster(Instant issued) {
        return new PickupRoster(
                7,
                issued,
                issued.plus(Duration.ofHours(12)),
                List.of(new PickupRoster.Entry(
                        KEY.hash(card(ANN)), hold(1), item(1), issued.plus(Duration.ofHours(2)))),
                List.of(KEY.hash(card(STAFF))));
    }
}
