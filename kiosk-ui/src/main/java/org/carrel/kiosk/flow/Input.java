package org.carrel.kiosk.flow;

import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.kiosk.receipt.Printer;

/** Everything that can happen to the kiosk, in its own words. */
public sealed interface Input {
    record CardShown(CardNumber card) implements Input {}

    record CardUnreadable() implements Input {}

    record Touched(Touch touch) implements Input {}

    /** A tag lies on the pad; what it stands for is being read. */
    record TagLies(TagUid uid) implements Input {}

    record ItemLies(TagUid uid, ItemId item) implements Input {}

    record StrangeLies(TagUid uid, Strangeness kind) implements Input {}

    record TagLeft(TagUid uid) implements Input {}

    /** @param looks how often the pad was looked at since the start, told up to {@link #ENOUGH} */
    record PadLooked(int looks) implements Input {
        /** After so many looks what lies on the pad has been seen. */
        public static final int ENOUGH = 12;
    }

    /** @param tagAnswered the tag itself answered in the last try, so that it is there */
    record SecuritySettled(TagUid uid, ItemId item, Security wanted, Outcome outcome, boolean tagAnswered)
            implements Input {}

    record Answered(AskId ask, Answer answer) implements Input {}

    /** No answer came in time, or the line is down. */
    record Unanswered(AskId ask) implements Input {}

    record HubChanged(boolean online) implements Input {}

    record ReaderChanged(boolean working) implements Input {}

    record CardReaderChanged(boolean working) implements Input {}

    record JournalChanged(boolean working) implements Input {}

    record PrinterChanged(Printer printer) implements Input {}

    /** @param percent of the present receipt that is on paper for certain */
    record PrintAdvanced(int percent) implements Input {}

    /** The present receipt came out whole, or it did not. */
    record PrintEnded(boolean printed) implements Input {}

    /** The hub has the call for a member of staff. */
    record CallHeard() implements Input {}

    /** A deadline has come. */
    record Woken() implements Input {}
}
