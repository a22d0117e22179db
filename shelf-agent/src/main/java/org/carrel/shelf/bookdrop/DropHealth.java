package org.carrel.shelf.bookdrop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.Health.Condition;
import org.carrel.contract.message.Health.Part;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.device.agent.HealthParts;
import org.carrel.device.agent.ReaderCare;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.shelf.bookdrop.sorting.DropState;

/** How the drop is, part by part, always all parts. */
final class DropHealth {
    /** So many things in a row without any tag: more likely the antenna than the things. */
    private static final int UNHEARD_MAX = 4;

    private DropHealth() {}

    static Health of(
            DropState state,
            ReaderCare reader,
            Optional<StoreFailure.Kind> journal,
            DeviceTime.Quality clock,
            boolean crashLoop) {
        List<Part> parts = new ArrayList<>();
        parts.add(
                reader.working() && state.unheard() >= UNHEARD_MAX
                        ? new Part("reader", Condition.DEGRADED, "reader-hears-nothing")
                        : HealthParts.reader(reader));
        parts.add(stuck(state, "flap", Alarm.FLAP_STUCK, "flap-stuck"));
        parts.add(stuck(state, "belt", Alarm.BELT_JAMMED, "belt-jammed"));
        parts.add(stuck(state, "diverter", Alarm.DIVERTER_STUCK, "diverter-stuck"));
        String full = state.alarm(Alarm.BIN_FULL.name());
        parts.add(
                full.isEmpty()
                        ? new Part("bins", Condition.WELL, "")
                        : new Part("bins", Condition.DEGRADED, "bin-full-" + full.substring(full.indexOf('/') + 1)));
        parts.add(HealthParts.journal(journal));
        parts.add(HealthParts.clock(clock));
        parts.add(HealthParts.agent(crashLoop));
        return new Health(parts);
    }

    private static Part stuck(DropState state, String name, Alarm alarm, String code) {
        return state.alarm(alarm.name()).isEmpty()
                ? new Part(name, Condition.WELL, "")
                : new Part(name, Condition.FAILED, code);
    }
}
