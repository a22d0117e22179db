package org.carrel.kiosk.checkout;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.KioskEvent.BorrowedOffline;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.Remark;
import org.carrel.contract.message.kiosk.Work;

/**
 * A loan that was granted.
 *
 * @param id under which the hub was asked, or of its note in the journal
 * @param due empty for one that was made without the hub
 * @param fee what it costs; empty for nothing
 * @param offline what the hub is to be told of a loan that was made without it
 */
public record Granted(
        AskId id,
        Work work,
        Optional<LocalDate> due,
        Optional<Amount> fee,
        List<Remark> remarks,
        Optional<BorrowedOffline> offline) {
    public Granted {
        remarks = List.copyOf(remarks);
    }

    boolean byHub() {
        return offline.isEmpty();
    }
}
