package org.carrel.device.agent;

import java.util.Optional;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Health.Condition;
import org.carrel.contract.message.Health.Part;
import org.carrel.device.port.DeviceStore.StoreFailure;

/** The parts of a health report that every device has. */
public final class HealthParts {
    private HealthParts() {}

    public static Part reader(ReaderCare care) {
        return care.working()
                ? new Part("reader", Condition.WELL, "")
                : new Part("reader", Condition.FAILED, care.detail());
    }

    public static Part journal(Optional<StoreFailure.Kind> failing) {
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

    public static Part clock(DeviceTime.Quality quality) {
        return switch (quality) {
            case SYNCHRONIZED -> new Part("clock", Condition.WELL, "");
            case FREE_RUNNING -> new Part("clock", Condition.DEGRADED, "clock-free-running");
            case UNKNOWN -> new Part("clock", Condition.DEGRADED, "clock-unknown");
        };
    }

    /** @param crashLoop whether it stopped several times shortly after its start */
    public static Part agent(boolean crashLoop) {
        return crashLoop ? new Part("agent", Condition.FAILED, "crash-loop") : new Part("agent", Condition.WELL, "");
    }
}
