package org.carrel.contract.message;

import org.carrel.contract.id.CommandId;

/** Where a command has got to. */
public record CommandReport(CommandId id, Progress progress) implements DeviceToHub {
    /** Accepted, then one of the others. */
    public sealed interface Progress {}

    public record Accepted() implements Progress {}

    public record Done(Reply reply) implements Progress {}

    public record Failed(Reason reason) implements Progress {}

    /** It came too late and was not executed. */
    public record Expired() implements Progress {}

    /** Why a command failed. */
    public enum Reason {
        /** This kind of device cannot do that. */
        UNSUPPORTED,
        UNKNOWN_COMPARTMENT,
        UNKNOWN_ITEM,
        HARDWARE_FAILED,
        /** A patron is collecting; it would interrupt them. */
        BUSY,
        /** The device stopped in the middle; whether it was done is not known. */
        INTERRUPTED,
        /** The device's clock is not to be trusted, so it could not tell whether the command came too late. */
        CLOCK_UNSURE
    }
}
