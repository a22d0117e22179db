package org.carrel.hub.adapter.http.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.LoanViews.Shown;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.circulation.Circulation.NotRenewed;
import org.carrel.hub.circulation.Circulation.RenewingAll;
import org.carrel.hub.lending.Lending.CheckOut;
import org.carrel.hub.lending.Lending.ComingBack;
import org.carrel.hub.lending.Lending.PartsSeen;
import org.carrel.hub.lending.Lending.Recalling;
import org.carrel.hub.lending.Lending.Renewal;
import org.carrel.hub.lending.Lending.Settling;
import org.carrel.hub.lending.Lending.Undoing;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.store.Services;

/** Loans: lending, renewing, calling back, taking back, and undoing what was not meant. */
public final class LoansApi {
    private static final Form LENDING = Form.named("LoanRequest")
            .required("patron", Ids.KEY, "To whom.")
            .required("item", Ids.PRINTABLE, "Which copy.")
            .required("branch", Ids.SLUG, "Where.")
            .optional("feeAgreed", new Schema.Truth(), "Whether the patron has agreed to pay what it costs.");

    private static final Form RETURNING = Form.named("ReturnRequest")
            .required("item", Ids.PRINTABLE, "Which copy.")
            .required("branch", Ids.SLUG, "Where.")
            .optional("parts", new Schema.Whole(0, 99), "How many pieces were counted; left out when all are there.");

    private static final Form UNDOING = Form.named("ReturnUndoing")
            .required("item", Ids.PRINTABLE, "Which copy.")
            .required("branch", Ids.SLUG, "Where.");

    private static final Form RENEWING_ALL =
            Form.named("RenewalOfAll").required("patron", Ids.KEY, "Of this patron; noted as seen.");

    private record Kept(NotRenewed kept, Instant now) {}

    private record All(RenewingAll.Done done, Instant now) {}

    private static final View<Kept> NOT_RENEWED = View.<Kept>named("LoanNotRenewed")
            .part(
                    "loan",
                    LoanViews.LOAN,
                    "The loan as it stays.",
                    kept -> new Shown(kept.kept().loan(), kept.now()))
            .member(
                    "reasons",
                    new Schema.Listing(Schema.text(64), 20),
                    "Why not; stable codes.",
                    kept -> kept.kept().reasons().stream().map(Schema::word).toList());

    private static final View<All> RENEWED_ALL = View.<All>named("RenewedLoans")
            .list(
                    "renewed",
                    LoanViews.LOAN,
                    1_000,
                    "Those that were renewed, by due date.",
                    all -> all.done().renewed().stream()
                            .map(loan -> new Shown(loan, all.now()))
                            .toList())
            .list(
                    "notRenewed",
                    NOT_RENEWED,
                    1_000,
                    "Those that were not.",
                    all -> all.done().unrenewed().stream()
                            .map(kept -> new Kept(kept, all.now()))
                            .toList());

    public List<Endpoint> endpoints() {
        return Stream.concat(ofMany().stream(), ofOne().stream()).toList();
    }

    private List<Endpoint> ofMany() {
        return List.of(
                loans(Endpoint.get(
                                "/loans",
                                "Open loans of a patron by due date, or of a copy: name one of them; noted as seen."))
                        .query("patron", Ids.KEY, "Of this patron.")
                        .query("item", Ids.PRINTABLE, "Of this copy.")
                        .many(LoanViews.LOAN)
                        .does(call -> call.inTransaction(LoansApi::list)),
                loans(Endpoint.post("/loans", "Lend a copy."))
                        .takes(LENDING)
                        .one(201, LoanViews.LOAN)
                        .refuses(ProblemCode.REFUSED)
                        .changes(LoansApi::lend),
                loans(Endpoint.post("/loans/renewals", "Renew all loans of a patron that may be renewed."))
                        .takes(RENEWING_ALL)
                        .one(201, RENEWED_ALL)
                        .refuses(ProblemCode.NOT_FOUND)
                        .changes(LoansApi::renewAll));
    }

