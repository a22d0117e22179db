package org.carrel.hub.adapter.http.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.lending.Lending.CheckOut;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.Next;
import org.carrel.hub.lending.Lending.Renewal;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;

/** Loans: lending, renewing, taking back. */
public final class LoansApi {
    /** What a loan has come to. */
    private enum State {
        OPEN,
        OVERDUE,
        RETURNED,
        UNDONE,
        SUPERSEDED,
        CLAIMED_RETURNED,
        LOST
    }

    /** Where a returned copy goes. */
    private enum Destination {
        STACKS,
        OTHER_BRANCH,
        PICKUP,
        PARTNER_LIBRARY,
        STAFF
    }

    private static final Form LENDING = Form.named("LoanRequest")
            .required("patron", Ids.KEY, "To whom.")
            .required("item", Ids.PRINTABLE, "Which copy.")
            .required("branch", Ids.SLUG, "Where.");
    private static final Form RETURNING = Form.named("ReturnRequest")
            .required("item", Ids.PRINTABLE, "Which copy.")
            .required("branch", Ids.SLUG, "Where.");

    private record Shown(Loan loan, Instant now) {}

    private static final View<Shown> VIEW = View.<Shown>named("Loan")
            .text("id", 64, "Its id.", shown -> shown.loan().id())
            .text("item", 64, "The copy.", shown -> shown.loan().item())
            .text("patron", 64, "The patron's id.", shown -> shown.loan().patron())
            .word("state", State.class, "What it has come to.", LoansApi::state)
            .text(
                    "branch",
                    32,
                    "Where it was lent.",
                    shown -> shown.loan().opened().lentAt())
            .moment("since", "When it was lent.", shown -> shown.loan().opened().since())
            .moment(
                    "due",
                    "The first moment at which it is overdue.",
                    shown -> shown.loan().opened().due())
            .member(
                    "renewals",
                    new Schema.Whole(0, 100),
                    "How often it was renewed.",
                    shown -> shown.loan().opened().renewals())
            .perhaps(
                    "ended",
                    Schema.moment(),
                    "When it ended.",
                    shown -> ended(shown.loan()).map(View::moment));

    private static final View<GivenBack> RETURN = View.<GivenBack>named("Return")
            .member(
                    "wasOnLoan",
                    new Schema.Truth(),
                    "Whether a loan ended by it.",
                    given -> given instanceof GivenBack.Returned)
            .word("next", Destination.class, "Where the copy goes now.", given -> destination(given.next()))
            .perhaps(
                    "branch",
                    Ids.SLUG,
                    "To which branch.",
                    given -> branch(given.next()).map(SiteId::value))
            .perhaps(
                    "hold",
                    Ids.KEY,
                    "For which hold.",
                    given -> hold(given.next()).map(HoldId::value));

    private final Desk desk;

