package org.carrel.contract.codec;

import java.util.Optional;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.contract.message.card.CardForm;
import org.carrel.contract.message.card.CardRejection;
import org.carrel.contract.message.card.CardState;

/** What a kiosk and the hub say about applications for a card. */
final class KioskCardCodec {
    private KioskCardCodec() {}

    static Json.Writing write(KioskAsk.CheckField ask) {
        return Json.typed("check-field").word("field", ask.field()).freeText("typed", ask.typed());
    }

    static Json.Writing write(KioskAsk.ApplyForCard ask) {
        CardForm form = ask.form();
        return Json.typed("apply-for-card")
                .freeText("noticeVersion", form.noticeVersion())
                .freeText("name", form.name())
                .freeText("document", form.document())
                .freeText("born", form.born())
                .freeText("phone", form.phone())
                .freeText("email", form.email())
                .freeText("postalCode", form.postalCode())
                .freeText("address", form.address())
                .freeText("language", form.language());
    }

    /** Empty when the type is none of these. */
    static Optional<KioskAsk<?>> readAsk(Reading in) {
        return switch (in.type()) {
            case "card-notice" -> Optional.of(new KioskAsk.CardNotice());
            case "check-field" ->
                Optional.of(new KioskAsk.CheckField(in.word("field", CardField.class), in.freeText("typed")));
            case "apply-for-card" ->
                Optional.of(new KioskAsk.ApplyForCard(new CardForm(
                        in.freeText("noticeVersion"),
                        in.freeText("name"),
                        in.freeText("document"),
                        in.freeText("born"),
                        in.freeText("phone"),
                        in.freeText("email"),
                        in.freeText("postalCode"),
                        in.freeText("address"),
                        in.freeText("language"))));
            case "application-of" -> Optional.of(new KioskAsk.ApplicationOf(in.freeText("reference")));
            default -> Optional.empty();
        };
    }

    /** A notice is longer than what else is for people's eyes. */
    static Json.Writing write(KioskAnswer.NoticeTold answer) {
        return Json.typed("notice-told")
                .freeText("version", answer.version())
                .text("chinese", answer.chinese())
                .text("english", answer.english());
    }

    static Json.Writing write(KioskAnswer.FieldChecked answer) {
        return Json.typed("field-checked")
                .word("field", answer.field())
                .freeText("understood", answer.understood())
                .words("faults", answer.faults());
    }

    static Json.Writing write(KioskAnswer.Applying answer) {
        return switch (answer) {
            case KioskAnswer.CardAppliedFor(var reference) ->
                Json.typed("card-applied-for").freeText("reference", reference);
            case KioskAnswer.CardNotAppliedFor(var faults) ->
                Json.typed("card-not-applied-for").words("faults", faults);
        };
    }

    static Json.Writing write(KioskAnswer.ApplicationAnswer answer) {
        return switch (answer) {
            case KioskAnswer.ApplicationTold(var state, var submitted, var reasons) ->
                Json.typed("application-told")
                        .word("state", state)
                        .instant("submitted", submitted)
                        .words("reasons", reasons);
            case KioskAnswer.ApplicationUnknown() -> Json.typed("application-unknown");
        };
    }

    /** Empty when the type is none of these. */
    static Optional<KioskAnswer> read(Reading in) {
        return switch (in.type()) {
            case "notice-told" ->
                Optional.of(new KioskAnswer.NoticeTold(in.freeText("version"), in.text("chinese"), in.text("english")));
            case "field-checked" ->
                Optional.of(new KioskAnswer.FieldChecked(
                        in.word("field", CardField.class),
                        in.freeText("understood"),
                        in.words("faults", CardFault.class)));
            case "card-applied-for" -> Optional.of(new KioskAnswer.CardAppliedFor(in.freeText("reference")));
            case "card-not-applied-for" ->
                Optional.of(new KioskAnswer.CardNotAppliedFor(in.words("faults", CardFault.class)));
            case "application-told" ->
                Optional.of(new KioskAnswer.ApplicationTold(
                        in.word("state", CardState.class),
                        in.instant("submitted"),
                        in.words("reasons", CardRejection.class)));
            case "application-unknown" -> Optional.of(new KioskAnswer.ApplicationUnknown());
            default -> Optional.empty();
        };
    }
}