    private List<Endpoint> ofOne() {
        return List.of(
                one(Endpoint.get("/loans/{id}", "One loan, open or not; noted as seen."))
                        .one(LoanViews.LOAN)
                        .does(call -> call.inTransaction(LoansApi::seen)),
                one(Endpoint.delete(
                                "/loans/{id}", "Take back a loan that was not meant, with all that followed from it."))
                        .matches()
                        .one(LoanViews.LOAN)
                        .refuses(ProblemCode.REFUSED)
                        .changes(LoansApi::undoLoan),
                one(Endpoint.post("/loans/{id}/renewals", "Renew a loan."))
                        .matches()
                        .one(201, LoanViews.LOAN)
                        .refuses(ProblemCode.REFUSED)
                        .changes(LoansApi::renew),
                one(Endpoint.post("/loans/{id}/recall", "Call a loan back for somebody who waits."))
                        .matches()
                        .one(201, LoanViews.LOAN)
                        .refuses(ProblemCode.REFUSED)
                        .changes(LoansApi::recall),
                one(Endpoint.post("/loans/{id}/claim", "The patron says that it came back."))
                        .matches()
                        .one(201, LoanViews.LOAN)
                        .refuses(ProblemCode.REFUSED)
                        .changes((services, call) -> settled(
                                call,
                                services.lending()
                                        .claimReturned(
                                                known(services, call).id(),
                                                call.caller().actor(),
                                                call.now()))),
                one(Endpoint.post("/loans/{id}/loss", "It will not come back; its price is owed where it is known."))
                        .matches()
                        .one(201, LoanViews.LOAN)
                        .refuses(ProblemCode.REFUSED)
                        .changes((services, call) -> settled(
                                call,
                                services.lending()
                                        .declareLost(
                                                known(services, call).id(),
                                                call.caller().actor(),
                                                call.now()))),
                loans(Endpoint.post("/returns", "Take a copy back; says where it goes now."))
                        .takes(RETURNING)
                        .one(201, LoanViews.RETURN)
                        .refuses(ProblemCode.REFUSED)
                        .changes(LoansApi::giveBack),
                loans(Endpoint.post("/returns/undo", "Undo a return that was not meant: the loan is as before it."))
                        .takes(UNDOING)
                        .one(201, LoanViews.LOAN)
                        .refuses(ProblemCode.REFUSED)
                        .changes(LoansApi::undoReturn));
    }

    private static Endpoint.Draft loans(Endpoint.Draft draft) {
        return draft.tag("loans").need(Need.CIRCULATION);
    }

    private static Endpoint.Draft one(Endpoint.Draft draft) {
        return loans(draft).path("id", Ids.KEY, "Its id.");
    }

    private static Reply list(Services services, Call call) {
        Optional<PatronId> patron = call.query("patron", PatronId::new);
        Optional<ItemId> item = call.query("item", ItemId::new);
        if (patron.isEmpty() && item.isEmpty()) {
            throw Problem.of(ProblemCode.PARAMETER_INVALID, List.of(new Fault("patron", "one-must-be-named")));
        }
        patron.ifPresent(whose -> call.noteSeen(services, whose, "loans"));
        List<OpenLoan> loans = patron.map(services.lending()::openLoans)
                .orElseGet(() ->
                        item.flatMap(services.lending()::openLoan).stream().toList());
        if (patron.isEmpty()) {
            loans.forEach(loan -> call.noteSeen(services, loan.patron(), "loan"));
        }
        return Call.list(
                LoanViews.LOAN,
                loans.stream().map(loan -> new Shown(loan, call.now())).toList());
    }

    private static Occasion occasion(Services services, Call call) {
        SiteId branch = call.branch(services, "branch");
        return new Occasion(branch, call.caller().actor(), call.now());
    }

    private static ItemId item(Call call) {
        return Call.read("item", call.body().text("item"), ItemId::new);
    }

