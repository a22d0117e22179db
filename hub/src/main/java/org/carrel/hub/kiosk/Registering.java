package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.contract.message.card.CardForm;
import org.carrel.contract.message.card.CardRejection;
import org.carrel.contract.message.card.CardState;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.kiosk.AskMemory.Remembered;
import org.carrel.hub.registration.Application;
import org.carrel.hub.registration.Application.Entered;
import org.carrel.hub.registration.Application.Fault;
import org.carrel.hub.registration.Application.Sent;
import org.carrel.hub.registration.ChipReading;
import org.carrel.hub.registration.FieldCheck;
import org.carrel.hub.registration.PrivacyNotice;
import org.carrel.hub.registration.Registration;

/**
 * Applications for a card. What an applicant is told to look it up with is made of the ask's id by the desk's secret: so the same ask comes to
 * the same application and the same answer, and nowhere is it written down.
 */
final class Registering {
    /** Bytes that a chip's number has; none is shown at a kiosk. */
    private static final int CHIP_BYTES = 4;

    private final Registration registration;
    private final AskMemory asks;
    private final DeskSecret secret;

    Registering(KioskParts parts, DeskSecret secret) {
        this.registration = parts.registration();
        this.asks = parts.asks();
        this.secret = secret;
    }

    KioskAnswer notice() {
        PrivacyNotice notice = registration.notice();
        return new KioskAnswer.NoticeTold(notice.version(), notice.chinese(), notice.english());
    }

    KioskAnswer check(KioskAsk.CheckField ask, Instant now) {
        return switch (registration.check(field(ask.field()), ask.typed(), now)) {
            case FieldCheck.Good(String understood) -> new KioskAnswer.FieldChecked(ask.field(), understood, List.of());
            case FieldCheck.Bad(Fault fault) ->
                new KioskAnswer.FieldChecked(ask.field(), "", List.of(fault(fault, ask.field())));
        };
    }

    KioskAnswer apply(Address kiosk, AskId id, CardForm form, Instant now) {
        if (asks.find(kiosk, id).orElse(null) instanceof Remembered.Withdrawn) {
            return new KioskAnswer.CardNotAppliedFor(List.of(CardFault.ASK_WITHDRAWN));
        }
        String reference = reference(kiosk, id);
        if (registration.look(reference).isPresent()) {
            return new KioskAnswer.CardAppliedFor(reference);
        }
        Entered entered = new Entered(
                form.noticeVersion(),
                true,
                form.name(),
                form.document(),
                form.born(),
                form.phone(),
                form.email(),
                form.postalCode(),
                form.address(),
                form.language(),
                kiosk.site().value(),
                "",
                ChipReading.Shown.HEX,
                CHIP_BYTES);
        return switch (registration.send(entered, reference, new Actor.Device(kiosk), now)) {
            case Sent.Received _ -> new KioskAnswer.CardAppliedFor(reference);
            case Sent.Refused(List<Fault> faults) ->
                new KioskAnswer.CardNotAppliedFor(faults.stream()
                        .map(fault -> fault(fault, CardField.ADDRESS))
                        .distinct()
                        .toList());
        };
    }

    /** The kiosk gave it up: nothing of it is left, should it have been done. */
    void undo(Address kiosk, AskId id, Instant now) {
        boolean _ = registration.takeBack(reference(kiosk, id), new Actor.Device(kiosk), now);
    }

    private String reference(Address kiosk, AskId id) {
        return Registration.reference(secret.mark("card application " + kiosk + " " + id.value()));
    }

    KioskAnswer state(String reference) {
        Optional<Application> found = registration.look(reference);
        return found.<KioskAnswer>map(Registering::told).orElseGet(KioskAnswer.ApplicationUnknown::new);
    }

    private static KioskAnswer told(Application application) {
        return switch (application.state()) {
            case Application.State.Waiting() ->
                new KioskAnswer.ApplicationTold(CardState.WAITING, application.submitted(), List.of());
            case Application.State.Approved _ ->
                new KioskAnswer.ApplicationTold(CardState.APPROVED, application.submitted(), List.of());
            case Application.State.Rejected(var _, var _, var reasons) ->
                new KioskAnswer.ApplicationTold(
                        CardState.REJECTED,
                        application.submitted(),
                        reasons.stream().map(Registering::rejection).toList());
        };
    }

    private static FieldCheck.Field field(CardField field) {
        return switch (field) {
            case NAME -> FieldCheck.Field.NAME;
            case DOCUMENT -> FieldCheck.Field.DOCUMENT;
            case BORN -> FieldCheck.Field.BORN;
            case PHONE -> FieldCheck.Field.PHONE;
            case EMAIL -> FieldCheck.Field.EMAIL;
            case POSTAL_CODE -> FieldCheck.Field.POSTAL_CODE;
            case ADDRESS -> FieldCheck.Field.ADDRESS;
        };
    }

    /** @param field that was looked at: the two halves of an address have one fault at the hub */
    private static CardFault fault(Fault fault, CardField field) {
        return switch (fault) {
            case NOTICE_NOT_ACCEPTED, NOTICE_HAS_CHANGED -> CardFault.NOTICE_HAS_CHANGED;
            case NAME_MISSING -> CardFault.NAME_MISSING;
            case DOCUMENT_WRONG_FORM -> CardFault.DOCUMENT_WRONG_FORM;
            case DOCUMENT_WRONG_CHECK_DIGIT -> CardFault.DOCUMENT_WRONG_CHECK_DIGIT;
            case DOCUMENT_NO_LONGER_VALID -> CardFault.DOCUMENT_NO_LONGER_VALID;
            case BORN_IMPOSSIBLE -> CardFault.BORN_IMPOSSIBLE;
            case PHONE_WRONG_FORM -> CardFault.PHONE_WRONG_FORM;
            case EMAIL_WRONG_FORM -> CardFault.EMAIL_WRONG_FORM;
            case ADDRESS_WRONG_FORM ->
                field == CardField.POSTAL_CODE ? CardFault.POSTAL_CODE_WRONG_FORM : CardFault.ADDRESS_WRONG_FORM;
            case BRANCH_UNKNOWN -> CardFault.BRANCH_UNKNOWN;
            case CHIP_WRONG_FORM, CHIP_CHANGES_EACH_TIME ->
                throw new IllegalArgumentException("no chip is shown at a kiosk: " + fault);
        };
    }

    private static CardRejection rejection(Application.Reason reason) {
        return switch (reason) {
            case DOCUMENT_NOT_SHOWN -> CardRejection.DOCUMENT_NOT_SHOWN;
            case DATA_DIFFER_FROM_DOCUMENT -> CardRejection.DATA_DIFFER_FROM_DOCUMENT;
            case HAS_A_CARD_ALREADY -> CardRejection.HAS_A_CARD_ALREADY;
            case NOT_ENTITLED -> CardRejection.NOT_ENTITLED;
            case GUARDIAN_MUST_COME -> CardRejection.GUARDIAN_MUST_COME;
        };
    }
}
