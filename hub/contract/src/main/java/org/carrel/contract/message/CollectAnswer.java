package org.carrel.contract.message;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;

/** The hub's answer to {@link Ask.WhoCollects}. */
public sealed interface CollectAnswer extends Answer {
    /**
     * These holds are ready for this person on this shelf.
     *
     * @param language BCP 47 tag of the patron's language, such as {@code zh-Hant}
     * @param holds at least one
     * @param expires after this the grant opens nothing more; what was taken under it before stays valid
     */
    record MayCollect(GrantId grant, String language, List<GrantedHold> holds, Instant expires)
            implements CollectAnswer {
        public MayCollect {
            holds = List.copyOf(holds);
            if (holds.isEmpty()) {
                throw new IllegalArgumentException("holds must not be empty");
            }
        }
    }

    record GrantedHold(HoldId hold, ItemId item) {}

    /**
     * A staff member: every door may be opened, and these are to be pulled because their holds lapsed.
     *
     * @param pull may be empty
     */
    record StaffAtShelf(GrantId grant, String language, List<ItemId> pull, Instant expires) implements CollectAnswer {
        public StaffAtShelf {
            pull = List.copyOf(pull);
        }
    }

    record MayNotCollect(Refusal refusal, String language) implements CollectAnswer {}

    /** Why nothing can be collected. */
    enum Refusal {
        CARD_UNKNOWN,
        CARD_EXPIRED,
        CARD_REPORTED_LOST,
        /** The patron may not borrow now; the desk explains why. */
        BORROWING_BLOCKED,
        /** No hold of theirs is on this shelf. */
        NOTHING_READY,
        /** Their hold waits on another shelf or at another branch. */
        READY_ELSEWHERE
    }
}
