package org.carrel.kiosk.apply;

import java.util.List;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;

/** How far somebody is who wants a card. */
public sealed interface CardStage {
    /** To apply, or to look an application up. */
    record Beginning() implements CardStage {}

    /** The notice is being asked for. */
    record Opening(AskId ask) implements CardStage {}

    /** @param page of the notice, from 0 */
    record Noticing(int page) implements CardStage {}

    /** @param again it was there before, and is looked at with all others afterwards */
    record Filling(CardField field, boolean again) implements CardStage {}

    /** @param first index of the first line that is shown */
    record Reviewing(int first) implements CardStage {}

    /** @param times how often it was asked, 1 for the first time */
    record Sending(AskId ask, KioskAsk.ApplyForCard what, int times) implements CardStage {}

    /** The text form is without the reference. */
    record Sent(String reference) implements CardStage {
        @Override
        public String toString() {
            return "Sent[****]";
        }
    }

    /** @param faults none when no answer came */
    record NotSent(List<CardFault> faults) implements CardStage {
        public NotSent {
            faults = List.copyOf(faults);
        }
    }

    /** What an application is looked up with is being typed. */
    record Entering() implements CardStage {}

    record Looking(AskId ask) implements CardStage {}

    record Told(KioskAnswer.ApplicationTold told) implements CardStage {}

    /** No application has what was typed. */
    record Unknown() implements CardStage {}

    /** Nobody answered. */
    record Stuck() implements CardStage {}
}
