package org.carrel.hub.transaction;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs work on the hub's store, each piece as one transaction: all of it is durable when {@code write} returns, or none of it
 * happened. The services given to the work are valid only during the call; keep none of them. Safe from any thread; writes of
 * several threads share a commit.
 *
 * @param <S> the services of one transaction, {@link org.carrel.hub.store.Services} in the hub
 */
public interface Transactor<S> {
    /**
     * Runs {@code work} in a write transaction. It may run on another caller's thread, and must neither block nor call back
     * into the transactor. It may run twice, of which the first is undone, so it must leave nothing but what it answers.
     *
     * @throws StoreException when the store could not do it; nothing happened
     * @throws IllegalStateException when called by work in a transaction
     */
    <R> R write(Function<? super S, ? extends R> work);

    /**
     * Runs {@code work} on one consistent picture of what is committed. A change made in it is undone.
     *
     * @throws StoreException when the store could not be read
     */
    <R> R read(Function<? super S, ? extends R> work);

    /** As {@link #write} for work without a result. */
    default void run(Consumer<? super S> work) {
        write(services -> {
            work.accept(services);
            return true;
        });
    }
}
