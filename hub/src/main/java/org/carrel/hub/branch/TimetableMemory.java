package org.carrel.hub.branch;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The timetable that a hub remembers, so that a loan need not ask the database when a branch is open. Safe for several threads. */
public final class TimetableMemory {
    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(Optional.empty()));

    /** What was remembered at one moment; compared by identity, not by what it says. */
    public static final class Seen {
        private final Optional<Timetable> timetable;

        private Seen(Optional<Timetable> timetable) {
            this.timetable = timetable;
        }

        public Optional<Timetable> timetable() {
            return timetable;
        }
    }

    public Seen seen() {
        return seen.get();
    }

    /** Remembers what was read after {@code before} had been seen, unless something else has been remembered or forgotten since. */
    public void keep(Timetable read, Seen before) {
        boolean _ = seen.compareAndSet(before, new Seen(Optional.of(read)));
    }

    /** The database says something else from now on. */
    public void forget() {
        seen.set(new Seen(Optional.empty()));
    }
}
