package org.carrel.sim.feig;

import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.Uid;

/** Whom an exchange is for (bits 0 to 2 of MODE). */
sealed interface Target {
    boolean means(Tag tag);

    /** Whoever hears it: with several tags in the field all obey and their answers collide. */
    record Anybody() implements Target {
        @Override
        public boolean means(Tag tag) {
            return true;
        }
    }

    record Addressed(Uid uid) implements Target {
        @Override
        public boolean means(Tag tag) {
            return tag.uid().equals(uid);
        }
    }

    /** The one that was selected before. */
    record Selected() implements Target {
        @Override
        public boolean means(Tag tag) {
            return tag.selected();
        }
    }
}
