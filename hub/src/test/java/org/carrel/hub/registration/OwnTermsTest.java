package org.carrel.hub.registration;

import static org.carrel.hub.Library.DESK;
import static org.carrel.hub.Library.STAFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.hub.HubSettings;
import org.carrel.hub.Library;
import org.carrel.hub.ServiceWiring;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.kiosk.KioskTerms;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.registration.Application.Entered;
import org.carrel.hub.registration.Application.Fault;
import org.carrel.hub.registration.Application.Sent;
import org.carrel.hub.registration.Application.State;
import org.carrel.hub.registration.Registration.Decision;
import org.carrel.hub.registration.RegistrationTerms.Until;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.retention.RetentionTerms;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.store.Services;
import org.carrel.hub.trust.Authority;
import org.junit.jupiter.api.Test;

/**
 * Goal: a library's own terms decide, and whoever accepted a notice finds its words whatever the library writes later. Method: programs with
 * other terms, one after the other, on one database.
 */
class OwnTermsTest {
    private static final Bytes KEY = Bytes.hex("00112233445566778899AABBCCDDEEFF");

    private final Library library = new Library();
    private int keys;

    private SqlStore<Services> under(RegistrationTerms terms) {
        HubSettings settings = new HubSettings(
                LoanTerms.USUAL,
                HoldTerms.USUAL,
                new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                Ledger.Terms.USUAL,
                RetentionTerms.USUAL,
                false,
                KEY,
                KioskTerms.usual(KEY, LoanTerms.USUAL.zone()),
                terms,
                OwnerTable.EMPTY,
                Seats.Terms.USUAL,
                Authority.NONE);
        return new SqlStore<>(
                library.database.database(), ServiceWiring.services(settings, () -> "own" + ++keys), () -> {});
    }

    private SqlStore<Services> showing(PrivacyNotice notice) {
        RegistrationTerms usual = RegistrationTerms.USUAL;
        return under(new RegistrationTerms(notice, usual.validity(), usual.ages(), usual.category()));
    }

    private static Entered accepting(PrivacyNotice notice) {
        return new Entered(
                notice.version(),
                true,
                "王小明",
                "A123456789",
                "1990-02-28",
                "0912-345-678",
                "",
                "402",
                "臺中市南區五權南路100號",
                "",
                "main",
                "",
                ChipReading.Shown.HEX,
                4);
    }

    private Sent send(SqlStore<Services> program, PrivacyNotice accepted, String reference) {
        return program.write(
                services -> services.registration().send(accepting(accepted), reference, DESK, library.now));
    }

    @Test
    void everyWordingThatWasAcceptedStaysReadable() {
        PrivacyNotice first = new PrivacyNotice("2027-1", "告知事項", "The notice");
        PrivacyNotice second = new PrivacyNotice("2027-2", "新的告知事項", "Another notice");
        assertInstanceOf(Sent.Received.class, send(showing(first), first, "ONE"));
        SqlStore<Services> later = showing(second);
        assertEquals(new Sent.Refused(List.of(Fault.NOTICE_HAS_CHANGED)), send(later, first, "TWO"));
        assertInstanceOf(Sent.Received.class, send(later, second, "TWO"));
        for (PrivacyNotice notice : List.of(first, second)) {
            assertEquals(
                    Optional.of(notice),
                    later.<Optional<PrivacyNotice>>read(
                            services -> services.registration().notice(notice.version())));
        }
        assertEquals(
                Optional.empty(),
                later.<Optional<PrivacyNotice>>read(
                        services -> services.registration().notice("2025-1")));
    }

    @Test
    void aVersionHasOneWording() {
        PrivacyNotice published = new PrivacyNotice("2027-1", "告知事項", "The notice");
        for (int start = 0; start < 2; start++) {
            assertTrue(showing(published)
                    .<Boolean>write(services -> services.registration().publish(library.now)));
        }
        PrivacyNotice changed = new PrivacyNotice("2027-1", "告知事項", "Other words");
        assertFalse(showing(changed)
                .<Boolean>write(services -> services.registration().publish(library.now)));
    }

    @Test
    void aCardIsValidAndOfACategoryByTheLibrarysTerms() {
        SqlStore<Services> program = under(new RegistrationTerms(
                PrivacyNotice.USUAL,
                Period.ofYears(2),
                List.of(new Until("young", 36), new Until("middle", 37)),
                "old"));
        Sent.Received sent = assertInstanceOf(Sent.Received.class, send(program, PrivacyNotice.USUAL, "ONE"));
        Decision.Decided decided = assertInstanceOf(
                Decision.Decided.class,
                program.<Decision>write(services -> services.registration()
                        .approve(sent.application().id(), Optional.of(new CardNumber("1")), STAFF, DESK, library.now)));
        State.Approved state =
                assertInstanceOf(State.Approved.class, decided.application().state());
        Patron patron = program.<Optional<Patron>>read(
                        services -> services.patrons().patron(state.patron()))
                .orElseThrow();
        assertEquals("middle", patron.category(), "born in February 1990, they are 36");
        assertEquals(LocalDate.of(2028, 11, 23), patron.validThrough());
    }
}
