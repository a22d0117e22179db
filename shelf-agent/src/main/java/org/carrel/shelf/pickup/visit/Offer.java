package org.carrel.shelf.pickup.visit;

import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;

/** One item that a visit may take, and how far that has got. */
public record Offer(HoldId hold, ItemId item, TagUid uid, CompartmentId at, Progress progress) {
    public enum Progress {
        /** Lit, unlocked, its security released or about to be. */
        OFFERED,
        /** Gone from the shelf: lent. */
        TAKEN,
        /** Taken and put back, and not offered again so far: secured, not lit. */
        PUT_BACK,
        /** The visit is over and it is certain that the item still stands there. */
        LEFT
    }

    /** Whether it may still turn out to be taken. */
    public boolean open() {
        return progress == Progress.OFFERED || progress == Progress.PUT_BACK;
    }

    public boolean taken() {
        return progress == Progress.TAKEN;
    }

    public Offer as(Progress next) {
        return new Offer(hold, item, uid, at, next);
    }

    public Offer in(CompartmentId compartment) {
        return new Offer(hold, item, uid, compartment, progress);
    }
}
