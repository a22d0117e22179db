package org.carrel.hub.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.ApplicationTold;
import org.carrel.contract.message.KioskAnswer.ApplicationUnknown;
import org.carrel.contract.message.KioskAnswer.CardAppliedFor;
import org.carrel.contract.message.KioskAnswer.CardNotAppliedFor;
import org.carrel.contract.message.KioskAnswer.FieldChecked;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.contract.message.card.CardForm;
import org.carrel.contract.message.card.CardRejection;
import org.carrel.contract.message.card.CardState;
import org.carrel.hub.Library;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.registration.Application;
import org.carrel.hub.registration.PrivacyNotice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: who applies for a card at a kiosk is checked by the same rules at every field and at the end, has applied once however the line
 * behaves, and nobody else learns of it. Method: asks and events in bytes, with a hub that restarts between.
 */
class CardApplicationTest {
    private static final CardForm FORM = new CardForm(
            PrivacyNotice.USUAL.version(),
            "王小明",
            "a123456789",
            "560312",
            "0912-345-678",
            "ming@example.org",
            "402",
            "臺中市南區五權南路100號",
            "zh-Hant");

    private final Stand stand = new Stand();
    private final Library library = stand.library;

    @Test
    void theNoticeIsTheLibrarys() {
        KioskAnswer.NoticeTold told = stand.ask(KioskAnswer.NoticeTold.class, new KioskAsk.CardNotice());
        assertEquals(PrivacyNotice.USUAL.chinese(), told.chinese());
        assertEquals(PrivacyNotice.USUAL.english(), told.english());
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, 王小明, 王小明, ",
        "NAME, ' ', '', NAME_MISSING",
        "DOCUMENT, a123456789, A123456789, ",
        "DOCUMENT, A123456788, '', DOCUMENT_WRONG_CHECK_DIGIT",
        "DOCUMENT, A12345678, '', DOCUMENT_WRONG_FORM",
        "BORN, 560312, 1967-03-12, ",
        "BORN, 1000229, '', BORN_IMPOSSIBLE",
        "BORN, 1010229, 2012-02-29, ",
        "BORN, 民國56年3月12日, 1967-03-12, ",
        "BORN, 56/3/12, 1967-03-12, ",
        "BORN, 19670312, 1967-03-12, ",
        "BORN, 1967-03-12, 1967-03-12, ",
        "BORN, 20990101, '', BORN_IMPOSSIBLE",
        "BORN, 011231, '', BORN_IMPOSSIBLE",
        "BORN, 12, '', BORN_IMPOSSIBLE",
        "PHONE, 0912 345 678, 0912345678, ",
        "PHONE, 091234567, '', PHONE_WRONG_FORM",
        "EMAIL, '', '', ",
        "EMAIL, ming, '', EMAIL_WRONG_FORM",
        "POSTAL_CODE, 402, 402, ",
        "POSTAL_CODE, 40, '', POSTAL_CODE_WRONG_FORM",
        "ADDRESS, 五權南路, '', ADDRESS_WRONG_FORM",
        "ADDRESS, 臺中市南區五權南路100號, 臺中市南區五權南路100號, "
    })
    void aFieldIsCheckedAsItIsTyped(CardField field, String typed, String understood, CardFault fault) {
        FieldChecked checked = stand.ask(FieldChecked.class, new KioskAsk.CheckField(field, typed));
        assertEquals(understood, checked.understood());
        assertEquals(fault == null ? List.of() : List.of(fault), checked.faults());
        assertEquals(List.of(), library.ask(s -> s.registration().waiting(10)), "nothing is kept of it");
    }

    @Test
    void anApplicationIsThereOnceHoweverOftenItIsAsked() {
        AskId id = new AskId("apply");
        List<Answer> sent = stand.ask(Stand.KIOSK, id, new KioskAsk.ApplyForCard(FORM));
        String reference =
                assertInstanceOf(CardAppliedFor.class, sent.getFirst()).reference();
        stand.restart();
        assertEquals(sent, stand.ask(Stand.KIOSK, id, new KioskAsk.ApplyForCard(FORM)));
        Application only = only();
        assertEquals(LocalDate.of(1967, 3, 12), only.applicant().born());
        assertEquals(Library.MAIN, only.applicant().home());
        assertEquals(PrivacyNotice.USUAL.version(), only.applicant().noticeVersion());
        CardAppliedFor elsewhere = assertInstanceOf(
                CardAppliedFor.class,
                stand.ask(Stand.OTHER, id, new KioskAsk.ApplyForCard(FORM)).getFirst());
        assertNotEquals(reference, elsewhere.reference(), "the same number at another kiosk is another's");
    }

    private Application only() {
        List<Application> all = library.ask(s -> s.registration().waiting(10));
        assertEquals(1, all.size());
        return all.getFirst();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsKept() {
        CardForm wrong = new CardForm("2020-9", " ", "A123456788", "x", "1", "x", "4", "x", "en");
        CardNotAppliedFor not = stand.ask(CardNotAppliedFor.class, new KioskAsk.ApplyForCard(wrong));
        assertEquals(
                List.of(
                        CardFault.NOTICE_HAS_CHANGED,
                        CardFault.NAME_MISSING,
                        CardFault.DOCUMENT_WRONG_CHECK_DIGIT,
                        CardFault.BORN_IMPOSSIBLE,
                        CardFault.PHONE_WRONG_FORM,
                        CardFault.EMAIL_WRONG_FORM,
                        CardFault.ADDRESS_WRONG_FORM),
                not.faults());
        assertEquals(List.of(), library.ask(s -> s.registration().waiting(10)));
    }

    /** Goal: an application that the kiosk has given up is none, in whichever order the two come. */
    @Test
    void whatWasWithdrawnIsNoneWhicheverComesFirst() {
        AskId done = new AskId("done");
        String reference = assertInstanceOf(
                        CardAppliedFor.class,
                        stand.ask(Stand.KIOSK, done, new KioskAsk.ApplyForCard(FORM))
                                .getFirst())
                .reference();
        tell(new KioskEvent.AskWithdrawn(done));
        assertEquals(List.of(), library.ask(s -> s.registration().waiting(10)));
        stand.ask(ApplicationUnknown.class, new KioskAsk.ApplicationOf(reference));
        AskId late = new AskId("late");
        tell(new KioskEvent.AskWithdrawn(late));
        for (AskId id : List.of(done, late)) {
            assertEquals(
                    List.of(new CardNotAppliedFor(List.of(CardFault.ASK_WITHDRAWN))),
                    stand.ask(Stand.KIOSK, id, new KioskAsk.ApplyForCard(FORM)));
        }
        assertEquals(List.of(), library.ask(s -> s.registration().waiting(10)));
    }

    @Test
    void whatWasDecidedIsNotTakenBack() {
        AskId id = new AskId("apply");
        stand.ask(Stand.KIOSK, id, new KioskAsk.ApplyForCard(FORM));
        Occasion desk = KioskCounter.occasion(Stand.KIOSK, library.now);
        String application = only().id();
        library.act(s -> s.registration()
                .approve(application, Optional.of(new CardNumber("C1")), new StaffId("lin"), desk.by(), library.now));
        tell(new KioskEvent.AskWithdrawn(id));
        assertTrue(library.ask(s -> s.patrons().holder(new CardNumber("C1"))).isPresent());
    }

    @Test
    void theStateIsForWhoHasTheReferenceAndTheDatabaseHasItNot() {
        String reference =
                stand.ask(CardAppliedFor.class, new KioskAsk.ApplyForCard(FORM)).reference();
        assertFalse(only().toString().contains(reference));
        String typed = reference.substring(0, 4).toLowerCase(Locale.ROOT) + "-" + reference.substring(4);
        assertEquals(
                CardState.WAITING,
                stand.ask(ApplicationTold.class, new KioskAsk.ApplicationOf(typed))
                        .state());
        String application = only().id();
        library.act(s -> s.registration()
                .reject(
                        application,
                        new TreeSet<>(List.of(Application.Reason.GUARDIAN_MUST_COME)),
                        new StaffId("lin"),
                        Library.DESK,
                        library.now));
        ApplicationTold told = stand.ask(ApplicationTold.class, new KioskAsk.ApplicationOf(reference));
        assertEquals(CardState.REJECTED, told.state());
        assertEquals(List.of(CardRejection.GUARDIAN_MUST_COME), told.reasons());
        stand.ask(ApplicationUnknown.class, new KioskAsk.ApplicationOf(reference.substring(1)));
    }

    private void tell(KioskEvent event) {
        assertNotEquals(List.of(), stand.say(Stand.KIOSK, library.next(Stand.KIOSK, event)), "acknowledged");
    }
}
