package org.carrel.device.sync;

import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.ShelfEvent;

/**
 * The bounds of a {@link org.carrel.device.port.DeviceStore}. Nothing that was accepted is ever dropped to make room: what does not fit is
 * refused when it is to be accepted, and the agent decides what it may no longer do.
 *
 * @param outboxRows events that the hub has not acknowledged; one more is refused as FULL
 * @param reservedRows of these the last, kept for events by which a book changed hands: everything else is refused earlier
 * @param acknowledgedRows acknowledged events kept so that a hub restored from a backup can ask again; at least 1
 * @param commands command ids remembered; the oldest is forgotten first
 * @param notes notes kept; one more is refused as FULL
 * @param noteBytes of one note; a larger one is a mistake of the agent
 */
public record StoreLimits(
        int outboxRows, int reservedRows, int acknowledgedRows, int commands, int notes, int noteBytes) {
    /** About 100 MB on the medium: two hundred thousand events are most of a year of a busy shelf without its hub. */
    public static final StoreLimits USUAL = new StoreLimits(200_000, 10_000, 10_000, 10_000, 20_000, 1 << 20);

    public StoreLimits {
        if (outboxRows < 1
                || reservedRows < 0
                || reservedRows >= outboxRows
                || acknowledgedRows < 1
                || commands < 1
                || notes < 1
                || noteBytes < 1) {
            throw new IllegalArgumentException("not usable as limits: outboxRows " + outboxRows + ", reservedRows "
                    + reservedRows + ", acknowledgedRows " + acknowledgedRows + ", commands " + commands + ", notes "
                    + notes + ", noteBytes " + noteBytes);
        }
    }

    /** How many events may be waiting for such a one still to be accepted. */
    public int rowsFor(EventBody body) {
        return changesHands(body) ? outboxRows : outboxRows - reservedRows;
    }

    private static boolean changesHands(EventBody body) {
        return switch (body) {
            case ShelfEvent.HoldCollected _,
                    ShelfEvent.HoldPutBack _,
                    ShelfEvent.SecurityWritten _,
                    KioskEvent.ItemReturned _,
                    KioskEvent.AskWithdrawn _,
                    KioskEvent.LoanNotHandedOver _,
                    KioskEvent.BorrowedOffline _,
                    DropEvent.ItemDropped _ -> true;
            case ShelfEvent.ItemPlaced _,
                    ShelfEvent.ItemMoved _,
                    ShelfEvent.ItemRemoved _,
                    ShelfEvent.VisitEnded _,
                    ShelfEvent.StrangeTagFound _,
                    ShelfEvent.StrangeTagGone _,
                    ShelfEvent.DoorOpened _,
                    ShelfEvent.DoorClosed _,
                    ShelfEvent.ShelfInventory _,
                    ShelfEvent.TagDumped _,
                    KioskEvent.HelpCalled _,
                    KioskEvent.ReceiptByMail _,
                    OperationEvent.Started _,
                    OperationEvent.AlarmRaised _,
                    OperationEvent.AlarmCleared _ -> false;
        };
    }
}
