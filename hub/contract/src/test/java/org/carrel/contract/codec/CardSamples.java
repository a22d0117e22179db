package org.carrel.contract.codec;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.contract.message.card.CardForm;
import org.carrel.contract.message.card.CardRejection;
import org.carrel.contract.message.card.CardState;

/** As {@link Samples}, of what is said about applications for a card. */
final class CardSamples {
    private CardSamples() {}

    static SequencedMap<String, KioskAsk<?>> asks() {
        SequencedMap<String, KioskAsk<?>> all = new LinkedHashMap<>();
        all.put("card-notice", new KioskAsk.CardNotice());
        all.put("check-field", new KioskAsk.CheckField(CardField.DOCUMENT, "A123456789"));
        all.put(
                "apply-for-card",
                new KioskAsk.ApplyForCard(new CardForm(
                        "2026-1",
                        "王𠮷明",
                        "A123456789",
                        "560312",
                        "0912345678",
                        "",
                        "402",
                        "臺中市南區五權南路100號",
                        "zh-Hant")));
        all.put("application-of", new KioskAsk.ApplicationOf("7KQ2-WMNB-3XRT-9FHD-ACVP"));
        return all;
    }

    static SequencedMap<String, KioskAnswer> answers() {
        SequencedMap<String, KioskAnswer> all = new LinkedHashMap<>();
        all.put("notice-told", new KioskAnswer.NoticeTold("2026-1", "本館蒐集您的姓名。", "We collect your name."));
        all.put("field-checked", new KioskAnswer.FieldChecked(CardField.BORN, "1967-03-12", List.of()));
        all.put(
                "field-checked-faulty",
                new KioskAnswer.FieldChecked(CardField.DOCUMENT, "", List.of(CardFault.DOCUMENT_WRONG_CHECK_DIGIT)));
        all.put("card-applied-for", new KioskAnswer.CardAppliedFor("7KQ2WMNB3XRT9FHDACVP"));
        all.put(
                "card-not-applied-for",
                new KioskAnswer.CardNotAppliedFor(List.of(CardFault.NAME_MISSING, CardFault.PHONE_WRONG_FORM)));
        all.put(
                "application-told",
                new KioskAnswer.ApplicationTold(
                        CardState.REJECTED,
                        Instant.parse("2026-11-26T02:15:30.250Z"),
                        List.of(CardRejection.DOCUMENT_NOT_SHOWN)));
        all.put("application-unknown", new KioskAnswer.ApplicationUnknown());
        return all;
    }
}
