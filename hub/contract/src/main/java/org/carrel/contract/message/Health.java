package org.carrel.contract.message;

import java.util.List;

/** How a device is, part by part; a part that is well is listed too, so that silence about it means something. */
public record Health(List<Part> parts) {
    /** The condition of one part. */
    public enum Condition {
        WELL,
        /** Works with a limit that staff should know of. */
        DEGRADED,
        /** Does not work. */
        FAILED
    }

    /**
     * @param name the part, as a stable word: {@code reader}, {@code card-reader}, {@code journal}, {@code doors}, {@code clock}
     * @param detail what is wrong, as a stable code such as {@code reader-silent}; empty when well
     */
    public record Part(String name, Condition condition, String detail) {}

    public Health {
        parts = List.copyOf(parts);
    }

    /** The worst condition of any part. */
    public Condition worst() {
        Condition worst = Condition.WELL;
        for (Part part : parts) {
            if (part.condition().compareTo(worst) > 0) {
                worst = part.condition();
            }
        }
        return worst;
    }
}
