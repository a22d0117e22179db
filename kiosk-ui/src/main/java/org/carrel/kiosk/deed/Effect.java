package org.carrel.kiosk.deed;

import org.carrel.contract.id.AskId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.agent.JournalEntry;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.receipt.Slip;

/** What the kiosk wants done, beside what its screen shows. */
public sealed interface Effect {
    /** To be written in one transaction with all others of the step, before anything else of the step is done. */
    record Write(JournalEntry entry) implements Effect {}

    record Ask(AskId id, KioskAsk<?> ask) implements Effect {}

    /** The tag lies on the pad. */
    record Secure(TagUid uid, ItemId item, Security wanted) implements Effect {}

    record Play(Sound sound) implements Effect {}

    record Print(ScreenLanguage language, Slip slip) implements Effect {}
}
