package org.carrel.hub.adapter.http.api;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.contract.id.CardNumber;
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
import org.carrel.hub.identity.Contact;
import org.carrel.hub.registration.Application;
import org.carrel.hub.registration.Application.DocumentNumber;
import org.carrel.hub.registration.Application.Entered;
import org.carrel.hub.registration.Application.Reason;
import org.carrel.hub.registration.Application.Sent;
import org.carrel.hub.registration.Application.State;
import org.carrel.hub.registration.ChipReading;
import org.carrel.hub.registration.IdentityNumber;
import org.carrel.hub.registration.PrivacyNotice;
import org.carrel.hub.registration.Registration;
import org.carrel.hub.registration.Registration.Decision;
import org.carrel.hub.store.Services;

/** Applications for a card. */
public final class RegistrationApi {
    private static final int WAITING_LISTED = 200;
    private static final int REASONS_MAX = 5;

    private static final Form ENTERED = Form.named("CardApplicationRequest")
            .required("notice", Schema.text(32), "The version of the notice that was shown.")
            .required("accepted", new Schema.Truth(), "Whether the applicant accepted it.")
            .required("name", Schema.text(200), "As on the document.")
            .required("document", Schema.text(20), "Number of the national identity card or resident certificate.")
            .required("born", Schema.matching("[0-9]{4}-[0-9]{2}-[0-9]{2}", 10), "Date of birth.")
            .required("phone", Schema.text(40), "Mobile or land line in Taiwan; may have an extension behind #.")
            .optional("email", Schema.text(254), "For notices.")
            .required("postalCode", Schema.text(8), "3, 5 or 6 digits.")
            .required("address", Schema.text(200), "Kept as typed.")
            .optional(
                    "language",
                    Schema.matching("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", 20),
                    "BCP 47 tag; zh-Hant when left out.")
            .required("home", Ids.SLUG, "The branch where they will belong.")
            .optional("chip", Schema.text(40), "A card of their own, such as an EasyCard, as a reader shows it.")
            .optional(
                    "chipShown",
                    Schema.wordsOf(ChipReading.Shown.class),
                    "How that reader shows it; hex when left out.")
            .optional("chipBytes", new Schema.Whole(4, 10), "How many bytes it has: 4, 7 or 10; 4 when left out.");

    private static final Form APPROVAL = Form.named("CardApprovalRequest")
            .optional("card", Schema.text(64), "The number of the printed card that they were given.");

    private static final Form REJECTION = Form.named("CardRejectionRequest")
            .required("reasons", new Schema.Listing(Schema.wordsOf(Reason.class), REASONS_MAX), "At least one.");

    /** @param language that the caller reads */
    private record Notice(PrivacyNotice notice, String language) {}

    private static final View<Notice> NOTICE = View.<Notice>named("PrivacyNotice")
            .text(
                    "version",
                    32,
                    "To be sent with the application.",
                    shown -> shown.notice().version())
            .text(
                    "text",
                    PrivacyNotice.TEXT_MAX,
                    "To be shown before the first field.",
                    shown -> shown.notice().in(shown.language()));

    private record Receipt(String reference) {}

    private static final View<Receipt> RECEIPT = View.<Receipt>named("CardApplicationReceipt")
            .text("reference", 20, "With it the applicant looks up what became of it; told once.", Receipt::reference);

    static final View<Application> STATE = state(View.named("CardApplicationState"));

    private static final View<Application> LISTED = state(View.<Application>named("CardApplication")
            .text("id", 64, "Its id.", Application::id)
            .text(
                    "maskedName",
                    200,
                    "For a screen that others may see.",
                    application -> application.applicant().name().masked())
            .text(
                    "home",
                    32,
                    "The branch.",
                    application -> application.applicant().home()));

    private record Opened(Application application, List<String> sameDocument) {}

