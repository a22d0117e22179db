package org.carrel.shelf.bookdrop.sorting;

import java.util.List;

/** What the drop is doing. Times are monotonic nanoseconds. */
sealed interface Phase {
    /** @param found what lay on the belt when it stopped last; none or one */
    record Starting(long until, List<Batch> found) implements Phase {
        public Starting {
            found = List.copyOf(found);
        }
    }

    /** The belt is empty. */
    record Ready() implements Phase {}

    /** Something has come in and has not yet come to rest. */
    sealed interface Busy extends Phase {
        Batch batch();

        Busy with(Batch changed);
    }

    /** Something has come to rest under the flap, which is to be shut now and stay so. */
    sealed interface Within extends Busy {}

    /** There is a plan where it goes. */
    sealed interface Planned extends Busy {
        Plan plan();
    }

    /** @param clearSince {@link Long#MAX_VALUE} while something is in the mouth */
    record Receiving(Batch batch, long clearSince) implements Busy {
        @Override
        public Busy with(Batch changed) {
            return new Receiving(changed, clearSince);
        }
    }

    record Closing(Batch batch, long since) implements Busy {
        @Override
        public Busy with(Batch changed) {
            return new Closing(changed, since);
        }
    }

    /**
     * @param news when a tag was last heard for the first time
     * @param sweeps how often the whole belt was listened to
     */
    record Reading(Batch batch, long began, long news, int sweeps) implements Within {
        @Override
        public Busy with(Batch changed) {
            return new Reading(changed, began, news, sweeps);
        }
    }

    /** The hub was asked. */
    record Routing(Batch batch) implements Within {
        @Override
        public Busy with(Batch changed) {
            return new Routing(changed);
        }
    }

    record Securing(Batch batch, Plan plan, long until) implements Within, Planned {
        @Override
        public Busy with(Batch changed) {
            return new Securing(changed, plan, until);
        }
    }

    record Diverting(Batch batch, Plan plan, long since) implements Within, Planned {
        @Override
        public Busy with(Batch changed) {
            return new Diverting(changed, plan, since);
        }
    }

    /** @param from when the belt began to run */
    record Moving(Batch batch, Plan plan, long from) implements Within, Planned {
        @Override
        public Busy with(Batch changed) {
            return new Moving(changed, plan, from);
        }
    }

    /** The belt stood still with something on it, and is tried again. */
    record Resting(Batch batch, Plan plan, long until) implements Within, Planned {
        @Override
        public Busy with(Batch changed) {
            return new Resting(changed, plan, until);
        }
    }

    /** @param clearSince since when nothing shows that something is there */
    record Jammed(Batch batch, Plan plan, long clearSince) implements Planned {
        @Override
        public Busy with(Batch changed) {
            return new Jammed(changed, plan, clearSince);
        }
    }
}
