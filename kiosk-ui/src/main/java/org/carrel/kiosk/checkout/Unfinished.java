package org.carrel.kiosk.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.contract.message.ShelfEvent.SecurityWritten;
import org.carrel.kiosk.deed.Debts;
import org.carrel.kiosk.deed.Deeds;

/**
 * Loans that the journal knows as unfinished when the kiosk starts. What had only been asked for is withdrawn. What was granted is undone when
 * its book lies on the pad; when it is not there, somebody has it, and it is a loan whose tag nobody has read back.
 */
public record Unfinished(List<LoanNote> loans) {
    /** The prefix of the journal's notes. */
    public static final String PREFIX = LoanNote.PREFIX;

    public Unfinished {
        loans = List.copyOf(loans);
    }

    /** @param problems gets one sentence for each note that cannot be understood */
    public static Unfinished remembered(SortedMap<String, Bytes> notes, Deeds deeds, List<String> problems) {
        List<LoanNote> granted = new ArrayList<>();
        for (Map.Entry<String, Bytes> entry : notes.entrySet()) {
            try {
                LoanNote note = LoanNote.decode(entry.getKey(), entry.getValue());
                switch (note.phase()) {
                    case ASKED -> {
                        deeds.append(new KioskEvent.AskWithdrawn(note.id()));
                        deeds.forget(note.key());
                    }
                    case GRANTED, OFFLINE -> granted.add(note);
                }
            } catch (IllegalArgumentException notUnderstood) {
                problems.add("the note " + entry.getKey() + " cannot be understood: " + notUnderstood.getMessage());
            }
        }
        return new Unfinished(granted);
    }

    public boolean none() {
        return loans.isEmpty();
    }

    /** A tag lies on the pad. */
    public Unfinished lies(TagUid uid, Deeds deeds, Debts debts) {
        List<LoanNote> left = new ArrayList<>();
        for (LoanNote note : loans) {
            if (note.tags().contains(uid)) {
                deeds.forget(note.key());
                if (note.phase() == LoanNote.Phase.GRANTED) {
                    deeds.append(new KioskEvent.LoanNotHandedOver(note.id(), note.item()));
                }
                note.tags().forEach(tag -> debts.expect(tag, note.item(), tag.equals(uid)));
            } else {
                left.add(note);
            }
        }
        return new Unfinished(left);
    }

    /** The pad was looked at often enough: what was not seen is not there. */
    public Unfinished looked(Deeds deeds) {
        for (LoanNote note : loans) {
            note.card().ifPresent(card -> deeds.append(new KioskEvent.BorrowedOffline(note.item(), note.tags(), card)));
            for (TagUid uid : note.tags()) {
                deeds.append(new SecurityWritten(note.item(), uid, Security.RELEASED, Outcome.PENDING_REPAIR));
            }
            deeds.forget(note.key());
        }
        return new Unfinished(List.of());
    }
}