    public LoansApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/loans", "Open loans of a patron by due date, or of a copy: name one of them.")
                        .tag("loans")
                        .need(Need.STAFF)
                        .query("patron", Ids.KEY, "Of this patron.")
                        .query("item", Ids.PRINTABLE, "Of this copy.")
                        .many(VIEW)
                        .does(this::list),
                Endpoint.post("/loans", "Lend a copy.")
                        .tag("loans")
                        .need(Need.STAFF)
                        .takes(LENDING)
                        .one(201, VIEW)
                        .refuses(ProblemCode.REFUSED)
                        .does(this::lend),
                Endpoint.get("/loans/{id}", "One loan, open or not.")
                        .tag("loans")
                        .need(Need.STAFF)
                        .path("id", Ids.KEY, "Its id.")
                        .one(VIEW)
                        .does(call -> Call.ok(
                                VIEW,
                                new Shown(
                                        Call.found(desk.store()
                                                .read(services ->
                                                        services.lending().loan(call.path("id", LoanId::new)))),
                                        call.now()))),
                Endpoint.post("/loans/{id}/renewals", "Renew a loan.")
                        .tag("loans")
                        .need(Need.STAFF)
                        .path("id", Ids.KEY, "Its id.")
                        .one(201, VIEW)
                        .refuses(ProblemCode.REFUSED)
                        .does(this::renew),
                Endpoint.post("/returns", "Take a copy back; says where it goes now.")
                        .tag("loans")
                        .need(Need.STAFF)
                        .takes(RETURNING)
                        .one(201, RETURN)
                        .does(this::giveBack));
    }

    private Reply list(Call call) {
        Optional<PatronId> patron = call.query("patron", PatronId::new);
        Optional<ItemId> item = call.query("item", ItemId::new);
        List<OpenLoan> loans = desk.store().read(services -> {
            if (patron.isPresent()) {
                return services.lending().openLoans(patron.get());
            }
            if (item.isPresent()) {
                return services.lending().openLoan(item.get()).stream().toList();
            }
            throw Problem.of(ProblemCode.PARAMETER_INVALID, List.of(new Fault("patron", "one-must-be-named")));
        });
        return Call.list(
                VIEW, loans.stream().map(loan -> new Shown(loan, call.now())).toList());
    }

    private Reply lend(Call call) {
        CheckOut checkOut = desk.store()
                .write(services -> services.lending()
                        .checkOut(
                                new PatronId(call.body().text("patron")),
                                Call.read("item", call.body().text("item"), ItemId::new),
                                new SiteId(call.body().text("branch")),
                                call.caller().actor(),
                                call.now()));
        return switch (checkOut) {
            case CheckOut.Lent lent -> Call.created(VIEW, new Shown(lent.loan(), call.now()));
            case CheckOut.FeeFirst _ -> throw Problem.refused(List.of("fee-not-agreed"));
            case CheckOut.Refused refused ->
                throw Problem.refused(
                        refused.reasons().stream().map(Schema::word).toList());
        };
    }

    private Reply renew(Call call) {
        LoanId id = call.path("id", LoanId::new);
        Renewal renewal = desk.store().write(services -> {
            Call.found(services.lending().loan(id));
            return services.lending().renew(id, call.caller().actor(), call.now());
        });
        return switch (renewal) {
            case Renewal.Renewed renewed -> Call.created(VIEW, new Shown(renewed.loan(), call.now()));
            case Renewal.Refused refused ->
                throw Problem.refused(
                        refused.reasons().stream().map(Schema::word).toList());
        };
    }

    private Reply giveBack(Call call) {
        GivenBack given = desk.store()
                .write(services -> services.lending()
                        .giveBack(
                                Call.read("item", call.body().text("item"), ItemId::new),
                                new SiteId(call.body().text("branch")),
                                call.caller().actor(),
                                call.now()));
        return Call.created(RETURN, given);
    }

    private static State state(Shown shown) {
        return switch (shown.loan()) {
            case OpenLoan open -> open.isOverdue(shown.now()) ? State.OVERDUE : State.OPEN;
            case Loan.ReturnedLoan _ -> State.RETURNED;
            case Loan.UndoneLoan _ -> State.UNDONE;
            case Loan.SupersededLoan _ -> State.SUPERSEDED;
            case Loan.ClaimedLoan _ -> State.CLAIMED_RETURNED;
            case Loan.LostLoan _ -> State.LOST;
        };
    }

    private static Optional<Instant> ended(Loan loan) {
        return switch (loan) {
            case OpenLoan _ -> Optional.empty();
            case Loan.ReturnedLoan ended -> Optional.of(ended.returned());
            case Loan.UndoneLoan ended -> Optional.of(ended.undone());
            case Loan.SupersededLoan ended -> Optional.of(ended.superseded());
            case Loan.ClaimedLoan ended -> Optional.of(ended.claimed());
            case Loan.LostLoan ended -> Optional.of(ended.lost());
        };
    }

    private static Destination destination(Next next) {
        return switch (next) {
            case Next.ToStacks _ -> Destination.STACKS;
            case Next.ToBranch _ -> Destination.OTHER_BRANCH;
            case Next.ToPickup _ -> Destination.PICKUP;
            case Next.ToPartner _ -> Destination.PARTNER_LIBRARY;
            case Next.ToStaff _ -> Destination.STAFF;
        };
    }

    private static Optional<SiteId> branch(Next next) {
        return switch (next) {
            case Next.ToBranch to -> Optional.of(to.branch());
            case Next.ToPickup to -> Optional.of(to.branch());
            case Next.ToStacks _, Next.ToPartner _, Next.ToStaff _ -> Optional.empty();
        };
    }

    private static Optional<HoldId> hold(Next next) {
        return next instanceof Next.ToPickup to ? Optional.of(to.hold()) : Optional.empty();
    }
}
