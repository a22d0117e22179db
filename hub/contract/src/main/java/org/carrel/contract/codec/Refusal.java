package org.carrel.contract.codec;

import org.carrel.contract.codec.Decoded.Envelope;
import org.carrel.contract.codec.Decoded.Reason;

/** Leaves the decoder from any depth; caught in {@link MessageCodec} and in the two places that know an envelope. */
abstract sealed class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Carries no stack trace: bad input is an ordinary thing, and may come in floods. */
    private Refusal(String message) {
        super(message, null, false, false);
    }

    abstract <M> Decoded<M> toDecoded(Envelope envelope);

    static final class OfMalformed extends Refusal {
        private static final long serialVersionUID = 1;
        private final Reason reason;
        private final String path;

        OfMalformed(Reason reason, String path) {
            super(reason + " at " + path);
            this.reason = reason;
            this.path = path;
        }

        @Override
        <M> Decoded<M> toDecoded(Envelope envelope) {
            return new Decoded.Malformed<>(reason, path, envelope);
        }
    }

    static final class OfUnknown extends Refusal {
        private static final long serialVersionUID = 1;
        private static final int WORD_CHARACTERS = 64;
        private final String path;
        private final String word;

        OfUnknown(String path, String word) {
            super("unknown at " + path);
            this.path = path;
            String printable = word.replaceAll("[^A-Za-z0-9._-]", "?");
            this.word = printable.substring(0, Math.min(printable.length(), WORD_CHARACTERS));
        }

        @Override
        <M> Decoded<M> toDecoded(Envelope envelope) {
            return new Decoded.Unknown<>(path, word, envelope);
        }
    }

    /** A refusal of the inner part of a message whose envelope was read. */
    static final class WithEnvelope extends Refusal {
        private static final long serialVersionUID = 1;
        private final Refusal inner;
        private final transient Envelope known;

        WithEnvelope(Refusal inner, Envelope known) {
            super(inner.getMessage() == null ? "" : inner.getMessage());
            this.inner = inner;
            this.known = known;
        }

        @Override
        <M> Decoded<M> toDecoded(Envelope envelope) {
            return inner.toDecoded(known);
        }
    }
}
