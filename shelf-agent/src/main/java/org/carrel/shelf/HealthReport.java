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
import org.carrel.device.agent.CardLines;
import org.carrel.device.agent.HealthParts;
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
        parts.add(HealthParts.journal(journal));
        parts.add(new Part("doors", doors == DoorReport.IN_ORDER ? Condition.WELL : Condition.DEGRADED, doors.code()));
        parts.add(HealthParts.clock(clock));
        parts.add(HealthParts.agent(crashLoop));
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
}
