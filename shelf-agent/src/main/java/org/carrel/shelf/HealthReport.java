package org.carrel.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.Health.Condition;
import org.carrel.contract.message.Health.Part;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.shelf.pickup.state.DoorReport;

/** How the shelf is, part by part, always all parts. */
final class HealthReport {
    private HealthReport() {}

    static Health of(
            ReaderShift reader,
            CardLines cards,
            Optional<StoreFailure.Kind> journal,
            DoorReport doors,
            DeviceTime.Quality clock,
            boolean crashLoop) {
        List<Part> parts = new ArrayList<>();
        parts.add(reader(reader.working(), reader.detail(), reader.blind()));
        parts.add(cards.health());
        parts.add(journal(journal));
        parts.add(new Part("doors", doors == DoorReport.IN_ORDER ? Condition.WELL : Condition.DEGRADED, doors.code()));
        parts.add(clock(clock));
        parts.add(
                crashLoop ? new Part("agent", Condition.FAILED, "crash-loop") : new Part("agent", Condition.WELL, ""));
        return new Health(parts);
    }

    private static Part reader(boolean working, String detail, SortedSet<CompartmentId> blind) {
        if (!working) {
            return new Part("reader", Condition.FAILED, detail);
        }
        return blind.isEmpty()
                ? new Part("reader", Condition.WELL, "")
                : new Part("reader", Condition.DEGRADED, "antenna-blind-" + blind.first());
    }

    private static Part journal(Optional<StoreFailure.Kind> failing) {
        return failing.map(kind -> new Part(
                        "journal",
                        Condition.FAILED,
                        switch (kind) {
                            case FULL -> "journal-full";
                            case READ_ONLY -> "journal-read-only";
                            case BROKEN -> "journal-broken";
                        }))
                .orElseGet(() -> new Part("journal", Condition.WELL, ""));
    }

    private static Part clock(DeviceTime.Quality quality) {
        return switch (quality) {
            case SYNCHRONIZED -> new Part("clock", Condition.WELL, "");
            case FREE_RUNNING -> new Part("clock", Condition.DEGRADED, "clock-free-running");
            case UNKNOWN -> new Part("clock", Condition.DEGRADED, "clock-unknown");
        };
    }
}
