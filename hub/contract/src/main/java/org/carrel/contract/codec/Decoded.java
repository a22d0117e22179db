package org.carrel.contract.codec;

import java.time.Instant;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.message.DeviceTime;

/**
 * What became of a payload. Nothing of a refused payload's content is repeated here but names that the contract knows and the
 * word that was not known, so that all of it may be logged.
 *
 * @param <M> the family of messages expected
 */
public sealed interface Decoded<M> {
    record Read<M>(M message) implements Decoded<M> {}

    /**
     * Well formed, but of a later contract: a version, type or word that is not known here. Not an error of the sender.
     *
     * @param path where, as in {@code body.type}
     * @param word what was not known, at most 64 printable characters
     */
    record Unknown<M>(String path, String word, Envelope envelope) implements Decoded<M> {}

    /** @param path where, as in {@code holds[2].item}; empty for the payload as a whole */
    record Malformed<M>(Reason reason, String path, Envelope envelope) implements Decoded<M> {}

    /** Why a payload is refused. */
    enum Reason {
        EMPTY,
        /** A bound of {@link Limit} was passed. */
        TOO_LARGE,
        NOT_UTF8,
        NOT_JSON,
        /** The same member twice in one object. */
        DUPLICATE_MEMBER,
        /** Something follows the value. */
        TRAILING_CONTENT,
        /** A member that must be there is not. */
        MISSING,
        /** Text where a number must be, and the like. */
        WRONG_TYPE,
        /** A number outside its range, or a list with too few elements. */
        OUT_OF_RANGE,
        /** A text that is not of the form of its kind. */
        WRONG_FORM,
        /** Well formed, but nothing that travels on this channel in this direction. */
        WRONG_CHANNEL
    }

    /** As much of a refused message as could be read, so that the receiver can still say what became of it. */
    sealed interface Envelope {}

    record NoEnvelope() implements Envelope {}

    /** The body is what was refused: the receiver can record that and acknowledge, or the sender would repeat it for ever. */
    record OfEvent(EventId id, long sequence, DeviceTime time) implements Envelope {}

    /** The command itself is what was refused: the receiver can report that it does not know it. */
    record OfCommand(CommandId id, Instant issued, Instant expires) implements Envelope {}
}
