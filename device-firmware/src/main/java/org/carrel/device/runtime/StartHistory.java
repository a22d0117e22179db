package org.carrel.device.runtime;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.OperationEvent.StartCause;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.Moment;

/**
 * How the device's earlier runs ended, from its store. A run that ends without {@link #stopped} crashed; so many crashes in a row
 * before {@link #STABLE_AFTER} make a crash loop.
 */
public final class StartHistory {
    public static final Duration STABLE_AFTER = Duration.ofMinutes(2);

    private static final int CRASHES_OF_A_LOOP = 5;
    private static final String RUNNING = "runtime/running";
    private static final String CRASHES = "runtime/crashes";
    private static final Bytes YES = Bytes.of(new byte[] {1});

    private final DeviceStore store;
    private final StartCause cause;
    private final int crashes;

    private StartHistory(DeviceStore store, StartCause cause, int crashes) {
        this.store = store;
        this.cause = cause;
        this.crashes = crashes;
    }

    /** Notes the start; a store that refuses leaves the history as it was. */
    public static StartHistory begin(DeviceStore store, Moment now) {
        boolean first = store.note(CRASHES).isEmpty();
        boolean crashed = store.note(RUNNING).isPresent();
        int crashes = crashed ? count(store) + 1 : 0;
        StartCause cause = first ? StartCause.FIRST_START : crashed ? StartCause.AFTER_CRASH : StartCause.ORDERLY;
        StartHistory history = new StartHistory(store, cause, crashes);
        history.note(now, crashes, true);
        return history;
    }

    public StartCause cause() {
        return cause;
    }

    public boolean crashLoop() {
        return crashes >= CRASHES_OF_A_LOOP;
    }

    /** The device has run for {@link #STABLE_AFTER}: what came before no longer counts. */
    public void stable(Moment now) {
        note(now, 0, true);
    }

    /** The device stops in good order. */
    public void stopped(Moment now) {
        note(now, 0, false);
    }

    private void note(Moment now, int count, boolean running) {
        try {
            store.write(now, transaction -> {
                transaction.note(
                        CRASHES, Bytes.of(ByteBuffer.allocate(4).putInt(count).array()));
                if (running) {
                    transaction.note(RUNNING, YES);
                } else {
                    transaction.forget(RUNNING);
                }
            });
        } catch (StoreFailure full) {
            // The agent finds out by itself and says so in its health; how often it started matters less.
        }
    }

    private static int count(DeviceStore store) {
        return store.note(CRASHES)
                .filter(bytes -> bytes.length() == 4)
                .map(bytes -> ByteBuffer.wrap(bytes.toArray()).getInt())
                .orElse(0);
    }
}
