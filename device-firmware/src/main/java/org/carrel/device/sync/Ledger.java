package org.carrel.device.sync;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.Moment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session's way to the store: a failing medium is a state that is told once and shown, not an exception that ends the session. */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private final DeviceStore store;
    private String failing = "";

    Ledger(DeviceStore store) {
        this.store = store;
    }

    DeviceStore store() {
        return store;
    }

    /** Whether it is on the medium. */
    boolean write(Moment now, Consumer<DeviceStore.Transaction> work) {
        try {
            store.write(now, work);
        } catch (StoreFailure failure) {
            fails(failure);
            return false;
        }
        if (!failing.isEmpty()) {
            LOG.info("the journal can be written again");
            failing = "";
        }
        return true;
    }

    /** Empty when the medium cannot be read. */
    <T> Optional<T> read(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (StoreFailure failure) {
            fails(failure);
            return Optional.empty();
        }
    }

    /** How the medium failed last, as a stable code, until something was written again; empty when it works. */
    String failing() {
        return failing;
    }

    private void fails(StoreFailure failure) {
        String code = switch (failure.kind()) {
            case FULL -> "journal-full";
            case READ_ONLY -> "journal-read-only";
            case BROKEN -> "journal-broken";
        };
        if (!failing.equals(code)) {
            LOG.warn("the journal refuses the session: {}", code, failure);
            failing = code;
        }
    }
}
