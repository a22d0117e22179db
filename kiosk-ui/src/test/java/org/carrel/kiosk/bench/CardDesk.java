package org.carrel.kiosk.bench;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.contract.message.card.CardForm;
import org.carrel.contract.message.card.CardState;

/** A hub's part for applications, which keeps to the contract and no more: strict about what was withdrawn, easy about what was typed. */
public final class CardDesk {
    private final SortedMap<AskId, CardForm> applications = new TreeMap<>();
    private final SortedSet<AskId> withdrawn = new TreeSet<>();

    KioskAnswer.FieldChecked check(KioskAsk.CheckField ask) {
        boolean wrong = ask.field() == CardField.DOCUMENT && !ask.typed().equals("A123456789");
        return wrong
                ? new KioskAnswer.FieldChecked(ask.field(), "", List.of(CardFault.DOCUMENT_WRONG_CHECK_DIGIT))
                : new KioskAnswer.FieldChecked(
                        ask.field(), ask.field() == CardField.BORN ? "1967-03-12" : ask.typed(), List.of());
    }

    KioskAnswer apply(AskId id, CardForm form) {
        if (withdrawn.contains(id)) {
            return new KioskAnswer.CardNotAppliedFor(List.of(CardFault.ASK_WITHDRAWN));
        }
        if (form.name().isBlank()) {
            return new KioskAnswer.CardNotAppliedFor(List.of(CardFault.NAME_MISSING));
        }
        applications.put(id, form);
        return new KioskAnswer.CardAppliedFor(reference(id));
    }

    KioskAnswer state(String reference) {
        return applications.keySet().stream().anyMatch(id -> reference(id).equals(reference))
                ? new KioskAnswer.ApplicationTold(CardState.WAITING, Instant.EPOCH, List.of())
                : new KioskAnswer.ApplicationUnknown();
    }

    void withdraw(AskId id) {
        withdrawn.add(id);
        applications.remove(id);
    }

    private static String reference(AskId id) {
        return "REF" + id.value().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** What is there, by the question that sent it. */
    public SortedMap<AskId, CardForm> applications() {
        return new TreeMap<>(applications);
    }
}
