package org.carrel.fleet.simulation;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Takes the place of whatever prints the product's log, and listens to it as {@link Secrecy} does to everything else. Hears the thread
 * that made it and no other: several stories may be told side by side.
 */
final class LogEar extends Handler {
    private final Secrecy secrecy = new Secrecy();
    private final Thread storyteller = Thread.currentThread();
    private Optional<String> indiscretion = Optional.empty();

    static LogEar listen() {
        Logger root = Logger.getLogger("");
        for (Handler printing : root.getHandlers()) {
            if (!(printing instanceof LogEar)) {
                root.removeHandler(printing);
            }
        }
        LogEar ear = new LogEar();
        root.addHandler(ear);
        return ear;
    }

    void stop() {
        Logger.getLogger("").removeHandler(this);
    }

    /** What was said in the log that should not have been. */
    Optional<String> indiscretion() {
        return indiscretion;
    }

    @Override
    public void publish(LogRecord line) {
        if (!storyteller.equals(Thread.currentThread())) {
            return;
        }
        try {
            secrecy.heard(String.valueOf(line.getMessage()));
            Throwable thrown = line.getThrown();
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                secrecy.heard(String.valueOf(each));
            }
        } catch (Broken named) {
            // Kept, since an exception from here would end in the product's code and not in the simulation's.
            indiscretion = Optional.of(String.valueOf(named.getMessage()));
        }
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