    private static final View<Opened> OPENED = View.<Opened>named("CardApplicationWithPerson")
            .text("id", 64, "Its id.", opened -> opened.application().id())
            .text("name", 200, "As entered.", opened -> person(opened).name().full())
            .word(
                    "documentKind",
                    IdentityNumber.Kind.class,
                    "Which document it is.",
                    opened -> person(opened).kind())
            .perhaps(
                    "document",
                    Schema.text(10),
                    "Its number, until the decision.",
                    opened -> person(opened).number() instanceof DocumentNumber.Kept(IdentityNumber number)
                            ? Optional.of(number.number())
                            : Optional.empty())
            .text("born", 10, "Date of birth.", opened -> person(opened).born())
            .text("phone", 20, "Telephone.", opened -> person(opened).phone().written())
            .perhaps(
                    "email",
                    Schema.text(254),
                    "For notices.",
                    opened -> person(opened).contact() instanceof Contact.Email(String address)
                            ? Optional.of(address)
                            : Optional.empty())
            .text(
                    "postalCode",
                    8,
                    "Of the address.",
                    opened -> person(opened).address().postalCode())
            .text(
                    "address",
                    200,
                    "As entered.",
                    opened -> person(opened).address().text())
            .text("home", 32, "The branch.", opened -> person(opened).home())
            .text(
                    "noticeVersion",
                    32,
                    "Which notice was accepted.",
                    opened -> person(opened).noticeVersion())
            .member(
                    "sameDocument",
                    new Schema.Listing(Schema.text(64), 100),
                    "Other applications with the same document.",
                    Opened::sameDocument)
            .part("state", STATE, "How far it is.", Opened::application);

    private final Desk desk;

    public RegistrationApi(Desk desk) {
        this.desk = desk;
    }

    private static Application.Applicant person(Opened opened) {
        return opened.application().applicant();
    }

    private static View<Application> state(View<Application> view) {
        return view.member(
                        "state",
                        new Schema.Word(List.of("waiting", "approved", "rejected")),
                        "How far it is.",
                        application -> switch (application.state()) {
                            case State.Waiting() -> "waiting";
                            case State.Approved _ -> "approved";
                            case State.Rejected _ -> "rejected";
                        })
                .moment("submitted", "When it came in.", Application::submitted)
                .member(
                        "reasons",
                        new Schema.Listing(Schema.wordsOf(Reason.class), REASONS_MAX),
                        "Why it was rejected.",
                        application -> application.state() instanceof State.Rejected rejected
                                ? rejected.reasons().stream().map(Schema::word).toList()
                                : List.of());
    }

    public List<Endpoint> endpoints() {
        return Stream.concat(forApplicants().stream(), forStaff().stream()).toList();
    }

    private List<Endpoint> forApplicants() {
        return List.of(
                Endpoint.get(
                                "/card-applications/notice",
                                "What must be shown before the first field of an application.")
                        .tag("cards")
                        .need(Need.APPLICATIONS)
                        .one(NOTICE)
                        .does(call -> Call.ok(
                                NOTICE,
                                new Notice(
                                        desk.store()
                                                .read(services ->
                                                        services.registration().notice()),
                                        call.language()))),
                Endpoint.get(
                                "/card-applications/notices/{version}",
                                "The notice of one version, the present one or one that somebody accepted.")
                        .tag("cards")
                        .need(Need.APPLICATIONS)
                        .path("version", Schema.text(32), "The version.")
                        .one(NOTICE)
                        .does(call -> Call.ok(
                                NOTICE,
                                new Notice(
                                        Call.found(desk.store()
                                                .read(services -> services.registration()
                                                        .notice(call.path("version", text -> text)))),
                                        call.language()))),
                Endpoint.post("/card-applications", "Apply for a card.")
                        .tag("cards")
                        .need(Need.APPLICATIONS)
                        .takes(ENTERED)
                        .one(201, RECEIPT)
                        .keyed()
                        .does(this::send),
                Endpoint.post("/card-applications/lookup", "How far an application is.")
                        .tag("cards")
                        .need(Need.APPLICATIONS)
                        .takes(Form.named("CardApplicationLookup")
                                .required("reference", Schema.text(40), "In the body, so that no log has it."))
                        .one(STATE)
                        .refuses(ProblemCode.NOT_FOUND)
                        .does(call -> Call.ok(
                                STATE,
                                Call.found(desk.store()
                                        .read(services -> services.registration()
                                                .look(call.body().text("reference")))))));
    }

