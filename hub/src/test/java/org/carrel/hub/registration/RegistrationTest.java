package org.carrel.hub.registration;

import static org.carrel.hub.Library.DESK;
import static org.carrel.hub.Library.STAFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.Library;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.registration.Application.DocumentNumber;
import org.carrel.hub.registration.Application.Entered;
import org.carrel.hub.registration.Application.Fault;
import org.carrel.hub.registration.Application.Reason;
import org.carrel.hub.registration.Application.Sent;
import org.carrel.hub.registration.Application.State;
import org.carrel.hub.registration.Registration.Decision;
import org.carrel.hub.retention.Retention;
import org.carrel.hub.retention.RetentionTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: only a well-formed application comes in, only its reference finds it, staff decide it once, and one person's cards are one
 * person's. Method: published vectors of numbers, an application with each field wrong, a small library in memory.
 */
class RegistrationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Bytes SECRET = Bytes.hex("00443214C74254B635CF84653A56D7C675BE77DF");

    private final Library library = new Library();

    @ParameterizedTest
    @CsvSource({"A123456789, NATIONAL", "ａ１２３４５６７８９, NATIONAL", "A800000014, RESIDENT", "AB23456789, RESIDENT_OLD"})
    void rightNumbers(String typed, IdentityNumber.Kind kind) {
        var right = assertInstanceOf(IdentityNumber.Checked.Right.class, IdentityNumber.check(typed, TODAY));
        assertEquals(kind, right.number().kind());
        assertTrue(right.number().toString().endsWith("****"));
    }

    @ParameterizedTest
    @CsvSource({
        "A123456788, WRONG_CHECK_DIGIT",
        "A323456789, WRONG_FORM",
        "AE23456789, WRONG_FORM",
        "A12345678, WRONG_FORM",
        "1234567890, WRONG_FORM",
        "'', WRONG_FORM"
    })
    void wrongNumbers(String typed, IdentityNumber.Fault fault) {
        assertEquals(new IdentityNumber.Checked.Wrong(fault), IdentityNumber.check(typed, TODAY));
    }

    @Test
    void oldNumbersOfResidentsEnd() {
        assertInstanceOf(
                IdentityNumber.Checked.Right.class, IdentityNumber.check("AB23456789", LocalDate.of(2030, 12, 31)));
        assertEquals(
                new IdentityNumber.Checked.Wrong(IdentityNumber.Fault.NO_LONGER_VALID),
                IdentityNumber.check("AB23456789", LocalDate.of(2031, 1, 1)));
    }

    /** The check digit finds every mistyped digit, and one number in ten is right. */
    @Test
    void aMistypedDigitIsFound() {
        SplittableRandom random = new SplittableRandom(4);
        int right = 0;
        for (int count = 0; count < 20_000; count++) {
            StringBuilder number =
                    new StringBuilder(Character.toString((char) ('A' + random.nextInt(26))) + (1 + random.nextInt(2)));
            while (number.length() < 10) {
                number.append(random.nextInt(10));
            }
            if (isRight(number.toString())) {
                right++;
                int at = 9;
                int other = (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
                assertFalse(isRight(number.substring(0, at) + other));
            }
        }
        assertEquals(2_000, right, 200);
    }

    private static boolean isRight(String number) {
        return IdentityNumber.check(number, TODAY) instanceof IdentityNumber.Checked.Right;
    }

    @ParameterizedTest
    @CsvSource({
        "0912-345-678, 0912345678",
        "+886 912 345 678, 0912345678",
        "+886-4-2262-5100 #1111, 0422625100#1111",
        "(04)2262-5100分機12, 0422625100#12",
        "０４－２２６２５１００, 0422625100",
        "04-722-2151, 047222151",
        "02 2361 9132, 0223619132",
        "037-559-000, 037559000",
        "049-2222-106, 0492222106",
        "0836-22381, 083622381",
        "089-326-141, 089326141"
    })
    void phonesInTaiwan(String typed, String written) {
        assertEquals(Optional.of(written), PhoneNumber.of(typed).map(PhoneNumber::written));
    }

    @ParameterizedTest
    @CsvSource({
        "0912-345-67",
        "912345678",
        "02-2361-913",
        "01-2345-6789",
        "+1 212 555 0100",
        "0912345678#1234567",
        "''",
        "tel"
    })
    void noPhones(String typed) {
        assertEquals(Optional.empty(), PhoneNumber.of(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "8534AB78, HEX, 4, 8534AB78",
        "85:34:ab:78, HEX, 4, 8534AB78",
        "78AB3485, HEX_REVERSED, 4, 8534AB78",
        "2234821496, DECIMAL, 4, 8534AB78",
        "2024486021, DECIMAL_REVERSED, 4, 8534AB78",
        "3410043896, TWO_DECIMALS, 4, 8534AB78",
        "04A1B2C3D4E5F6, HEX, 7, 04A1B2C3D4E5F6",
        "F6E5D4C3B2A104, HEX_REVERSED, 7, 04A1B2C3D4E5F6",
        "1303689068602870, DECIMAL, 7, 04A1B2C3D4E5F6",
        "0001, DECIMAL, 4, 00000001"
    })
    void everyReadersFormIsOneCard(String shown, ChipReading.Shown how, int bytes, String hex) {
        assertEquals(new ChipReading.Read.Card(new CardNumber(hex)), ChipReading.of(shown, how, bytes));
    }

    @Test
    void whatIsNoCardOfAPersonIsRefused() {
        assertEquals(new ChipReading.Read.ChangesEachTime(), ChipReading.of("08A1B2C3", ChipReading.Shown.HEX, 4));
        assertInstanceOf(ChipReading.Read.Card.class, ChipReading.of("08A1B2C3D4E5F6", ChipReading.Shown.HEX, 7));
        for (String wrong : List.of("8534AB7", "8534AB7G", "", "4294967296")) {
            assertEquals(
                    new ChipReading.Read.NoChip(),
                    ChipReading.of(wrong, ChipReading.Shown.DECIMAL, wrong.length() == 10 ? 4 : 5));
        }
        assertEquals(new ChipReading.Read.NoChip(), ChipReading.of("4294967296", ChipReading.Shown.DECIMAL, 4));
        assertEquals(new ChipReading.Read.NoChip(), ChipReading.of("6553600001", ChipReading.Shown.TWO_DECIMALS, 4));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        Entered wrong = new Entered(
                "2025-9",
                true,
                " ",
                "A123456788",
                "2027-01-01",
                "12",
                "a@b@c",
                "0",
                "x",
                "",
                "west",
                "08A1B2C3",
                ChipReading.Shown.HEX,
                4);
        Sent.Refused refused = assertInstanceOf(Sent.Refused.class, send(wrong, "R"));
        assertEquals(
                List.of(
                        Fault.NOTICE_HAS_CHANGED,
                        Fault.NAME_MISSING,
                        Fault.DOCUMENT_WRONG_CHECK_DIGIT,
                        Fault.BORN_IMPOSSIBLE,
                        Fault.PHONE_WRONG_FORM,
                        Fault.EMAIL_WRONG_FORM,
                        Fault.ADDRESS_WRONG_FORM,
                        Fault.BRANCH_UNKNOWN,
                        Fault.CHIP_CHANGES_EACH_TIME),
                refused.faults());
        assertEquals(
                List.of(),
                library.<List<Application>>ask(
                        services -> services.registration().waiting(9)));
    }

    @Test
    void onlyTheReferenceFindsAnApplication() {
        String reference = Registration.reference(SECRET);
        assertEquals("23456789ABCDEFGHJKLM", reference);
        assertNotEquals(reference, Registration.reference(Bytes.hex("01443214C74254B635CF84653A")));
        received(entered("8534AB78"), reference);
        assertTrue(look(" 2345-6789-abcd-efgh-jklm ").isPresent());
        assertTrue(look("23456789ABCDEFGHJKLN").isEmpty());
    }

    @Test
    void anApprovedApplicantIsOnePatronWithAllTheirCards() {
        Application application = received(entered("8534AB78"), "REF");
        Decision.Decided decided =
                assertInstanceOf(Decision.Decided.class, approve(application.id(), "21234000000017"));
        State.Approved state =
                assertInstanceOf(State.Approved.class, decided.application().state());
        for (String card : List.of("21234000000017", "85:34:AB:78", "8534ab78")) {
            var holder = library.ask(services -> services.patrons().holder(new CardNumber(card)));
            CardHolder.PatronHolder found = assertInstanceOf(CardHolder.PatronHolder.class, holder.orElseThrow());
            assertEquals(state.patron(), found.patron().id());
        }
        Patron patron = library.ask(services -> services.patrons().patron(state.patron()))
                .orElseThrow();
        assertEquals("adult", patron.category());
        assertEquals(LocalDate.of(2031, 11, 23), patron.validThrough());
        Application kept = look("REF").orElseThrow();
        assertInstanceOf(DocumentNumber.Deleted.class, kept.applicant().number());
        assertInstanceOf(Decision.DecidedBefore.class, approve(application.id(), "21234000000024"));
    }

    @Test
    void aCardOfSomebodyElseIsNotGivenAway() {
        library.patron("other");
        Application application = received(entered(""), "REF");
        assertInstanceOf(Decision.CardTaken.class, approve(application.id(), "C-other"));
        assertInstanceOf(State.Waiting.class, look("REF").orElseThrow().state());
    }

    @Test
    void aRejectionHasReasonsAndIsFinal() {
        Application application = received(entered(""), "REF");
        TreeSet<Reason> reasons = new TreeSet<>(List.of(Reason.DOCUMENT_NOT_SHOWN, Reason.NOT_ENTITLED));
        library.act(services -> services.registration().reject(application.id(), reasons, STAFF, DESK, library.now));
        State.Rejected state =
                assertInstanceOf(State.Rejected.class, look("REF").orElseThrow().state());
        assertEquals(reasons, state.reasons());
        assertInstanceOf(Decision.DecidedBefore.class, approve(application.id(), "1"));
    }

    @Test
    void staffAreToldOfAnEarlierApplicationAndTheApplicantIsNot() {
        Application first = received(entered(""), "ONE");
        approve(first.id(), "21234000000017");
        Application second = received(entered(""), "TWO");
        assertEquals(
                List.of(first.id()),
                library
                        .<List<Application>>ask(
                                services -> services.registration().sameDocument(second))
                        .stream()
                        .map(Application::id)
                        .toList());
    }

    /** The decided ones of the same document go with the patron; what others wrote stays. */
    @Test
    void anErasedPatronsApplicationsAreGone() {
        Application rejected = received(entered(""), "ONE");
        TreeSet<Reason> reasons = new TreeSet<>(List.of(Reason.DOCUMENT_NOT_SHOWN));
        library.act(services -> services.registration().reject(rejected.id(), reasons, STAFF, DESK, library.now));
        Application approved = received(entered(""), "TWO");
        Decision.Decided decided = assertInstanceOf(Decision.Decided.class, approve(approved.id(), "21234000000017"));
        received(entered("", "B100000002"), "OTHER");
        PatronId patron = assertInstanceOf(
                        State.Approved.class, decided.application().state())
                .patron();
        assertInstanceOf(
                Retention.Erasing.Erased.class,
                library.act(services -> services.retention().erase(patron, DESK, library.now)));
        for (String reference : List.of("ONE", "TWO")) {
            assertTrue(look(reference).isEmpty(), reference);
        }
        assertTrue(look("OTHER").isPresent());
        assertTrue(library.act(services -> services.registration().see(approved.id(), DESK, library.now))
                .isEmpty());
    }

    @Test
    void applicationsAreForgottenInTime() {
        approve(received(entered(""), "APPROVED").id(), "21234000000017");
        received(entered(""), "WAITING");
        Application late = received(entered(""), "LATE");
        forgottenAfter(RetentionTerms.USUAL.applicationDays());
        library.act(services -> services.registration()
                .reject(late.id(), new TreeSet<>(List.of(Reason.NOT_ENTITLED)), STAFF, DESK, library.now));
        assertTrue(look("APPROVED").isPresent() && look("WAITING").isPresent());
        forgottenAfter(1);
        assertTrue(look("APPROVED").isEmpty() && look("WAITING").isEmpty());
        assertTrue(look("LATE").isPresent(), "its end was yesterday");
        forgottenAfter(RetentionTerms.USUAL.applicationDays());
        assertTrue(look("LATE").isEmpty());
    }

    private void forgottenAfter(int days) {
        library.now = library.now.plus(Duration.ofDays(days));
        library.act(services -> services.retention().tidy(library.now));
    }

    private Entered entered(String chip) {
        return entered(chip, "A123456789");
    }

    private Entered entered(String chip, String document) {
        return new Entered(
                PrivacyNotice.USUAL.version(),
                true,
                "王小明",
                document,
                "1990-02-28",
                "0912-345-678",
                "ming@example.org",
                "402",
                "臺中市南區五權南路100號",
                "",
                "main",
                chip,
                ChipReading.Shown.HEX,
                4);
    }

    private Sent send(Entered entered, String reference) {
        return library.act(services -> services.registration().send(entered, reference, DESK, library.now));
    }

    private Application received(Entered entered, String reference) {
        return assertInstanceOf(Sent.Received.class, send(entered, reference)).application();
    }

    private Optional<Application> look(String reference) {
        return library.ask(services -> services.registration().look(reference));
    }

    private Decision approve(String id, String card) {
        return library.act(services ->
                services.registration().approve(id, Optional.of(new CardNumber(card)), STAFF, DESK, library.now));
    }
}
