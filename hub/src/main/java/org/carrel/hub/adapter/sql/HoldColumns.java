package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.Arrays;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.shelf.ShelfPlace;
import org.jspecify.annotations.Nullable;

/** What a table row keeps of a hold's state, whatever the state; written and read in one place. */
record HoldColumns(
        State state,
        @Nullable ItemId item,
        @Nullable ShelfPlace place,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Instant pause,
        @Nullable LoanId loan) {
    /** The stored names of the states. A paused hold is a waiting one with an end of its pause. */
    enum State {
        WAITING,
        ON_ITS_WAY,
        READY_ON_SHELF,
        OFF_SHELF,
        COLLECTED,
        LAPSED,
        CANCELLED
    }

    /** @param kept the copy of a cancelled hold: it tells later why the copy stands where it stands */
    static HoldColumns of(Hold hold, @Nullable ItemId kept) {
        return switch (hold) {
            case Hold.Waiting h -> new HoldColumns(State.WAITING, null, null, null, null, null, null);
            case Hold.Paused h -> new HoldColumns(State.WAITING, null, null, null, null, h.until(), null);
            case Hold.OnItsWay h -> new HoldColumns(State.ON_ITS_WAY, h.item(), null, h.since(), null, null, null);
            case Hold.ReadyOnShelf h ->
                new HoldColumns(State.READY_ON_SHELF, h.item(), h.place(), h.since(), h.until(), null, null);
            case Hold.OffShelf h ->
                new HoldColumns(State.OFF_SHELF, h.item(), h.last(), h.since(), h.until(), null, null);
            case Hold.Collected h ->
                new HoldColumns(State.COLLECTED, h.item(), null, h.at(), h.until(), null, h.loan());
            case Hold.Lapsed h -> new HoldColumns(State.LAPSED, h.item(), null, h.at(), null, null, null);
            case Hold.Cancelled h -> new HoldColumns(State.CANCELLED, kept, null, h.at(), null, null, null);
        };
    }

    /** @param loan the column of the loan */
    static Hold read(Row row, Hold.Request request, String loan) {
        return switch (row.word(State.class, "state")) {
            case WAITING ->
                row.optionalInstant("pause_until")
                        .<Hold>map(until -> new Hold.Paused(request, until))
                        .orElseGet(() -> new Hold.Waiting(request));
            case ON_ITS_WAY -> new Hold.OnItsWay(request, item(row), row.instant("since"));
            case READY_ON_SHELF -> ready(row, request);
            case OFF_SHELF ->
                new Hold.OffShelf(request, item(row), place(row), row.instant("since"), row.instant("ready_until"));
            case COLLECTED ->
                new Hold.Collected(
                        request,
                        item(row),
                        new LoanId(row.text(loan)),
                        row.instant("since"),
                        row.instant("ready_until"));
            case LAPSED -> new Hold.Lapsed(request, item(row), row.instant("since"));
            case CANCELLED -> new Hold.Cancelled(request, row.instant("since"));
        };
    }

    static Hold.ReadyOnShelf ready(Row row, Hold.Request request) {
        return new Hold.ReadyOnShelf(request, item(row), place(row), row.instant("since"), row.instant("ready_until"));
    }

    private static ItemId item(Row row) {
        return new ItemId(row.text("kept_item"));
    }

    private static ShelfPlace place(Row row) {
        return new ShelfPlace(SqlShelves.address(row), new CompartmentId(row.text("compartment")));
    }

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            state.name(),
            item == null ? null : item.value(),
            place == null ? null : place.device().site().value(),
            place == null ? null : place.device().device().value(),
            place == null ? null : place.compartment().value(),
            millis(since),
            millis(until),
            millis(pause),
            loan == null ? null : loan.value()
        };
    }

    /** Parameters in front of the values, or behind them. */
    static @Nullable Object[] joined(@Nullable Object[] first, @Nullable Object[] then) {
        @Nullable Object[] all = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, all, first.length, then.length);
        return all;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