    private List<Endpoint> forStaff() {
        return List.of(
                Endpoint.get("/card-applications", "The applications that wait for a decision, masked.")
                        .tag("cards")
                        .need(Need.PATRONS)
                        .many(LISTED)
                        .does(call -> Call.list(
                                LISTED,
                                desk.store()
                                        .read(services ->
                                                services.registration().waiting(WAITING_LISTED)))),
                Endpoint.post(
                                "/card-applications/{id}/person",
                                "An application with the person's data; that it was seen is noted.")
                        .tag("cards")
                        .need(Need.PATRONS)
                        .path("id", Ids.KEY, "Its id.")
                        .one(OPENED)
                        .does(this::open),
                Endpoint.post("/card-applications/{id}/approval", "Make the applicant a patron.")
                        .tag("cards")
                        .need(Need.PATRONS)
                        .path("id", Ids.KEY, "Its id.")
                        .takes(APPROVAL)
                        .one(STATE)
                        .refuses(ProblemCode.REFUSED)
                        .changes(RegistrationApi::approve),
                Endpoint.post("/card-applications/{id}/rejection", "Reject an application, with reasons.")
                        .tag("cards")
                        .need(Need.PATRONS)
                        .path("id", Ids.KEY, "Its id.")
                        .takes(REJECTION)
                        .one(STATE)
                        .refuses(ProblemCode.REFUSED)
                        .changes(RegistrationApi::reject));
    }

    private Reply send(Call call) {
        Form.Filled body = call.body();
        Entered entered = new Entered(
                body.text("notice"),
                body.truth("accepted"),
                body.text("name"),
                body.text("document"),
                body.text("born"),
                body.text("phone"),
                body.optionalText("email").orElse(""),
                body.text("postalCode"),
                body.text("address"),
                body.optionalText("language").orElse(""),
                body.text("home"),
                body.optionalText("chip").orElse(""),
                body.optionalText("chipShown")
                        .map(word -> Words.constant(ChipReading.Shown.class, word))
                        .orElse(ChipReading.Shown.HEX),
                body.optionalWhole("chipBytes").orElse(4L).intValue());
        String reference = Registration.reference(desk.secret().get());
        return call.once((services, within) -> receipt(
                services.registration().send(entered, reference, within.caller().actor(), within.now()), reference));
    }

    private static Reply receipt(Sent sent, String reference) {
        return switch (sent) {
            case Sent.Received _ -> Call.created(RECEIPT, new Receipt(reference));
            case Sent.Refused(List<Application.Fault> faults) ->
                throw Problem.of(
                        ProblemCode.BODY_INVALID,
                        faults.stream()
                                .map(fault -> new Fault("/" + fault.field(), Schema.word(fault)))
                                .toList());
        };
    }

    private Reply open(Call call) {
        Optional<Opened> opened = desk.store()
                .write(services -> services.registration()
                        .see(call.path("id", id -> id), call.caller().actor(), call.now())
                        .map(application -> new Opened(
                                application,
                                services.registration().sameDocument(application).stream()
                                        .map(Application::id)
                                        .toList())));
        return Call.ok(OPENED, Call.found(opened));
    }

    private static Reply approve(Services services, Call call) {
        Optional<CardNumber> card =
                call.body().optionalText("card").map(number -> Call.read("card", number, CardNumber::new));
        return answer(services.registration()
                .approve(
                        call.path("id", id -> id),
                        card,
                        call.caller().staff(),
                        call.caller().actor(),
                        call.now()));
    }

    private static Reply reject(Services services, Call call) {
        TreeSet<Reason> reasons = call.body().texts("reasons").stream()
                .map(word -> Words.constant(Reason.class, word))
                .collect(Collectors.toCollection(TreeSet::new));
        if (reasons.isEmpty()) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/reasons", "missing")));
        }
        return answer(services.registration()
                .reject(
                        call.path("id", id -> id),
                        reasons,
                        call.caller().staff(),
                        call.caller().actor(),
                        call.now()));
    }

    private static Reply answer(Decision decision) {
        return switch (decision) {
            case Decision.Decided(Application application) -> Call.ok(STATE, application);
            case Decision.Unknown() -> throw Problem.of(ProblemCode.NOT_FOUND);
            case Decision.DecidedBefore _ -> throw Problem.refused(List.of("application-decided-before"));
            case Decision.CardTaken() -> throw Problem.refused(List.of("card-taken"));
        };
    }
}