    private static Reply seen(Services services, Call call) {
        Loan loan = Call.found(services.lending().loan(call.path("id", LoanId::new)));
        call.noteSeen(services, loan.patron(), "loan");
        return Call.ok(LoanViews.LOAN, new Shown(loan, call.now()));
    }

    /** The loan that the path names, as the caller last saw it. */
    private static Loan known(Services services, Call call) {
        Loan loan = Call.found(services.lending().loan(call.path("id", LoanId::new)));
        call.requireMatch(LoanViews.LOAN, new Shown(loan, call.now()));
        return loan;
    }

    private static Reply lend(Services services, Call call) {
        PatronId patron = new PatronId(call.body().text("patron"));
        return switch (services.lending()
                .checkOut(patron, item(call), call.body().truth("feeAgreed"), occasion(services, call))) {
            case CheckOut.Lent lent -> Call.created(LoanViews.LOAN, new Shown(lent.loan(), call.now()));
            case CheckOut.FeeFirst _ -> throw Problem.refused(List.of("fee-not-agreed"));
            case CheckOut.Refused refused -> throw Problem.because(refused.reasons());
        };
    }

    private static Reply renew(Services services, Call call) {
        return switch (services.lending()
                .renew(known(services, call).id(), call.caller().actor(), call.now())) {
            case Renewal.Renewed renewed -> Call.created(LoanViews.LOAN, new Shown(renewed.loan(), call.now()));
            case Renewal.Refused refused -> throw Problem.because(refused.reasons());
        };
    }

    private static Reply renewAll(Services services, Call call) {
        PatronId patron = new PatronId(call.body().text("patron"));
        // Renewing asks for no branch: each loan goes on where it was made.
        Occasion occasion = new Occasion(new SiteId("api"), call.caller().actor(), call.now());
        return switch (services.circulation().renewAll(patron, occasion)) {
            case RenewingAll.Done done -> Call.created(RENEWED_ALL, new All(done, call.now()));
            case RenewingAll.PatronUnknown() -> throw Problem.of(ProblemCode.NOT_FOUND);
        };
    }

    private static Reply recall(Services services, Call call) {
        return switch (services.lending()
                .recall(known(services, call).id(), call.caller().actor(), call.now())) {
            case Recalling.Recalled recalled -> Call.created(LoanViews.LOAN, new Shown(recalled.loan(), call.now()));
            case Recalling.Refused refused -> throw Problem.because(List.of(refused.reason()));
        };
    }

    private static Reply settled(Call call, Settling settling) {
        return switch (settling) {
            case Settling.Settled done -> Call.created(LoanViews.LOAN, new Shown(done.loan(), call.now()));
            case Settling.Refused refused -> throw Problem.because(List.of(refused.reason()));
        };
    }

    private static Reply undoLoan(Services services, Call call) {
        Loan loan = known(services, call);
        Occasion occasion = new Occasion(loan.opened().lentAt(), call.caller().actor(), call.now());
        return undone(call, services.lending().undoCheckOut(loan.patron(), loan.item(), occasion));
    }

    private static Reply giveBack(Services services, Call call) {
        PartsSeen parts = call.body()
                .optionalWhole("parts")
                .<PartsSeen>map(count -> new PartsSeen.Counted(Math.toIntExact(count)))
                .orElseGet(PartsSeen.All::new);
        return Call.created(
                LoanViews.RETURN,
                services.lending().giveBack(new ComingBack(item(call), call.now(), parts), occasion(services, call)));
    }

    private static Reply undoReturn(Services services, Call call) {
        return switch (services.lending().undoReturn(item(call), occasion(services, call))) {
            case Undoing.Undone done -> Call.created(LoanViews.LOAN, new Shown(done.loan(), call.now()));
            case Undoing.NotUndone not -> throw Problem.because(List.of(not.reason()));
        };
    }

    private static Reply undone(Call call, Undoing undoing) {
        return switch (undoing) {
            case Undoing.Undone done -> Call.ok(LoanViews.LOAN, new Shown(done.loan(), call.now()));
            case Undoing.NotUndone not -> throw Problem.because(List.of(not.reason()));
        };
    }
}
