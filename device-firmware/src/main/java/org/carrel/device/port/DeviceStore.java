package org.carrel.device.port;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.EventBody;

/**
 * What a device must not forget: its outbox, its inbox of commands, and notes. What a transaction wrote is on the medium when
 * {@link #write} returns, all of it or none. Not for several threads.
 */
public interface DeviceStore extends AutoCloseable {
    /**
     * Runs one durable transaction.
     *
     * @throws StoreFailure when the medium refuses; nothing of the transaction is kept and the store can still be read
     */
    void write(Moment now, Consumer<Transaction> work);

    /** One transaction's writes. */
    interface Transaction {
        /** Appends to the outbox and gives the sequence. @throws StoreFailure when the outbox is at its bound */
        long append(EventBody body);

        /**
         * Keeps a small piece of the agent's state under a key of its own.
         *
         * @throws StoreFailure when there are too many notes
         */
        void note(String key, Bytes value);

        void forget(String key);

        /** Records a command as seen. A bounded number is remembered; what is older than all of them has long expired. */
        void seen(CommandId id);

        /**
         * Marks events up to and including this as committed by the hub, and no others: lower than before is a hub that was restored.
         * Of the committed ones a bounded number is kept.
         *
         * @throws IllegalArgumentException when there is no such event yet
         */
        void acknowledged(long through);

        /** Counts a new session and gives its number, 1 for the first. */
        long nextSession();
    }

    /** Events after a sequence, oldest first, acknowledged or not. @throws StoreFailure when one cannot be read back */
    List<StoredEvent> eventsAfter(long sequence, int limit);

    /**
     * An event in its wire form, as it was written when it was accepted. It is sent so, byte for byte: software that was changed
     * meanwhile, forward or back, need not understand it.
     */
    record StoredEvent(long sequence, Bytes wire) {}

    /** Highest sequence that the hub has committed, as far as told. */
    long acknowledgedThrough();

    /** Lowest event sequence still kept; one above {@link #newest()} when none is. */
    long oldestKept();

    /** Highest event sequence given, 0 for none. */
    long newest();

    boolean hasSeen(CommandId id);

    Optional<Bytes> note(String key);

    /** All notes whose keys begin so, in key order. */
    SortedMap<String, Bytes> notes(String prefix);

    @Override
    void close();

    /** The medium refused: full, read-only, broken. */
    final class StoreFailure extends RuntimeException {
        /** Which of the three it is. */
        public enum Kind {
            FULL,
            READ_ONLY,
            BROKEN
        }

        private static final long serialVersionUID = 1;
        private final Kind kind;

        public StoreFailure(Kind kind, String message, Throwable cause) {
            super(message, cause);
            this.kind = kind;
        }

        public StoreFailure(Kind kind, String message) {
            super(message);
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }
}
