package org.carrel.hub.fleet;

import java.time.Instant;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.Reply;
import org.carrel.contract.topic.Address;

/**
 * A command to a device, with where it has got to: queued, sent, accepted, then done, failed or expired.
 *
 * @param by who issued it, for staff to read
 */
public record IssuedCommand(
        CommandId id,
        Address device,
        Command<?> command,
        Instant issued,
        Instant expires,
        String by,
        Progress progress) {
    /** Where a command has got to, and since when. */
    public sealed interface Progress {
        Instant at();

        default boolean ended() {
            return switch (this) {
                case Queued _, Sent _, Accepted _ -> false;
                case Done _, Failed _, Expired _ -> true;
            };
        }
    }

    /** Waits for the device. */
    public record Queued(Instant at) implements Progress {}

    /** The broker has it. */
    public record Sent(Instant at) implements Progress {}

    /** The device says that it has it and is at it. */
    public record Accepted(Instant at) implements Progress {}

    public record Done(Instant at, Reply reply) implements Progress {}

    public record Failed(Instant at, Failure failure) implements Progress {}

    /** Its time was over before it could be done; it has not been and will not be. */
    public record Expired(Instant at) implements Progress {}

    /** Why a command failed. */
    public enum Failure {
        UNSUPPORTED,
        UNKNOWN_COMPARTMENT,
        UNKNOWN_ITEM,
        HARDWARE_FAILED,
        BUSY,
        /** The device stopped in the middle; whether it was done is not known. */
        INTERRUPTED,
        /** The device's clock is not to be trusted, so it could not tell whether the command came too late. */
        CLOCK_UNSURE,
        /** The device accepted it and never said how it ended. */
        NO_RESULT
    }

    public CommandOrder order() {
        return new CommandOrder(id, issued, expires, command);
    }

    IssuedCommand with(Progress next) {
        return new IssuedCommand(id, device, command, issued, expires, by, next);
    }
}
