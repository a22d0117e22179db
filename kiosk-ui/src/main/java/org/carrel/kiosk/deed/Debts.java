package org.carrel.kiosk.deed;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.contract.message.ShelfEvent.SecurityWritten;

/**
 * Tags that must read as secured again, each with its note in the journal. A tag that leaves the pad before that is on the hub's list of
 * tags to be repaired.
 */
public final class Debts {
    public static final String PREFIX = "secure/";

    /**
     * One tag.
     *
     * @param seen since the start; one that is only remembered may have been carried off while the kiosk was off
     * @param told that it is to be repaired
     */
    public record Debt(ItemId item, boolean seen, boolean told) {}

    private final SortedMap<TagUid, Debt> debts;
    private final Deeds deeds;

    public Debts(SortedMap<TagUid, Debt> debts, Deeds deeds) {
        this.debts = new TreeMap<>(debts);
        this.deeds = deeds;
    }

    public SortedMap<TagUid, Debt> all() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(debts));
    }

    public static Bytes encode(ItemId item) {
        return Bytes.of(item.value().getBytes(StandardCharsets.UTF_8));
    }

    public static ItemId decode(Bytes note) {
        return new ItemId(new String(note.toArray(), StandardCharsets.UTF_8));
    }

    /** The tag must be secured from now on. */
    public void owe(TagUid uid, ItemId item, boolean lying) {
        expect(uid, item, lying);
        if (!lying) {
            left(uid);
        }
    }

    /** As {@link #owe} while it is not known yet what lies on the pad: one that does not lie there now may be seen soon. */
    public void expect(TagUid uid, ItemId item, boolean lying) {
        debts.put(uid, new Debt(item, lying, false));
        deeds.note(PREFIX + uid.hex(), encode(item));
        if (lying) {
            deeds.secure(uid, item, Security.SECURED);
        }
    }

    /** Its loan is the reason that it need not be. */
    public void settleByLoan(TagUid uid) {
        if (debts.remove(uid) != null) {
            deeds.forget(PREFIX + uid.hex());
        }
    }

    public void lies(TagUid uid) {
        Debt debt = debts.get(uid);
        if (debt != null) {
            debts.put(uid, new Debt(debt.item(), true, debt.told()));
            deeds.secure(uid, debt.item(), Security.SECURED);
        }
    }

    public void left(TagUid uid) {
        Debt debt = debts.remove(uid);
        if (debt != null) {
            deeds.forget(PREFIX + uid.hex());
            if (!debt.told()) {
                tell(uid, debt.item(), Outcome.PENDING_REPAIR);
            }
        }
    }

    /** The pad was looked at often enough: what was not seen is not there. */
    public void looked() {
        for (TagUid uid : List.copyOf(debts.keySet())) {
            Debt debt = debts.get(uid);
            if (debt != null && !debt.seen()) {
                left(uid);
            }
        }
    }

    public void settled(TagUid uid, Outcome outcome) {
        Debt debt = debts.get(uid);
        if (debt == null) {
            return;
        }
        switch (outcome) {
            case VERIFIED -> {
                debts.remove(uid);
                deeds.forget(PREFIX + uid.hex());
                if (debt.told()) {
                    tell(uid, debt.item(), outcome);
                }
            }
            case PENDING_REPAIR -> {
                if (!debt.told()) {
                    tell(uid, debt.item(), outcome);
                    debts.put(uid, new Debt(debt.item(), debt.seen(), true));
                }
            }
        }
    }

    private void tell(TagUid uid, ItemId item, Outcome outcome) {
        deeds.append(new SecurityWritten(item, uid, Security.SECURED, outcome));
    }
}
