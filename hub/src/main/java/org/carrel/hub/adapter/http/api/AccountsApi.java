package org.carrel.hub.adapter.http.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.LoanViews.Shown;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.circulation.PatronInformation;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.ledger.FeeId;
import org.carrel.hub.ledger.Ledger.Paying;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.ledger.Payment;
import org.carrel.hub.retention.Retention.Erasing;
import org.carrel.hub.retention.RetentionStore.Past;
import org.carrel.hub.store.Services;

/** What a patron may be told of themself, what they owe, and what the library remembers of them. */
public final class AccountsApi {
    private static final Form PAYMENT = Form.named("PaymentRequest")
            .required("amount", LoanViews.MONEY, "In the library's currency, such as 30 or 30.00.")
            .required("method", Schema.wordsOf(Payment.Method.class), "How it was given.")
            .optional("fee", Ids.KEY, "For this fee; left out for whatever is owed, the oldest first.")
            .optional(
                    "reference",
                    Schema.text(128),
                    "The payer's own number of this payment: the same one again is the same payment.");

    /** What staff may ask money for by hand; the rest comes from the rules. */
    private enum ByHand {
        PROCESSING,
        DAMAGE,
        CARD,
        OTHER
    }

    private static final Form CHARGE = Form.named("FeeRequest")
            .required("kind", Schema.wordsOf(ByHand.class), "What it is for.")
            .required("amount", LoanViews.MONEY, "In the library's currency, such as 30 or 30.00.")
            .optional("loan", Ids.KEY, "For which loan of this patron.");

    private static final Form BLOCK = Form.named("BlockRequest")
            .required("blocked", new Schema.Truth(), "Whether borrowing is stopped.")
            .optional("words", Schema.text(255), "Why, as the patron may read it.");

    private static final Form HISTORY =
            Form.named("HistoryWish").required("keep", new Schema.Truth(), "Whether past loans are to be kept.");

    private static final View<Fee> FEE = View.<Fee>named("Fee")
            .text("id", 64, "Its id.", Fee::id)
            .word("kind", Fee.Kind.class, "What it is for.", Fee::kind)
            .perhaps(
                    "loan",
                    Ids.KEY,
                    "For which loan.",
                    fee -> fee.loan().stream().findFirst().map(LoanId::value))
            .text("amount", 16, "What was asked.", Fee::amount)
            .text("owed", 16, "What is still owed.", Fee::owed)
            .moment("at", "Since when.", Fee::at);

    record Account(PatronInformation patron, boolean keepsHistory, Instant now) {}

    static final View<Account> ACCOUNT = View.<Account>named("Account")
            .text(
                    "patron",
                    64,
                    "The hub's own key.",
                    account -> account.patron().patron().id())
            .text(
                    "maskedName",
                    200,
                    "For a screen that others may see.",
                    account -> account.patron().patron().name().masked())
            .text(
                    "validThrough",
                    10,
                    "The last day of membership.",
                    account -> account.patron().patron().validThrough())
            .list(
                    "hindrances",
                    HindranceView.ALL,
                    20,
                    "What keeps them from borrowing now.",
                    account -> account.patron().hindrances())
            .member(
                    "denied",
                    new Schema.Listing(Schema.wordsOf(PatronInformation.Privilege.class), 10),
                    "What they may not do now.",
                    account ->
                            account.patron().denied().stream().map(Schema::word).toList())
            .list(
                    "loans",
                    LoanViews.LOAN,
                    1_000,
                    "What they have, by due date.",
                    account -> account.patron().loans().stream()
                            .map(loan -> new Shown(loan, account.now()))
                            .toList())
            .list(
                    "unsettled",
                    LoanViews.LOAN,
                    1_000,
                    "Claimed to be returned, or lost.",
                    account -> account.patron().unsettled().stream()
                            .map(loan -> new Shown(loan, account.now()))
                            .toList())
            .list(
                    "ready",
                    HoldsApi.VIEW,
                    1_000,
                    "Holds to be collected now.",
                    account -> account.patron().ready())
            .list(
                    "waiting",
                    HoldsApi.VIEW,
                    1_000,
                    "Holds that are not ready yet.",
                    account -> account.patron().waiting())
            .list(
                    "fees",
                    FEE,
                    1_000,
                    "What is owed, oldest first.",
                    account -> account.patron().fees())
            .text("owed", 16, "In all.", account -> account.patron().owed())
            .text("currency", 3, "ISO 4217.", account -> account.patron().owed().currency())
            .member("keepsHistory", new Schema.Truth(), "Whether past loans are kept.", Account::keepsHistory);

