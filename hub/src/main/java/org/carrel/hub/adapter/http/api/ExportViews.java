package org.carrel.hub.adapter.http.api;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.CardNumber;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.ledger.Penalty;
import org.carrel.hub.registration.Application;
import org.carrel.hub.registration.Application.Chip;
import org.carrel.hub.registration.Application.DocumentNumber;
import org.carrel.hub.registration.IdentityNumber;
import org.carrel.hub.seat.Booking;
import org.carrel.hub.seat.States;
import org.carrel.hub.seat.Violation;

/** How a patron is told what the library knows of their seats, their late returns and their application. */
final class ExportViews {
    private ExportViews() {}

    static final View<Booking> SEAT = View.<Booking>named("ExportedBooking")
            .text("id", 64, "Its id.", Booking::id)
            .text("zone", 32, "The zone.", booking -> booking.claim().zone())
            .text("seat", 64, "The seat's id.", booking -> booking.claim().seat())
            .member(
                    "people",
                    new Schema.Whole(1, 1_000),
                    "How many belonged to the party.",
                    booking -> booking.claim().party().size())
            .text("state", 30, "Where it has got to, such as finished.", States::word)
            .moment("made", "When it was made.", booking -> booking.claim().made())
            .moment("from", "When it begins.", booking -> booking.claim().span().from())
            .moment(
                    "until",
                    "When it ends at the latest.",
                    booking -> booking.claim().span().until())
            .perhaps(
                    "ended",
                    Schema.moment(),
                    "When it ended.",
                    booking -> booking instanceof Booking.Ended ended
                            ? Optional.of(View.moment(ended.at()))
                            : Optional.empty());

    static final View<WaitingEntry> NUMBER = View.<WaitingEntry>named("ExportedNumber")
            .text("id", 64, "Its id.", entry -> entry.ticket().id())
            .text("zone", 32, "The zone.", entry -> entry.ticket().zone())
            .text("day", 10, "The day.", entry -> entry.ticket().day())
            .member(
                    "number",
                    new Schema.Whole(1, 1_000_000),
                    "The number.",
                    entry -> entry.ticket().number())
            .text("state", 30, "Where it has got to, such as claimed.", States::word)
            .moment("joined", "When it was given.", entry -> entry.ticket().joined())
            .perhaps(
                    "ended",
                    Schema.moment(),
                    "When it ended.",
                    entry -> entry instanceof WaitingEntry.Ended ended
                            ? Optional.of(View.moment(ended.at()))
                            : Optional.empty());

    static final View<Violation> VIOLATION = View.<Violation>named("SeatViolation")
            .text("booking", 64, "Of which booking.", Violation::booking)
            .word("kind", Violation.Kind.class, "What was done.", Violation::kind)
            .moment("at", "When.", Violation::at)
            .member(
                    "member",
                    new Schema.Truth(),
                    "Whether they were of the party without having applied.",
                    Violation::member);

    static final View<Penalty> LATE_RETURN = View.<Penalty>named("LateReturn")
            .text("loan", 64, "Of which loan.", Penalty::loan)
            .text("returned", 10, "The day of the return.", Penalty::returned)
            .member("late", new Schema.Whole(1, 100_000), "By how many days.", Penalty::late)
            .member("days", new Schema.Whole(1, 100_000), "How many days without borrowing.", Penalty::days);

    static final View<Application> APPLICATION = View.<Application>named("ExportedApplication")
            .text("id", 64, "Its id.", Application::id)
            .text("name", 200, "As entered.", it -> it.applicant().name().full())
            .word(
                    "documentKind",
                    IdentityNumber.Kind.class,
                    "Which document it was.",
                    it -> it.applicant().kind())
            .perhaps(
                    "document",
                    Schema.text(10),
                    "Its number, until the decision.",
                    it -> it.applicant().number() instanceof DocumentNumber.Kept(IdentityNumber number)
                            ? Optional.of(number.number())
                            : Optional.empty())
            .text("born", 10, "Date of birth.", it -> it.applicant().born())
            .text("phone", 20, "Telephone.", it -> it.applicant().phone().written())
            .perhaps(
                    "email",
                    Schema.text(254),
                    "For notices.",
                    it -> it.applicant().contact() instanceof Contact.Email(String address)
                            ? Optional.of(address)
                            : Optional.empty())
            .text(
                    "postalCode",
                    8,
                    "Of the address.",
                    it -> it.applicant().address().postalCode())
            .text("address", 200, "As entered.", it -> it.applicant().address().text())
            .text(
                    "language",
                    20,
                    "The language they read.",
                    it -> it.applicant().language())
            .text("home", 32, "The branch.", it -> it.applicant().home())
            .perhaps(
                    "chip",
                    Schema.text(64),
                    "A card of their own.",
                    it -> it.applicant().chip() instanceof Chip.Own(CardNumber number)
                            ? Optional.of(number.value())
                            : Optional.empty())
            .text(
                    "noticeVersion",
                    32,
                    "Which notice was accepted; its words are at /card-applications/notices/{version}.",
                    it -> it.applicant().noticeVersion())
            .perhaps("decided", Schema.moment(), "When it was decided.", ExportViews::decided)
            .part("state", RegistrationApi.STATE, "How far it is.", it -> it);

    private static Optional<String> decided(Application application) {
        return switch (application.state()) {
            case Application.State.Waiting() -> Optional.empty();
            case Application.State.Approved(Instant at, var _, var _) -> Optional.of(View.moment(at));
            case Application.State.Rejected(Instant at, var _, var _) -> Optional.of(View.moment(at));
        };
    }
}
