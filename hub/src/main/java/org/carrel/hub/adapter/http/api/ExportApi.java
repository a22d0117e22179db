package org.carrel.hub.adapter.http.api;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.AccountsApi.Account;
import org.carrel.hub.adapter.http.api.AccountsApi.PastShown;
import org.carrel.hub.adapter.http.api.NoticesApi.Chosen;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ledger.Penalty;
import org.carrel.hub.registration.Application;
import org.carrel.hub.seat.Booking;
import org.carrel.hub.seat.Violation;
import org.carrel.hub.store.Services;

/** All that the library knows of a patron, for the patron. */
public final class ExportApi {
    private static final int LISTED_MAX = 1_000;

    private record Everything(
            Patron patron,
            Account account,
            Chosen choice,
            List<PastShown> past,
            List<Penalty> late,
            Places places,
            List<Application> applications,
            List<Audit.Entry> seen) {}

    /** What is known of where a patron sat and waited. */
    private record Places(List<Booking> seats, List<WaitingEntry> numbers, List<Violation> violations) {}

    private static final View<Everything> EXPORT = View.<Everything>named("PatronExport")
            .part("patron", PatronsApi.NAMED, "Who they are.", Everything::patron)
            .perhaps("mail", Schema.text(320), "Where they are told by mail.", export -> mail(export.patron()))
            .member(
                    "cardNumbers",
                    new Schema.Listing(Schema.text(64), 100),
                    "Their cards.",
                    export -> export.patron().cards().stream()
                            .map(card -> card.number().value())
                            .toList())
            .part("account", AccountsApi.ACCOUNT, "What they have, wait for and owe.", Everything::account)
            .part("noticeChoice", NoticesApi.CHOICE, "How they want to be told.", Everything::choice)
            .list(
                    "pastLoans",
                    AccountsApi.PAST,
                    LISTED_MAX,
                    "Past loans that are still linked, the last first; more at /patrons/{id}/past-loans.",
                    Everything::past)
            .list(
                    "lateReturns",
                    ExportViews.LATE_RETURN,
                    LISTED_MAX,
                    "Late returns that keep or kept them from borrowing, in their order.",
                    Everything::late)
            .list(
                    "seats",
                    ExportViews.SEAT,
                    LISTED_MAX,
                    "Bookings of seats, the last first.",
                    export -> export.places().seats())
            .list(
                    "numbers",
                    ExportViews.NUMBER,
                    LISTED_MAX,
                    "Numbers of waiting lists, the last first.",
                    export -> export.places().numbers())
            .list(
                    "seatViolations",
                    ExportViews.VIOLATION,
                    LISTED_MAX,
                    "What they may be charged with at the seats.",
                    export -> export.places().violations())
            .list(
                    "applications",
                    ExportViews.APPLICATION,
                    100,
                    "The application by which they got their card, while it is kept.",
                    Everything::applications)
            .list(
                    "audit",
                    AuditApi.ENTRY,
                    LISTED_MAX,
                    "Who saw or changed what of them, the newest first; more at /patrons/{id}/audit.",
                    Everything::seen);

    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(
                        "/patrons/{id}/export",
                        "All that the library knows of a patron, for the patron; noted as seen.")
                .tag("accounts")
                .need(Need.PATRONS)
                .path("id", Ids.KEY, "The hub's key.")
                .one(EXPORT)
                .does(call -> call.inTransaction(ExportApi::export)));
    }

    private static Reply export(Services services, Call call) {
        Patron patron = Call.found(services.patrons().patron(call.path("id", PatronId::new)));
        List<PastShown> past = services
                .retention()
                .history(patron.id(), Long.MAX_VALUE, LISTED_MAX, call.caller().actor(), call.now())
                .stream()
                .map(loan -> new PastShown(loan, call.now()))
                .toList();
        Account account = AccountsApi.seen(services, call, patron.id());
        call.noteSeen(services, patron.id(), "export");
        return Call.ok(
                EXPORT,
                new Everything(
                        patron,
                        account,
                        NoticesApi.now(services, patron.id()),
                        past,
                        services.ledger().penalties(patron.id()),
                        new Places(
                                services.retention().seats(patron.id(), LISTED_MAX),
                                services.retention().numbers(patron.id(), LISTED_MAX),
                                services.seats().violations(patron.id(), call.now())),
                        services.registration().of(patron.id()),
                        services.audit()
                                .before(Long.MAX_VALUE, Audit.Filter.about("patron:" + patron.id()), LISTED_MAX)));
    }

    private static Optional<String> mail(Patron patron) {
        return switch (patron.contact()) {
            case Contact.Email mail -> Optional.of(mail.address());
            case Contact.Unreachable _ -> Optional.empty();
        };
    }
}