    private static final View<Money> STILL_OWED =
            View.<Money>named("StillOwed").text("owed", 16, "In all, after it.", money -> money);

    record PastShown(Past past, Instant now) {}

    static final View<PastShown> PAST = View.<PastShown>named("PastLoan")
            .part(
                    "loan",
                    LoanViews.LOAN,
                    "The loan.",
                    past -> new Shown(past.past().loan(), past.now()));

    public List<Endpoint> endpoints() {
        return List.of(
                patrons(Endpoint.get("/patrons/{id}/account", "What a patron may be told of themself; noted as seen."))
                        .one(ACCOUNT)
                        .does(call -> call.inTransaction(AccountsApi::account)),
                patrons(Endpoint.post("/patrons/{id}/payments", "Take money towards what is owed."))
                        .takes(PAYMENT)
                        .one(201, STILL_OWED)
                        .refuses(ProblemCode.REFUSED)
                        .changes(AccountsApi::pay),
                Endpoint.delete("/fees/{id}", "Let an open fee go.")
                        .tag("accounts")
                        .need(Need.PATRONS)
                        .path("id", Ids.KEY, "Its id.")
                        .refuses(ProblemCode.REFUSED)
                        .changes(AccountsApi::waive),
                patrons(Endpoint.post("/patrons/{id}/fees", "Ask for money that no rule asks for."))
                        .need(Need.PATRONS)
                        .takes(CHARGE)
                        .one(201, FEE)
                        .refuses(ProblemCode.REFUSED)
                        .changes(AccountsApi::charge),
                patrons(Endpoint.delete("/patrons/{id}/suspension", "Let the late returns that stop borrowing go."))
                        .need(Need.PATRONS)
                        .refuses(ProblemCode.REFUSED)
                        .changes(AccountsApi::lift),
                patrons(Endpoint.put("/patrons/{id}/block", "Stop borrowing, or allow it again."))
                        .takes(BLOCK)
                        .changes(AccountsApi::block),
                patrons(Endpoint.get("/patrons/{id}/past-loans", "Past loans that are still linked; noted as seen."))
                        .pages(PAST)
                        .does(call -> call.inTransaction(AccountsApi::history)),
                patrons(Endpoint.put("/patrons/{id}/history-wish", "Whether past loans are kept."))
                        .takes(HISTORY)
                        .changes(AccountsApi::wish),
                Endpoint.delete(
                                "/patrons/{id}",
                                "Forget a patron who has nothing to bring back, to pay or to wait for.")
                        .tag("accounts")
                        .need(Need.PATRONS)
                        .path("id", Ids.KEY, "The hub's key.")
                        .refuses(ProblemCode.REFUSED)
                        .changes(AccountsApi::erase));
    }

    private static Endpoint.Draft patrons(Endpoint.Draft draft) {
        return draft.tag("accounts").need(Need.CIRCULATION).path("id", Ids.KEY, "The hub's key.");
    }

    private static PatronId patron(Services services, Call call) {
        return Call.found(services.patrons().patron(call.path("id", PatronId::new)))
                .id();
    }

    /** An account is looked at wherever the caller is. */
    private static Occasion occasion(Call call) {
        return new Occasion(new SiteId("api"), call.caller().actor(), call.now());
    }

    private static Reply account(Services services, Call call) {
        return Call.ok(ACCOUNT, seen(services, call, call.path("id", PatronId::new)));
    }

    /** A patron's account, noted as seen. */
    static Account seen(Services services, Call call, PatronId patron) {
        PatronInformation seen = Call.found(services.circulation().patron(patron, occasion(call)));
        return new Account(seen, services.retention().keepsHistory(patron), call.now());
    }

