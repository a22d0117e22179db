package org.carrel.kiosk.checkout;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.Work;

/** What has become of a book that somebody wants to borrow. */
public sealed interface Fate {
    /** Its tag is being read. */
    record Reading() implements Fate {}

    /**
     * Others are asked about first.
     *
     * @param feeAgreed the patron agreed to pay what it costs
     */
    record Waiting(boolean feeAgreed) implements Fate {}

    /**
     * The hub is being asked.
     *
     * @param times 1 for the first time
     */
    record Asking(AskId ask, boolean feeAgreed, int times) implements Fate {}

    /** It costs something, and the patron has not agreed yet. */
    record FeeFirst(Work work, Amount fee) implements Fate {}

    /** Lent; these tags of it do not read as released yet. */
    record Releasing(Granted granted, SortedSet<TagUid> open) implements Fate {
        public Releasing {
            open = Collections.unmodifiableSortedSet(new TreeSet<>(open));
        }
    }

    /** Lent, and its tags read as released. */
    record Lent(Granted granted) implements Fate {}

    /** A tag cannot be released, so the loan was taken back: to the desk. */
    record Unreleasable(Work work) implements Fate {}

    record Refused(Work work, List<LoanRefusal> reasons) implements Fate {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** The hub did not answer; nothing was lent. */
    record Unanswered() implements Fate {}

    record Strange(Strangeness kind) implements Fate {}
}