    private static Reply pay(Services services, Call call) {
        PatronId patron = patron(services, call);
        Money amount = amount(services, call);
        Payment payment = new Payment(
                patron,
                call.body().optionalText("fee").map(FeeId::new).stream().toList(),
                amount,
                method(call.body().text("method")),
                call.body().optionalText("reference").orElse(""));
        return switch (services.circulation().pay(payment, occasion(call))) {
            case Paying.Paid(Money owed) -> Call.created(STILL_OWED, owed);
            case Paying.PaidBefore(Money owed) -> Call.created(STILL_OWED, owed);
            case Paying.Refused refused -> throw Problem.because(List.of(refused.reason()));
        };
    }

    private static Money amount(Services services, Call call) {
        return Call.read(
                "amount",
                call.body().text("amount"),
                text -> positive(Money.parse(text, services.ledger().currency())));
    }

    private static Money positive(Money amount) {
        if (amount.isNone()) {
            throw new IllegalArgumentException("nothing");
        }
        return amount;
    }

    private static Payment.Method method(String word) {
        for (Payment.Method method : Payment.Method.values()) {
            if (Schema.word(method).equals(word)) {
                return method;
            }
        }
        throw new IllegalStateException("the form lets no such method through: " + word);
    }

    private static Reply waive(Services services, Call call) {
        FeeId fee = call.path("id", FeeId::new);
        if (!services.ledger().waive(fee, call.caller().actor(), call.now())) {
            throw Problem.refused(List.of("fee-unknown"));
        }
        return Call.nothing();
    }

    private static Reply charge(Services services, Call call) {
        PatronId patron = patron(services, call);
        List<LoanId> loan =
                call.body().optionalText("loan").map(LoanId::new).stream().toList();
        boolean theirs = loan.stream()
                .allMatch(id -> services.lending()
                        .loan(id)
                        .map(there -> there.patron().equals(patron))
                        .orElse(false));
        if (!theirs) {
            throw Problem.refused(List.of("loan-unknown"));
        }
        Fee.Kind kind = switch (Words.constant(ByHand.class, call.body().text("kind"))) {
            case PROCESSING -> Fee.Kind.PROCESSING;
            case DAMAGE -> Fee.Kind.DAMAGE;
            case CARD -> Fee.Kind.CARD;
            case OTHER -> Fee.Kind.OTHER;
        };
        return Call.created(
                FEE,
                services.ledger()
                        .charge(
                                patron,
                                kind,
                                loan,
                                amount(services, call),
                                call.caller().actor(),
                                call.now()));
    }

    private static Reply lift(Services services, Call call) {
        if (services.ledger().lift(patron(services, call), call.caller().actor(), call.now()) == 0) {
            throw Problem.refused(List.of("not-suspended"));
        }
        return Call.nothing();
    }

    private static Reply block(Services services, Call call) {
        PatronId patron = patron(services, call);
        if (call.body().truth("blocked")) {
            services.circulation()
                    .block(patron, call.body().optionalText("words").orElse(""), occasion(call));
        } else {
            services.circulation().unblock(patron, occasion(call));
        }
        return Call.nothing();
    }

    private static Reply history(Services services, Call call) {
        PatronId patron = patron(services, call);
        long before = call.cursor(Long::parseLong).orElse(Long.MAX_VALUE);
        List<Past> page = services.retention()
                .history(patron, before, call.limit() + 1, call.caller().actor(), call.now());
        List<Past> shown = page.subList(0, Math.min(page.size(), call.limit()));
        Optional<String> next = page.size() > shown.size()
                ? Optional.of(Long.toString(shown.getLast().number()))
                : Optional.empty();
        return Call.page(
                PAST,
                shown.stream().map(past -> new PastShown(past, call.now())).toList(),
                next);
    }

    private static Reply wish(Services services, Call call) {
        services.retention()
                .keepHistory(
                        patron(services, call),
                        call.body().truth("keep"),
                        call.caller().actor(),
                        call.now());
        return Call.nothing();
    }

    private static Reply erase(Services services, Call call) {
        return switch (services.retention()
                .erase(call.path("id", PatronId::new), call.caller().actor(), call.now())) {
            case Erasing.Erased() -> Call.nothing();
            case Erasing.PatronUnknown() -> throw Problem.of(ProblemCode.NOT_FOUND);
            case Erasing.Refused refused -> throw Problem.because(refused.open());
        };
    }
}
